package web

import (
	"fmt"
	"io"
	"strconv"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"go.yaml.in/yaml/v3"
)

// downloadAudit sends what was found in all files, or in the one that ?file
// names; of one file also the file itself, annotated or mended.
func (s *Server) downloadAudit(v *visit) error {
	d, err := v.desk("audit")
	if err != nil {
		return err
	}
	files, _ := d.auditing.now()
	title := d.title
	if i, err := strconv.Atoi(v.r.FormValue("file")); err == nil && i >= 0 && i < len(files) {
		files = files[i : i+1]
		title = files[0].sent.name
	}
	format := v.r.PathValue("format")
	if format == "annotated" || format == "fixed" {
		return s.sendAudited(v, files, format)
	}
	if format == "waivers" {
		return s.sendWaivers(v, files)
	}
	write := s.auditWriter(v, d, results(files), format)
	if write == nil {
		return unknownFormat
	}
	ext := "." + format
	return v.send(named(title, v.say("（审核）", " (audit)"), ext), mediaTypes[ext], write)
}

// auditWriter writes results in a format, nil for one that there is not.
func (s *Server) auditWriter(v *visit, d *desk, results []audit.Result, format string) func(io.Writer) error {
	switch format {
	case "html":
		return func(w io.Writer) error { return report.HTML(w, results, v.lang) }
	case "xlsx":
		return func(w io.Writer) error { return report.XLSX(w, results, v.lang) }
	case "json":
		return func(w io.Writer) error { return report.JSON(w, results, v.lang) }
	case "sarif":
		return func(w io.Writer) error {
			return report.SARIF(w, results, report.SARIFOptions{Lang: v.lang, Version: s.options.Version, Profile: d.auditing.profile})
		}
	}
	return nil
}

// sendAudited sends the one draft in files with comments, or with what can be
// mended done as tracked changes.
func (s *Server) sendAudited(v *visit, files []auditedFile, format string) error {
	if len(files) != 1 || files[0].subject == nil {
		return notFound
	}
	f := files[0]
	done, err := s.takeTurn(v.r.Context())
	if err != nil {
		return err
	}
	defer done()
	ext := wordExtension(f.sent.name)
	if format == "annotated" {
		doc, err := report.Annotate(f.subject.Doc, f.result, report.AnnotateOptions{Lang: v.lang, Date: s.date()})
		if err != nil {
			return err
		}
		return v.sendWord(named(f.sent.name, v.say("（批注）", " (comments)"), ext), doc)
	}
	fixed, err := report.Fix(f.subject.Doc, f.result, report.FixOptions{Date: s.date()})
	if err != nil {
		return err
	}
	v.note(fmt.Sprintf(v.say("已用修订改正 %d 处，其余 %d 处请人工处理。", "%d places are mended as tracked changes; %d are left for you."), len(fixed.Done), len(fixed.Left)))
	return v.sendWord(named(f.sent.name, v.say("（改正）", " (mended)"), ext), fixed.Doc)
}

// results are those of the files that are done.
func results(files []auditedFile) []audit.Result {
	var list []audit.Result
	for _, f := range files {
		if f.ready {
			list = append(list, f.result)
		}
	}
	return list
}

// waiverEntry is one entry of a waiver file; see audit.ReadWaivers.
type waiverEntry struct {
	Rule    string `yaml:"rule"`
	Text    string `yaml:"text"`
	Context string `yaml:"context"`
	Reason  string `yaml:"reason"`
}

// sendWaivers sends what was waived in the one draft in files, for later audits:
// the file is to lie beside the draft.
func (s *Server) sendWaivers(v *visit, files []auditedFile) error {
	if len(files) != 1 {
		return notFound
	}
	entries := []waiverEntry{}
	for _, f := range files[0].result.Findings {
		if f.Suppressed != nil && f.Suppressed.Kind == audit.BySidecar {
			entries = append(entries, waiverEntry{f.Rule, f.Text, f.Sentence, f.Suppressed.Reason})
		}
	}
	name := named(files[0].sent.name, "", ".audit.yml")
	return v.send(name, mediaTypes[".yml"], func(w io.Writer) error {
		data, err := yaml.Marshal(entries)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
}
