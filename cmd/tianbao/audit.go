package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// What audit says.
var (
	auditShort = text{"审核文稿", "audit drafts"}
	auditLong  = text{
		"审核文稿：遗留的占位、前后不一的报告期、过期的题名年份等。FILE 可以是文件夹。",
		"Audit drafts: placeholders left, periods that disagree, stale years in titles, and more.\nFILE may be a folder.",
	}
	auditPrior    = text{"以往期报告 `FILE` 对照（可重复）", "hold against an earlier report `FILE` (may be repeated)"}
	auditTemplate = text{"文稿所依据的模板 `FILE`", "the template `FILE` that the draft was made from"}
	auditProfile  = text{"文稿阶段 `draft|final`（草稿|定稿，默认 final）", "state of the text, `draft|final` (default final)"}
	auditFailOn   = text{"有此级别及以上的问题时退出码为 1：`error|warning|info|never`（默认 error）", "exit 1 on findings of this level or above: `error|warning|info|never` (default error)"}
	priorUnread   = text{"没有对照往期报告 %s：%s", "not held against the prior %s: %s"}
	auditOptions  = text{"审核设置有误：%v", "wrong audit settings: %v"}
)

func newAudit(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit FILE... [--prior FILE]... [--template FILE] [-c VALUES] [--profile draft|final] [--format text|json|sarif|html|xlsx] [--annotate OUT.docx] [--fix OUT.docx] [--fail-on error|warning|info|never] [--baseline FILE [--update]]",
		Short: a.t(auditShort),
		Long:  a.t(auditLong),
		Args:  arguments(1, -1),
	}
	x := newAuditor(a)
	flags := cmd.Flags()
	flags.StringArrayVar(&x.priorFiles, "prior", nil, a.t(auditPrior))
	flags.StringVar(&x.templateFile, "template", "", a.t(auditTemplate))
	flags.StringArrayVarP(&x.valuesFiles, "values", "c", nil, a.t(auditValues))
	flags.Var(x.profile, "profile", a.t(auditProfile))
	flags.Var(x.failOn, "fail-on", a.t(auditFailOn))
	flags.Var(&x.period, "period", a.t(flagPeriod))
	x.copies.add(flags, a)
	x.baseline.add(flags, a)
	x.format = a.resultFormat(cmd, auditFormats...)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		x.given = map[string]bool{"profile": flags.Changed("profile"), "fail-on": flags.Changed("fail-on")}
		return x.run(cmd.Context(), args)
	}
	return cmd
}

func (x *auditor) run(ctx context.Context, args []string) error {
	err := x.audit(ctx, args)
	return errors.Join(x.unreadErr, err)
}

func (x *auditor) audit(ctx context.Context, args []string) error {
	if err := errors.Join(x.checkOutput(), x.prepare(ctx)); err != nil {
		return err
	}
	files, folderErr := expand(ctx, args)
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	if err := x.checkCopies(files); err != nil {
		return err
	}
	results, err := x.files(ctx, files)
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return errors.Join(folderErr, err, x.deliverFindings(ctx, results, x.inputs(files)))
}

// inputs are all that is read besides the settings, which no output may replace.
func (x *auditor) inputs(files []string) []string {
	others := []string{x.templateFile, x.baseline.path}
	return slices.Concat(files, x.priorFiles, x.valuesFiles, others)
}

func profileFlag() *oneOf { return &oneOf{allowed: []string{string(audit.Final), string(audit.Draft)}} }

const never = "never"

func failOnFlag() *oneOf {
	return &oneOf{allowed: []string{audit.Error.String(), audit.Warning.String(), audit.Info.String(), never}}
}

// auditor holds reports against the rules.
type auditor struct {
	*app
	profile, failOn *oneOf
	format          *oneOf
	period          periodFlag
	priorFiles      []string
	templateFile    string
	valuesFiles     []string
	copies          copies
	baseline        baselines
	given           map[string]bool // flags on the command line
	tracked         bool            // tracked changes are meant to be there

	today   time.Time // on which waivers are judged
	main    *regime   // of the working folder
	regimes regimes
	subject audit.Subject // what is the same for every report

	unread    []docx.Skip // the priors that can't be read
	unreadErr error       // why
}

func newAuditor(a *app) *auditor {
	return &auditor{app: a, profile: profileFlag(), failOn: failOnFlag(), format: &oneOf{allowed: auditFormats}}
}

// prepare reads what every report is held against.
func (x *auditor) prepare(ctx context.Context) error {
	if err := x.prepareDay(); err != nil {
		return err
	}
	if x.main = x.newRegime(x.settings); x.main.err != nil {
		return x.main.err
	}
	if err := x.readBaseline(ctx); err != nil {
		return err
	}
	x.subject.Period = x.period.Period
	x.readPriors(ctx)
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return x.readTemplate(ctx)
}

// readPriors reads the priors. One that can't be read does not keep the reports
// from being held against the others: it stands in each report's results as
// skipped.
func (x *auditor) readPriors(ctx context.Context) {
	var errs []error
	for _, name := range once(x.priorFiles) {
		doc, err := x.openNoting(ctx, name)
		if err != nil {
			errs = append(errs, err)
			x.unread = append(x.unread, docx.Skip{Reason: x.t(priorUnread, name, x.explain(err))})
			continue
		}
		x.subject.Priors = append(x.subject.Priors, audit.Prior{File: name, Doc: doc, Slots: findSlots(doc, slot.Options{})})
	}
	x.unreadErr = errors.Join(errs...)
}

// prepareDay sets the day on which waivers are judged: that of --date, of
// SOURCE_DATE_EPOCH, or today.
func (x *auditor) prepareDay() (err error) {
	x.today, err = x.copies.date.orEpoch()
	if x.today.IsZero() {
		x.today = time.Now()
	}
	return err
}

func findSlots(doc *docx.Document, opts slot.Options) slot.Result {
	return slot.Find(doc.Paragraphs(), opts)
}
