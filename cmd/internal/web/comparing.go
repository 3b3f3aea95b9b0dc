package web

import (
	"context"
	"io"
	"sort"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// comparison is a report held against earlier ones.
type comparison struct {
	current *docx.Document
	priors  []*docx.Document // in the order of result.Against
	result  compare.Comparison
}

func newComparison(ctx context.Context, current *docx.Document, priors []*docx.Document) (*comparison, error) {
	reports := make([]compare.Report, len(priors))
	for i, doc := range priors {
		reports[i] = compare.Of(doc.Name(), doc)
	}
	result, err := compare.Compare(ctx, reports, compare.Of(current.Name(), current), compare.Options{})
	if err != nil {
		return nil, err
	}
	c := &comparison{current, priors, result}
	sort.Stable(byPeriod{c})
	return c, nil
}

// byPeriod puts the priors in the order of their periods, whatever the order in
// which the browser sent them.
type byPeriod struct{ *comparison }

func (b byPeriod) Len() int { return len(b.priors) }

func (b byPeriod) Less(i, j int) bool {
	return b.result.Against[i].Period.Compare(b.result.Against[j].Period) < 0
}

func (b byPeriod) Swap(i, j int) {
	b.priors[i], b.priors[j] = b.priors[j], b.priors[i]
	b.result.Against[i], b.result.Against[j] = b.result.Against[j], b.result.Against[i]
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
	var c *comparison
	err = s.atWork(v, func() (err error) {
		c, err = openComparison(v.r.Context(), sent.files["current"][0], sent.files["prior"])
		return err
	})
	if err != nil {
		return err
	}
	d := &desk{title: c.current.Name(), size: sent.size(), comparison: c}
	v.session.add(d)
	return v.goTo(d.Path())
}

func openComparison(ctx context.Context, current sentFile, priors []sentFile) (*comparison, error) {
	doc, err := current.open()
	if err != nil {
		return nil, err
	}
	docs, err := openAll(priors)
	if err != nil {
		return nil, err
	}
	return newComparison(ctx, doc, docs)
}

// comparePage is a comparison with what to do about it.
type comparePage struct {
	compare.Page
	Desk *desk
	Word bool   // Word files, of which there can be a redline
	Last string // the prior nearest to the current report
}

func (s *Server) showComparison(v *visit) error {
	d, err := v.desk("compare")
	if err != nil {
		return err
	}
	title := audit.Text{ZH: "对比 " + d.title, EN: "Compare " + d.title}
	return s.render(v, "compare", page{Title: title, Task: "compare", Body: newComparePage(v, d)})
}

func newComparePage(v *visit, d *desk) *comparePage {
	return &comparePage{
		Page: compare.NewPage(d.comparison.result, compare.HTMLOptions{English: v.lang == audit.English}),
		Desk: d,
		Word: !isText(d.title), Last: d.comparison.priors[len(d.comparison.priors)-1].Name(),
	}
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
	case ".redline":
		return s.sendRedline(v, d)
	case ".json":
		write = func(w io.Writer) error { return compare.WriteJSON(w, result) }
	default:
		return unknownFormat
	}
	return v.send(named(d.title, v.say("（对比）", " (compared)"), ext), mediaTypes[ext], write)
}

// sendRedline sends the current report with tracked changes against the prior
// nearest to it.
func (s *Server) sendRedline(v *visit, d *desk) error {
	done, err := s.takeTurn(v.r.Context())
	if err != nil {
		return err
	}
	defer done()
	c := d.comparison
	doc, untold, err := report.Redline(c.result, c.priors[len(c.priors)-1], c.current, report.RedlineOptions{Date: s.date()})
	if err != nil {
		return err
	}
	var notes []string
	for _, u := range untold {
		notes = append(notes, u.Message(v.lang))
	}
	v.note(strings.Join(notes, "\n"))
	return v.sendWord(named(d.title, v.say("（花脸稿）", " (redline)"), wordExtension(d.title)), doc)
}

// RowFlags are the flags of a row, separated by spaces.
func (p *comparePage) RowFlags(r compare.PageRow) string {
	var list []string
	for _, f := range r.Flags {
		list = append(list, string(f.Flag))
	}
	return strings.Join(list, " ")
}
