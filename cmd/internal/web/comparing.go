package web

import (
	"io"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// comparison is a report held against earlier ones.
type comparison struct {
	current *docx.Document
	priors  []*docx.Document
	result  compare.Comparison
}

func newComparison(current *docx.Document, priors []*docx.Document) *comparison {
	reports := make([]compare.Report, len(priors))
	for i, doc := range priors {
		reports[i] = compare.Of(doc.Name(), doc)
	}
	result := compare.Compare(reports, compare.Of(current.Name(), current), compare.Options{})
	return &comparison{current, priors, result}
}

// startComparison takes the current report and earlier ones.
func (s *Server) startComparison(v *visit) error {
	sent, err := s.receive(v)
	if err != nil {
		return err
	}
	switch {
	case len(sent.files["current"]) == 0:
		return noFile
	case len(sent.files["prior"]) == 0:
		return noPrior
	}
	done, err := s.takeTurn(v.r.Context())
	if err != nil {
		return err
	}
	defer done()
	current, err := sent.files["current"][0].open()
	if err != nil {
		return err
	}
	priors, err := openAll(sent.files["prior"])
	if err != nil {
		return err
	}
	d := &desk{title: current.Name(), size: sent.size(), comparison: newComparison(current, priors)}
	v.session.add(d)
	return v.goTo(d.Path())
}

// comparePage is a comparison with what to do about it.
type comparePage struct {
	compare.Page
	Desk  *desk
	Flags []flagCount
}

type flagCount struct {
	Flag  compare.Flag
	Name  string
	Count int
}

func (s *Server) showComparison(v *visit) error {
	d, err := v.desk("compare")
	if err != nil {
		return err
	}
	done, err := s.takeTurn(v.r.Context())
	if err != nil {
		return err
	}
	defer done()
	title := audit.Text{ZH: "对比 " + d.title, EN: "Compare " + d.title}
	return s.render(v, "compare", page{Title: title, Task: "compare", Body: newComparePage(v, d)})
}

func newComparePage(v *visit, d *desk) *comparePage {
	p := &comparePage{
		Page: compare.NewPage(d.comparison.result, compare.HTMLOptions{English: v.lang == audit.English}),
		Desk: d,
	}
	for _, flag := range compare.Flags() {
		c := flagCount{Flag: flag}
		for _, against := range p.Against {
			for _, f := range against.Flags {
				if f.Flag == flag {
					c.Name = f.Name
					c.Count++
				}
			}
		}
		if c.Count > 0 {
			p.Flags = append(p.Flags, c)
		}
	}
	return p
}

func (s *Server) downloadComparison(v *visit) error {
	d, err := v.desk("compare")
	if err != nil {
		return err
	}
	english := v.lang == audit.English
	result := d.comparison.result
	ext := "." + v.r.PathValue("format")
	var write func(io.Writer) error
	switch ext {
	case ".html":
		write = func(w io.Writer) error { return compare.WriteHTML(w, result, compare.HTMLOptions{English: english}) }
	case ".xlsx":
		write = func(w io.Writer) error { return compare.WriteXLSX(w, result, compare.XLSXOptions{English: english}) }
	case ".json":
		write = func(w io.Writer) error { return compare.WriteJSON(w, result) }
	default:
		return unknownFormat
	}
	return v.send(named(d.title, v.say("（对比）", " (compared)"), ext), mediaTypes[ext], write)
}

// RowFlags are the flags of a row, separated by spaces.
func (p *comparePage) RowFlags(r compare.PageRow) string {
	var list []string
	for _, f := range r.Flags {
		list = append(list, string(f.Flag))
	}
	return strings.Join(list, " ")
}
