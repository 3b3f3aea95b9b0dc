package main

import (
	"errors"
	"slices"
	"strings"

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
	auditOptions  = text{"审核设置有误：%v", "wrong audit settings: %v"}
	auditLevel    = text{"设置文件 %s：规则 %s 的级别“%s”不对，应为 off info warning error 之一", "the settings file %s: rule %s: bad level %q: use off, info, warning or error"}
)

func newAudit(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "audit FILE... [--prior FILE]... [--template FILE]",
		Short: a.t(auditShort),
		Long:  a.t(auditLong),
		Args:  arguments(1, -1),
	}
	x := &auditor{app: a, profile: profileFlag(), failOn: failOnFlag()}
	flags := cmd.Flags()
	flags.StringArrayVar(&x.priorFiles, "prior", nil, a.t(auditPrior))
	flags.StringVar(&x.templateFile, "template", "", a.t(auditTemplate))
	flags.Var(x.profile, "profile", a.t(auditProfile))
	flags.Var(x.failOn, "fail-on", a.t(auditFailOn))
	flags.Var(&x.period, "period", a.t(flagPeriod))
	x.copies.add(flags, a)
	x.format = a.formatFlag(cmd, auditFormats...)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		return x.run(args)
	}
	return cmd
}

func (x *auditor) run(args []string) error {
	if err := errors.Join(x.checkOutput(), x.prepare()); err != nil {
		return err
	}
	files, folderErr := expand(args)
	if err := x.checkCopies(files); err != nil {
		return err
	}
	results, err := x.files(files)
	return errors.Join(folderErr, err, x.deliverFindings(results, args))
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
	copies          copies
	tracked         bool // tracked changes are meant to be there

	options audit.Options
	subject audit.Subject // what is the same for every report
}

// prepare reads what every report is held against.
func (x *auditor) prepare() error {
	if err := x.readSettings(); err != nil {
		return err
	}
	x.subject.Period = x.period.Period
	for _, name := range x.priorFiles {
		doc, err := x.open(name)
		if err != nil {
			return err
		}
		x.noteSkipped(doc)
		x.subject.Priors = append(x.subject.Priors, audit.Prior{File: name, Doc: doc, Slots: findSlots(doc, slot.Options{})})
	}
	return x.readTemplate()
}

func (x *auditor) readSettings() error {
	x.options = audit.Options{Profile: audit.Final, Levels: map[string]audit.Level{}}
	if x.profile.is(string(audit.Draft)) {
		x.options.Profile = audit.Draft
	}
	accept, err := x.settings.entries("accept")
	if err != nil {
		return err
	}
	for _, e := range accept {
		x.options.Accept = append(x.options.Accept, audit.Accept{Text: e.text, Rule: strings.ToUpper(e.rule)})
	}
	levels, err := x.settings.table("rules")
	for id, name := range levels {
		level, wrong := audit.ParseLevel(name)
		if wrong != nil {
			return usage(auditLevel, x.settings.path, strings.ToUpper(id), name)
		}
		x.options.Levels[strings.ToUpper(id)] = level
	}
	if err == nil {
		x.options.Layout, err = x.settings.layout()
	}
	return err
}

// readTemplate notes the keys that the template has.
func (x *auditor) readTemplate() error {
	if x.templateFile == "" {
		return nil
	}
	doc, err := x.open(x.templateFile)
	if err != nil {
		return err
	}
	defer doc.Close()
	x.noteSkipped(doc)
	x.subject.Known = map[string]bool{}
	for _, s := range findSlots(doc, slot.Options{}).Slots {
		x.subject.Known[s.Key] = true
	}
	return nil
}

func findSlots(doc *docx.Document, opts slot.Options) slot.Result {
	return slot.Find(doc.Paragraphs(), opts)
}

// files audits each file. A file that can't be read does not stop the others:
// it stands in the results as skipped.
func (x *auditor) files(files []string) ([]audit.Result, error) {
	var errs []error
	results := []audit.Result{}
	for _, name := range files {
		result, err := x.file(name)
		if err != nil {
			errs = append(errs, err)
		}
		results = append(results, result)
	}
	return results, errors.Join(errs...)
}

func (x *auditor) file(name string) (audit.Result, error) {
	doc, err := x.open(name)
	if err != nil {
		skip := docx.Skip{Reason: x.explain(err)}
		return audit.Result{File: name, Skipped: []docx.Skip{skip}}, err
	}
	defer doc.Close()
	result, err := x.document(name, doc)
	if err == nil {
		err = x.writeCopies(doc, result)
	}
	return result, err
}

// document audits one report and notes what the command will exit with.
func (x *auditor) document(name string, doc *docx.Document) (audit.Result, error) {
	subject := x.subject
	subject.File, subject.Doc = name, doc
	subject.Slots = findSlots(doc, slot.Options{Period: x.period.Period})
	result, err := audit.Run(&subject, x.options)
	if err != nil {
		return result, usage(auditOptions, err)
	}
	if x.tracked {
		result.Findings = slices.DeleteFunc(result.Findings, audit.Finding.IsRevision)
	}
	x.noteSkipped(doc)
	if x.fails(&result) {
		x.found(statusFindings)
	}
	return result, nil
}

// fails reports whether a result has findings of the level of --fail-on or
// above.
func (x *auditor) fails(result *audit.Result) bool {
	if x.failOn.is(never) {
		return false
	}
	for _, level := range audit.Levels() {
		if result.Count(level) > 0 {
			return true
		}
		if x.failOn.is(level.String()) {
			break
		}
	}
	return false
}
