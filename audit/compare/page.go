package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/engine/align"
)

// Page is a comparison as a page shows it, in words of one language.
type Page struct {
	Lang, Title string
	Words       PageWords
	Kinds       []PageKind
	Against     []PageAgainst
	Columns     []string // the reports that Series have values of, the current one last
	Series      []PageSeries
	Skipped     []string
}

// NewPage puts a comparison into the words of a page.
func NewPage(c Comparison, opts HTMLOptions) Page {
	b := pageBuilder{&textWriter{Writer: display.Writer{English: opts.English}}, &c}
	return b.page()
}

// PageWords are headings of a page.
type PageWords struct{ ToDo, Change, Series, Figure, Delta, Percent string }

// PageKind is a kind of change. Shown says whether a page shows it at first.
type PageKind struct {
	Kind  align.Kind
	Name  string
	Shown bool
}

// PageAgainst is the current report held against one prior, side by side.
type PageAgainst struct {
	ID, Title, Counts string
	Prior, Current    string
	Doubts            []string
	Flags             []PageFlag
	Rows              []PageRow
}

// PageFlag is one place to look at; Row is the ID of its row. Marked is the
// place itself between a few words Before and After it.
type PageFlag struct {
	Flag                             Flag
	Name, Row, Place, Text, Expected string
	Before, Marked, After            string
}

// PageRow is a change, or a Stub that says where something moved to. Row is
// the ID of a change; a stub has that of the change it leads to.
type PageRow struct {
	Row, KindName  string
	Kind           align.Kind
	Flags          []FlagName
	Prior, Current []PageText
	Stub, Place    string
}

// FlagName is a flag and what people call it.
type FlagName struct {
	Flag Flag
	Name string
}

// PageText is a paragraph in pieces.
type PageText struct {
	Place  string
	Pieces []PagePiece
}

// PagePiece is a stretch of text.
type PagePiece struct {
	Text    string
	Changed bool   // only in this report
	Flags   string // names of the flags of this piece, "" for none
}

// pageBuilder shares the words of the terminal's text.
type pageBuilder struct {
	*textWriter
	c *Comparison
}

func (b *pageBuilder) page() Page {
	data := Page{
		Lang:  b.Say("zh-CN", "en"),
		Title: b.Say("与上期对照：", "Held against earlier reports: ") + b.c.Current,
		Words: PageWords{
			ToDo: b.Say("需要处理", "To look at"), Change: b.Say("变化", "change"), Series: b.Say("数字", "Figures"),
			Figure: b.Say("指标", "figure"), Delta: b.Say("增减", "change"), Percent: b.Say("幅度", "percent"),
		},
		Columns: b.columns(),
	}
	for _, kind := range kinds() {
		data.Kinds = append(data.Kinds, PageKind{kind, b.kindName(kind), kind != align.Unchanged})
	}
	for i := range b.c.Against {
		data.Against = append(data.Against, b.section(i))
	}
	for i := range b.c.Series {
		data.Series = append(data.Series, b.row(&b.c.Series[i]))
	}
	for _, s := range b.c.Skipped {
		data.Skipped = append(data.Skipped, b.notCompared(s))
	}
	return data
}

func (b *pageBuilder) section(n int) PageAgainst {
	a := &b.c.Against[n]
	out := PageAgainst{
		ID: fmt.Sprintf("against%d", n), Title: b.title(b.c, a), Counts: b.counts(a),
		Prior: a.Prior, Current: b.c.Current,
	}
	for _, d := range a.Doubts {
		out.Doubts = append(out.Doubts, b.doubt(d))
	}
	rows := map[*Change]string{}
	for i := range a.Changes {
		rows[&a.Changes[i]] = fmt.Sprintf("c%d-%d", n, i)
	}
	for _, flag := range Flags() {
		for _, f := range a.marked(flag) {
			out.Flags = append(out.Flags, b.flag(f, rows[f.change]))
		}
	}
	out.Rows = b.rows(a, rows)
	return out
}

// besideRunes is how much text is shown on each side of a place to look at.
const besideRunes = 14

func (b *pageBuilder) flag(f flagged, row string) PageFlag {
	place := f.placeOf()
	marked := display.Visible(display.First(f.Text, contextRunes))
	if marked == "" {
		marked = b.Say("（空）", "(empty)")
	}
	flag := PageFlag{
		Flag: f.Flag, Name: b.flagName(f.Flag), Row: row, Place: b.whereMarked(f),
		Text: strings.TrimSpace(f.Label + " " + marked), Marked: marked, Expected: f.Expected,
	}
	if f.Flag == Unfilled {
		flag.Text = marked
	}
	if f.Loc.End <= len(place.Text) {
		flag.Before = b.cell(place, besideRunes) + display.Visible(display.Last(place.Text[:f.Loc.Start], besideRunes))
		flag.After = display.Visible(display.First(place.Text[f.Loc.End:], besideRunes))
	}
	return flag
}

// rows are the changes, with a stub where something was before it moved.
func (b *pageBuilder) rows(a *Against, ids map[*Change]string) []PageRow {
	stubs := stubs(a)
	var list []PageRow
	for i := range a.Changes {
		list = append(list, b.change(&a.Changes[i], ids[&a.Changes[i]]))
		for _, moved := range stubs[i] {
			list = append(list, PageRow{
				Row: ids[moved], Kind: moved.Kind, KindName: b.kindName(moved.Kind), Place: b.places(moved.Prior),
				Stub: b.Say("移至"+b.places(moved.Current), "moved to "+b.places(moved.Current)),
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

func (b *pageBuilder) change(c *Change, id string) PageRow {
	r := PageRow{Row: id, Kind: c.Kind, KindName: b.kindName(c.Kind)}
	for _, flag := range c.Flags() {
		r.Flags = append(r.Flags, FlagName{flag, b.flagName(flag)})
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

func (b *pageBuilder) texts(places []Place) []PageText {
	list := make([]PageText, len(places))
	for i, p := range places {
		list[i].Place = b.where(p)
	}
	return list
}

func (t *PageText) add(text string, changed bool) {
	t.Pieces = append(t.Pieces, PagePiece{Text: text, Changed: changed})
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
func (b *pageBuilder) markPieces(pieces []PagePiece, marks []Mark) []PagePiece {
	if len(marks) == 0 {
		return pieces
	}
	var out []PagePiece
	at := 0
	for _, p := range pieces {
		end := at + len(p.Text)
		for from := at; from < end; {
			to, flags := b.markAt(marks, from, end)
			out = append(out, PagePiece{Text: p.Text[from-at : to-at], Changed: p.Changed, Flags: flags})
			from = to
		}
		at = end
	}
	return out
}

// markAt names the flags at offset from, and how far they go.
func (b *pageBuilder) markAt(marks []Mark, from, end int) (to int, flags string) {
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
	return to, strings.Join(names, b.Say("、", ", "))
}

func (b *pageBuilder) kindName(kind align.Kind) string {
	return b.Say(kindNames[kind].zh, kindNames[kind].en)
}

func (b *pageBuilder) flagName(flag Flag) string {
	return b.Say(flagNames[flag].zh, flagNames[flag].en)
}
