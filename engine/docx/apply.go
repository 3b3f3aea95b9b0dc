package docx

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Loc is a half-open range of bytes in one paragraph's text.
type Loc struct {
	Part       string
	Para       int
	Start, End int
}

// Edit is new text for a Loc. A newline becomes a line break, a tab a tab;
// carriage returns are taken for newlines.
type Edit struct {
	Loc Loc
	New string
}

// Apply returns a new Document with every edit done, the rest of the file as
// it was, byte for byte. Edits may come in any order. Edits that overlap, lie
// out of range or split a code point, and text that XML forbids, are errors;
// then no edit is done.
func (d *Document) Apply(edits []Edit) (*Document, error) { return d.edit(edits, nil) }

// edit does edits, as tracked changes unless tracked is nil.
func (d *Document) edit(edits []Edit, tracked *tracking) (*Document, error) {
	if err := d.mayEdit(); err != nil {
		return nil, err
	}
	groups, err := d.group(edits)
	var grown [][]splice.Edit
	if err == nil {
		grown, err = d.follow(groups)
	}
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	q := &Document{loader: d.loader, file: d.file}
	parts := slices.Clone(d.parts)
	var changes []opc.Change
	for i, p := range d.parts {
		if len(groups[i])+len(grown[i]) == 0 {
			continue
		}
		data, err := p.apply(groups[i], grown[i], tracked)
		if err == nil {
			parts[i], err = q.reread(p, string(data), groups[i], len(grown[i]))
		}
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		changes = append(changes, opc.Change{Part: p.name, Data: data})
	}
	if changes, err = d.consequences(changes, parts); err != nil {
		return nil, d.loader.fail(err, "")
	}
	if q.loader.pkg, err = d.loader.pkg.With(changes); err != nil {
		return nil, d.loader.fail(err, "")
	}
	q.assemble(parts)
	return q, nil
}

// group checks edits and sorts them by their part's number, their paragraph
// and their place. Edits that change nothing are left out.
func (d *Document) group(edits []Edit) ([][]Edit, error) {
	groups := make([][]Edit, len(d.parts))
	for _, e := range edits {
		e.New = lineEnds.Replace(e.New)
		i, err := d.check(e)
		if err != nil {
			return nil, err
		}
		if detail := d.parts[i].fixedAt(e).refusal(); detail != "" {
			return nil, editError(e.Loc, detail)
		}
		groups[i] = append(groups[i], e)
	}
	for i, group := range groups {
		slices.SortStableFunc(group, compareEdits)
		for j := 1; j < len(group); j++ {
			if a, b := group[j-1].Loc, group[j].Loc; a.Para == b.Para && b.Start < a.End {
				return nil, editError(b, "the edit overlaps another one")
			}
		}
		groups[i] = slices.DeleteFunc(group, func(e Edit) bool {
			return d.parts[i].paras[e.Loc.Para].Text[e.Loc.Start:e.Loc.End] == e.New
		})
	}
	return groups, nil
}

// check returns the number of the part that an edit is in, or why it can't be
// done.
func (d *Document) check(e Edit) (int, error) {
	i := slices.IndexFunc(d.parts, func(p *part) bool { return p.name == e.Loc.Part && !p.hidden() })
	if i < 0 {
		return 0, editError(e.Loc, "no such part")
	}
	if detail := d.parts[i].refuse(e); detail != "" {
		return 0, editError(e.Loc, detail)
	}
	return i, nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func compareEdits(a, b Edit) int {
	if a.Loc.Para != b.Loc.Para {
		return a.Loc.Para - b.Loc.Para
	}
	if a.Loc.Start != b.Loc.Start {
		return a.Loc.Start - b.Loc.Start
	}
	return a.Loc.End - b.Loc.End
}

func editError(loc Loc, detail string) *Error {
	return &Error{Kind: KindEdit, Part: loc.Part, Para: loc.Para, Offset: int64(loc.Start), Detail: detail}
}

// refuse says why an edit can't be done, "" if it can.
func (p *part) refuse(e Edit) string {
	if e.Loc.Para < 0 || e.Loc.Para >= len(p.paras) {
		return "no such paragraph"
	}
	text := p.paras[e.Loc.Para].Text
	switch {
	case e.Loc.Start < 0 || e.Loc.End < e.Loc.Start || e.Loc.End > len(text):
		return "the edit lies outside the paragraph's text"
	case splits(text, e.Loc.Start) || splits(text, e.Loc.End):
		return "the edit splits a character"
	case !utf8.ValidString(e.New):
		return "the new text is not UTF-8"
	case strings.ContainsFunc(e.New, func(r rune) bool { return !xmlscan.IsChar(r) }):
		return "the new text has a character that XML forbids"
	}
	return ""
}

func splits(text string, i int) bool { return i < len(text) && !utf8.RuneStart(text[i]) }

// apply returns the source of the part with sorted edits done and with what has
// grown, as the file is to hold it.
func (p *part) apply(edits []Edit, grown []splice.Edit, tracked *tracking) ([]byte, error) {
	lower := p.lower
	if tracked != nil && p.root == nsWord {
		lower = func(edits []Edit) ([]splice.Edit, error) { return tracked.lower(p, edits) }
	}
	changes, err := lower(edits)
	if err != nil {
		return nil, err
	}
	return p.splice(append(changes, grown...))
}

// splice returns the source of the part with edits done, as the file is to hold
// it.
func (p *part) splice(edits []splice.Edit) ([]byte, error) {
	if p.declared != (span{}) {
		edits = append(edits, splice.Edit{Start: p.declared.start, End: p.declared.end, New: "UTF-8"})
	}
	return splice.Apply(p.src, edits)
}

// reread reads a part that has been edited, and makes sure that it says what
// the edits asked for. Paragraphs that have grown stand last.
func (d *Document) reread(p *part, src string, edits []Edit, grown int) (*part, error) {
	l := d.loader
	l.skipped = nil // known already
	q := &part{name: p.name, kind: p.kind, origin: p.origin, src: src, book: p.book, data: p.data}
	q.paras, q.marks = make([]Paragraph, 0, len(p.paras)+grown), make([]mark, 0, len(p.marks)+grown)
	if err := l.read(q); err != nil {
		return nil, err
	}
	l.fix(q)
	if len(q.paras) != len(p.paras)+grown {
		return nil, editError(edits[0].Loc, "the edit would change the number of paragraphs")
	}
	for len(edits) > 0 {
		n := 1
		for n < len(edits) && edits[n].Loc.Para == edits[0].Loc.Para {
			n++
		}
		para := edits[0].Loc.Para
		if q.paras[para].Text != expected(p.paras[para].Text, edits[:n]) {
			return nil, editError(edits[0].Loc, "the edit can't be done here without changing other text")
		}
		edits = edits[n:]
	}
	return q, nil
}

// expected is the text of a paragraph with sorted edits done.
func expected(text string, edits []Edit) string {
	var b strings.Builder
	b.Grow(len(text))
	pos := 0
	for _, e := range edits {
		b.WriteString(text[pos:e.Loc.Start])
		b.WriteString(e.New)
		pos = e.Loc.End
	}
	b.WriteString(text[pos:])
	return b.String()
}
