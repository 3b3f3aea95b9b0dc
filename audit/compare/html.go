package compare

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

var (
	//go:embed html/compare.tmpl
	htmlPage string
	//go:embed html/compare.css
	htmlStyle string
	//go:embed html/compare.js
	htmlScript string
)

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("compare").Parse(htmlPage)
})

// HTMLOptions of WriteHTML. The zero value writes Chinese.
type HTMLOptions struct{ English bool }

// WriteHTML writes one self-contained page: what to look at, both reports side
// by side with links between the places of what was moved, and a table of all
// figures over the reports with a line for each.
func WriteHTML(w io.Writer, c Comparison, opts HTMLOptions) error {
	page, err := pageTemplate()
	if err != nil {
		return err
	}
	b := htmlBuilder{&textWriter{TextOptions: TextOptions{English: opts.English}}, &c}
	return page.Execute(w, b.page())
}

type htmlData struct {
	Lang, Title string
	Style       template.CSS
	Script      template.JS
	Words       htmlWords
	Kinds       []htmlKind
	Against     []htmlAgainst
	TiesTitle   string
	Ties        []string
	Columns     []string
	Series      []htmlSeries
	Skipped     []string
}

type htmlWords struct{ ToDo, Change, Series, Figure, Delta, Percent string }

type htmlKind struct {
	Kind  align.Kind
	Name  string
	Shown bool
}

type htmlAgainst struct {
	ID, Title, Counts string
	Prior, Current    string
	Flags             []htmlFlag
	Rows              []htmlRow
}

type htmlFlag struct{ Name, Row, Place, Text, Expected string }

// htmlRow is a change, or a Stub that says where something moved to.
type htmlRow struct {
	Row, KindName  string
	Kind           align.Kind
	Flags          []string
	Prior, Current []htmlText
	Stub, Place    string
}

// htmlText is a paragraph in pieces.
type htmlText struct {
	Place  string
	Pieces []htmlPiece
}

type htmlPiece struct {
	Text    string
	Changed bool   // only in this report
	Flags   string // names of the flags of this piece, "" for none
}

// htmlBuilder shares the words of the terminal's text.
type htmlBuilder struct {
	*textWriter
	c *Comparison
}

func (b *htmlBuilder) page() htmlData {
	data := htmlData{
		Lang:   b.say("zh-CN", "en"),
		Title:  b.say("与上期对照：", "Held against earlier reports: ") + b.c.Current,
		Style:  template.CSS(htmlStyle),
		Script: template.JS(htmlScript),
		Words: htmlWords{
			ToDo: b.say("需要处理", "To look at"), Change: b.say("变化", "change"), Series: b.say("数字", "Figures"),
			Figure: b.say("指标", "figure"), Delta: b.say("增减", "change"), Percent: b.say("幅度", "percent"),
		},
		Columns: b.columns(),
	}
	for _, kind := range kinds() {
		data.Kinds = append(data.Kinds, htmlKind{kind, b.kindName(kind), kind != align.Unchanged})
	}
	for i := range b.c.Against {
		data.Against = append(data.Against, b.section(i))
	}
	for i := range b.c.Series {
		data.Series = append(data.Series, b.row(&b.c.Series[i]))
	}
	if n := len(b.c.Ties); n > 0 {
		data.TiesTitle = b.tiesTitle(n)
	}
	for _, tie := range b.c.Ties {
		data.Ties = append(data.Ties, b.tie(tie))
	}
	for _, s := range b.c.Skipped {
		data.Skipped = append(data.Skipped, b.notCompared(s))
	}
	return data
}

func (b *htmlBuilder) section(n int) htmlAgainst {
	a := &b.c.Against[n]
	out := htmlAgainst{
		ID: fmt.Sprintf("against%d", n), Title: b.title(b.c, a), Counts: b.counts(a),
		Prior: a.Prior, Current: b.c.Current,
	}
	rows := map[*Change]string{}
	for i := range a.Changes {
		rows[&a.Changes[i]] = fmt.Sprintf("c%d-%d", n, i)
	}
	for _, flag := range Flags() {
		for _, f := range a.marked(flag) {
			out.Flags = append(out.Flags, htmlFlag{
				Name: b.flagName(flag), Row: rows[f.change], Place: b.where(f.placeOf()),
				Text: strings.TrimSpace(f.Label + " " + display.Visible(display.First(f.Text, contextRunes))), Expected: f.Expected,
			})
		}
	}
	out.Rows = b.rows(a, rows)
	return out
}

// rows are the changes, with a stub where something was before it moved.
func (b *htmlBuilder) rows(a *Against, ids map[*Change]string) []htmlRow {
	stubs := stubs(a)
	var list []htmlRow
	for i := range a.Changes {
		list = append(list, b.change(&a.Changes[i], ids[&a.Changes[i]]))
		for _, moved := range stubs[i] {
			list = append(list, htmlRow{
				Row: ids[moved], Kind: moved.Kind, KindName: b.kindName(moved.Kind), Place: b.places(moved.Prior),
				Stub: b.say("移至"+b.places(moved.Current), "moved to "+b.places(moved.Current)),
			})
		}
	}
	return list
}

// stubs lists, for each change, what stood behind it in the prior report and
// was moved.
func stubs(a *Against) map[int][]*Change {
	type origin struct {
		place *Place
		row   int
	}
	var origins []origin
	for i := range a.Changes {
		for j := range a.Changes[i].Prior {
			origins = append(origins, origin{&a.Changes[i].Prior[j], i})
		}
	}
	slices.SortStableFunc(origins, func(x, y origin) int {
		return cmp.Or(strings.Compare(x.place.Part, y.place.Part), cmp.Compare(x.place.Paragraph, y.place.Paragraph))
	})
	list := map[int][]*Change{}
	behind, last := 0, -1
	for _, o := range origins {
		c := &a.Changes[o.row]
		switch {
		case c.Kind != align.Moved:
			behind = o.row
		case o.row != last: // the first cell of a row
			list[behind] = append(list[behind], c)
			last = o.row
		}
	}
	return list
}

func (b *htmlBuilder) change(c *Change, id string) htmlRow {
	r := htmlRow{Row: id, Kind: c.Kind, KindName: b.kindName(c.Kind)}
	for _, flag := range c.Flags() {
		r.Flags = append(r.Flags, b.flagName(flag))
	}
	r.Prior, r.Current = b.texts(c.Prior), b.texts(c.Current)
	for _, s := range c.Segments {
		if s.Op != align.Insert {
			r.Prior[s.Prior].add(s.Text, s.Op == align.Delete)
		}
		if s.Op != align.Delete {
			r.Current[s.Current].add(s.Text, s.Op == align.Insert)
		}
	}
	for i := range r.Current {
		r.Current[i].Pieces = b.markPieces(r.Current[i].Pieces, c.marksIn(i))
	}
	return r
}

func (b *htmlBuilder) texts(places []Place) []htmlText {
	list := make([]htmlText, len(places))
	for i, p := range places {
		list[i].Place = b.where(p)
	}
	return list
}

func (t *htmlText) add(text string, changed bool) {
	t.Pieces = append(t.Pieces, htmlPiece{Text: text, Changed: changed})
}

// marksIn are the marks that point at a part of a current paragraph.
func (c *Change) marksIn(place int) []Mark {
	var list []Mark
	p := c.Current[place]
	for _, m := range c.Marks {
		if m.Loc.Part == p.Part && m.Loc.Para == p.Paragraph && m.Flag != HalfUpdated && m.Flag != UnchangedText {
			list = append(list, m)
		}
	}
	return list
}

// markPieces cuts pieces where marks start and end.
func (b *htmlBuilder) markPieces(pieces []htmlPiece, marks []Mark) []htmlPiece {
	if len(marks) == 0 {
		return pieces
	}
	var out []htmlPiece
	at := 0
	for _, p := range pieces {
		end := at + len(p.Text)
		for from := at; from < end; {
			to, flags := b.markAt(marks, from, end)
			out = append(out, htmlPiece{Text: p.Text[from-at : to-at], Changed: p.Changed, Flags: flags})
			from = to
		}
		at = end
	}
	return out
}

// markAt names the flags at offset from, and how far they go.
func (b *htmlBuilder) markAt(marks []Mark, from, end int) (to int, flags string) {
	var names []string
	to = end
	for _, m := range marks {
		switch {
		case m.Loc.Start > from:
			to = min(to, m.Loc.Start)
		case m.Loc.End > from:
			to = min(to, m.Loc.End)
			names = append(names, b.flagName(m.Flag))
		}
	}
	return to, strings.Join(names, b.say("、", ", "))
}

func (b *htmlBuilder) kindName(kind align.Kind) string {
	return b.say(kindNames[kind].zh, kindNames[kind].en)
}

func (b *htmlBuilder) flagName(flag Flag) string {
	return b.say(flagNames[flag].zh, flagNames[flag].en)
}
