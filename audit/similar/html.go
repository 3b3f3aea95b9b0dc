package similar

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

var (
	//go:embed html/similar.tmpl
	htmlPage string
	//go:embed html/similar.css
	htmlStyle string
)

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("similar").Parse(htmlPage)
})

// HTMLOptions of WriteHTML. The zero value writes Chinese.
type HTMLOptions struct{ English bool }

// WriteHTML writes one self-contained page: the reports and groups, the matrix,
// and the passages of every pair side by side.
func WriteHTML(w io.Writer, r Result, opts HTMLOptions) error {
	page, err := pageTemplate()
	if err != nil {
		return err
	}
	b := htmlBuilder{&textWriter{r: &r, Writer: display.Writer{English: opts.English}}}
	return page.Execute(w, b.page())
}

type htmlData struct {
	Lang, Title, Summary, Nothing string
	Style                         template.CSS
	Words                         htmlWords
	Files                         []htmlFile
	Matrix                        []htmlRow
	Clusters                      []htmlCluster
	Pairs                         []htmlPair
	Skipped                       []string
}

type htmlWords struct{ Files, Matrix, Clusters, Pairs string }

type htmlFile struct {
	Number     int
	Name, Size string
	Sharing    bool
}

type htmlRow struct {
	Number int
	Name   string
	Cells  []htmlCell
}

// htmlCell is how much two reports share. Shade is 0 to 4.
type htmlCell struct {
	Share, Title, Pair string
	Shade              int
	Self               bool
}

type htmlCluster struct {
	Name  string
	Files []string
}

type htmlPair struct {
	ID, Name, Size, First, Second string
	Passages                      []htmlPassage
}

type htmlPassage struct {
	Size          string
	First, Second htmlSide
}

type htmlSide struct {
	Place      string
	Paragraphs [][]htmlPiece
}

type htmlPiece struct {
	Text    string
	Changed bool // only in this report
}

// htmlBuilder shares the words of the terminal's text.
type htmlBuilder struct{ *textWriter }

func (b *htmlBuilder) page() htmlData {
	data := htmlData{
		Lang:    b.Say("zh-CN", "en"),
		Title:   b.Say("雷同比对", "Text that reports share"),
		Summary: b.summary(),
		Style:   template.CSS(htmlStyle),
		Words: htmlWords{
			Files: b.Say("报告", "Reports"), Matrix: b.Say("雷同程度", "How much is shared"),
			Clusters: b.Say("分组", "Groups"), Pairs: b.Say("雷同文字", "Shared passages"),
		},
	}
	sharing := b.r.sharing()
	for i, f := range b.r.Files {
		data.Files = append(data.Files, htmlFile{i + 1, f.Name, b.size(f), sharing[i]})
	}
	for n, c := range b.r.Clusters {
		name := b.Say(fmt.Sprintf("第%d组", n+1), fmt.Sprintf("Group %d", n+1))
		data.Clusters = append(data.Clusters, htmlCluster{name, b.r.names(c)})
	}
	for _, p := range b.r.byWeight() {
		data.Pairs = append(data.Pairs, b.pair(p))
	}
	if len(data.Pairs) == 0 {
		data.Nothing = b.Say("没有发现雷同文字。", "No shared passages were found.")
	} else {
		data.Matrix = b.matrix()
	}
	for _, s := range b.r.Skipped {
		data.Skipped = append(data.Skipped, b.skipped(s))
	}
	return data
}

// matrix has a row for each report that shares something.
func (b *htmlBuilder) matrix() []htmlRow {
	sharing := b.r.sharing()
	ids := map[[2]int]*Pair{}
	for i := range b.r.Pairs {
		p := &b.r.Pairs[i]
		ids[[2]int{p.First, p.Second}] = p
	}
	var rows []htmlRow
	for i, f := range b.r.Files {
		if !sharing[i] {
			continue
		}
		row := htmlRow{Number: i + 1, Name: f.Name}
		for j := range b.r.Files {
			if sharing[j] {
				row.Cells = append(row.Cells, b.cell(i, j, ids[[2]int{min(i, j), max(i, j)}]))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *htmlBuilder) cell(i, j int, p *Pair) htmlCell {
	switch {
	case i == j:
		return htmlCell{Self: true}
	case p == nil:
		return htmlCell{}
	}
	return htmlCell{Share: percent(p.Similarity), Title: b.pairName(p), Pair: p.id(), Shade: shade(p.Similarity)}
}

// shade is how dark a share is shown, 1 to 4.
func shade(share float64) int {
	for n, limit := range []float64{0.05, 0.2, 0.5} {
		if share < limit {
			return n + 1
		}
	}
	return 4
}

func (p *Pair) id() string { return fmt.Sprintf("p%d-%d", p.First+1, p.Second+1) }

func (b *htmlBuilder) pair(p *Pair) htmlPair {
	out := htmlPair{
		ID: p.id(), Name: b.pairName(p), Size: b.pairSize(p),
		First: b.r.Files[p.First].Name, Second: b.r.Files[p.Second].Name,
	}
	for i := range p.Passages {
		out.Passages = append(out.Passages, b.passage(&p.Passages[i]))
	}
	return out
}

func (b *htmlBuilder) passage(p *Passage) htmlPassage {
	out := htmlPassage{
		Size:   b.passageSize(p),
		First:  htmlSide{b.where(p.First), make([][]htmlPiece, len(p.First))},
		Second: htmlSide{b.where(p.Second), make([][]htmlPiece, len(p.Second))},
	}
	for _, s := range p.Segments {
		if s.Op != align.Insert {
			out.First.add(s.Prior, s.Text, s.Op == align.Delete)
		}
		if s.Op != align.Delete {
			out.Second.add(s.Current, s.Text, s.Op == align.Insert)
		}
	}
	return out
}

func (s *htmlSide) add(paragraph int, text string, changed bool) {
	s.Paragraphs[paragraph] = append(s.Paragraphs[paragraph], htmlPiece{text, changed})
}
