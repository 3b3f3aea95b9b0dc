package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/tianbao-dev/tianbao/audit"
)

// SARIFOptions of SARIF.
type SARIFOptions struct {
	Lang    audit.Lang
	Version string // of the program
	Profile audit.Profile
}

// SARIF writes the results as SARIF 2.1.0. An artifact is a report; its parts
// are artifacts within it, and a region counts a part's paragraphs as lines
// and code points as columns, both from 1. Suppressed findings are kept and
// say so.
func SARIF(w io.Writer, results []audit.Result, opts SARIFOptions) error {
	s := sarifWriter{opts: opts, run: sarif.NewRun(), rules: map[string]int{}}
	s.run.WithColumnKind("unicodeCodePoints").WithTool(s.tool()).WithLanguage(languageTag(opts.Lang))
	for i := range results {
		s.file(&results[i])
	}
	s.run.AddInvocation(s.invocation(results))
	report := sarif.NewReport()
	report.AddRun(s.run)
	return report.PrettyWrite(w)
}

type sarifWriter struct {
	opts  SARIFOptions
	run   *sarif.Run
	rules map[string]int
}

func (s *sarifWriter) tool() *sarif.Tool {
	driver := sarif.NewToolComponent().WithName("tianbao").WithInformationURI("https://github.com/tianbao-dev/tianbao")
	if s.opts.Version != "" {
		driver.WithVersion(s.opts.Version)
	}
	for i, rule := range audit.Rules() {
		s.rules[rule.ID] = i
		driver.AddRule(s.descriptor(rule))
	}
	return sarif.NewTool().WithDriver(driver)
}

func (s *sarifWriter) descriptor(rule audit.Rule) *sarif.ReportingDescriptor {
	text := func(t audit.Text) *sarif.MultiformatMessageString {
		return sarif.NewMultiformatMessageString().WithText(t.In(s.opts.Lang))
	}
	level := rule.Level(s.opts.Profile)
	return sarif.NewReportingDescriptor().WithID(rule.ID).
		WithShortDescription(text(rule.Name)).
		WithFullDescription(text(rule.What)).
		WithHelp(text(rule.Why)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithEnabled(level != audit.Off).WithLevel(sarifLevel(level)))
}

func sarifLevel(level audit.Level) string {
	switch level {
	case audit.Error:
		return "error"
	case audit.Warning:
		return "warning"
	case audit.Info:
		return "note"
	}
	return "none"
}

func (s *sarifWriter) file(r *audit.Result) {
	parent := len(s.run.Artifacts)
	s.artifact(fileURI(r.File), -1)
	parts := map[string]int{}
	for i := range r.Findings {
		part := r.Findings[i].Loc.Part
		if _, seen := parts[part]; !seen {
			parts[part] = len(s.run.Artifacts)
			s.artifact((&url.URL{Path: part}).EscapedPath(), parent)
		}
		s.run.AddResult(s.result(&r.Findings[i], parts[part]))
	}
}

// invocation says what could not be read.
func (s *sarifWriter) invocation(results []audit.Result) *sarif.Invocation {
	invocation := sarif.NewInvocation().WithExecutionSuccessful(true)
	for i := range results {
		for _, skip := range results[i].Skipped {
			if skip.Object {
				continue
			}
			message := results[i].File + ": " + skipped(skip, s.opts.Lang)
			invocation.WithExecutionSuccessful(false).AddToolExecutionNotification(
				sarif.NewNotification().WithLevel("error").WithMessage(sarif.NewTextMessage(message)))
		}
	}
	return invocation
}

func (s *sarifWriter) artifact(uri string, parent int) {
	location := sarif.NewArtifactLocation().WithURI(uri).WithIndex(len(s.run.Artifacts))
	s.run.AddArtifact(sarif.NewArtifact().WithLocation(location).WithLength(-1).WithParentIndex(parent))
}

// fileURI is a path as a relative or file URI, percent-encoded.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if filepath.IsAbs(path) {
		return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
	}
	return (&url.URL{Path: path}).EscapedPath()
}

func (s *sarifWriter) result(f *audit.Finding, artifact int) *sarif.Result {
	result := sarif.NewResult().WithRuleID(f.Rule).WithRuleIndex(s.rules[f.Rule]).WithLevel(sarifLevel(f.Level)).
		WithMessage(sarif.NewTextMessage(f.Message.In(s.opts.Lang))).
		WithPartialFingerprints(map[string]string{"auditFingerprint/v1": f.Fingerprint}).
		WithLocations([]*sarif.Location{s.location(f, artifact)})
	if f.Suppressed != nil {
		result.WithSuppressions([]*sarif.Suppression{suppression(f.Suppressed)})
	}
	if f.Baseline != "" {
		result.WithBaselineState(string(f.Baseline))
	}
	return result
}

func (s *sarifWriter) location(f *audit.Finding, artifact int) *sarif.Location {
	line := f.Loc.Para + 1
	snippet := sarif.NewArtifactContent().WithText(f.Text)
	region := sarif.NewRegion().WithStartLine(line).WithEndLine(line).
		WithStartColumn(f.RuneStart + 1).WithEndColumn(f.RuneEnd + 1).WithSnippet(snippet)
	physical := sarif.NewPhysicalLocation().WithRegion(region).
		WithArtifactLocation(sarif.NewArtifactLocation().WithIndex(artifact).WithURI(*s.run.Artifacts[artifact].Location.URI))
	name := audit.Text{ZH: fmt.Sprintf("第%d段", line), EN: fmt.Sprintf("paragraph %d", line)}.In(s.opts.Lang)
	path := strings.Join(append(slices.Clone(f.Section), name), "/")
	logical := sarif.NewLogicalLocation().WithIndex(-1).WithParentIndex(-1).WithName(name).WithFullyQualifiedName(path)
	return sarif.NewLocation().WithPhysicalLocation(physical).WithLogicalLocations([]*sarif.LogicalLocation{logical})
}

// suppression is inSource for a comment in the document, external otherwise.
func suppression(s *audit.Suppression) *sarif.Suppression {
	kind := "external"
	if s.Kind == audit.ByComment {
		kind = "inSource"
	}
	out := sarif.NewSuppression().WithKind(kind).WithStatus("accepted")
	if s.Reason != "" {
		out.WithJustification(s.Reason)
	}
	return out
}
