package workbook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// place is a cell's place in its sheet, from 0.
type place struct{ row, col int }

type sheet struct {
	cells  map[place]*cell
	tables []*table
	tabled bool // tables has been read
}

// cell is a c element.
type cell struct {
	start, end int    // in the source of the sheet
	name       string // of the element as written
	ref        string
	attrs      string // its attributes but for r and t, as written
	kind       string // its attribute t
	value      string // its v, or the text of its is
	formula    bool
}

// sheet reads a sheet at its first use.
func (b *Book) sheet(name string) (*sheet, error) {
	part, ok := b.names[name]
	if !ok {
		return nil, fmt.Errorf("the workbook has no sheet %s", name)
	}
	if s := b.sheets[part]; s != nil {
		return s, nil
	}
	scanner, err := b.scan(part)
	if err != nil {
		return nil, err
	}
	s := &sheet{cells: map[place]*cell{}}
	s.read(scanner)
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", part, err)
	}
	b.sheets[part] = s
	return s, nil
}

// read notes the cells. Rows and cells that do not say where they are follow
// the one before.
func (s *sheet) read(scanner *xmlscan.Scanner) {
	at := place{-1, -1}
	var t xmlscan.Token
	for scanner.Next(&t) {
		switch {
		case t.Kind == xmlscan.End:
		case t.Is(nsMain, "row"):
			at = place{at.row + 1, -1}
			if r, ok := scanner.Attr(&t, 0, "r"); ok {
				n, _ := strconv.Atoi(r)
				at.row = n - 1
			}
		case t.Is(nsMain, "c"):
			at.col++
			if r, ok := scanner.Attr(&t, 0, "r"); ok {
				at, _ = parseReference(r)
			}
			s.cells[at] = readCell(scanner, &t, at)
		}
	}
}

func readCell(s *xmlscan.Scanner, t *xmlscan.Token, at place) *cell {
	c := &cell{start: t.Start, name: xmlscan.TagName(s.Source(), t.Start), ref: reference(at.row, at.col)}
	c.kind, _ = s.Attr(t, 0, "t")
	for _, attr := range [...]string{"s", "cm", "vm", "ph"} {
		if v, ok := s.Attr(t, 0, attr); ok {
			c.attrs += " " + attr + `="` + escapeAttr.Replace(v) + `"`
		}
	}
	var child xmlscan.Token
	for s.Child(t, &child) {
		switch {
		case child.Is(nsMain, "f"):
			c.formula = true
		case child.Is(nsMain, "v"):
			c.value = characters(s, &child)
		case child.Is(nsMain, "is"):
			c.value = richText(s, &child)
		}
	}
	_, c.end = s.Span()
	return c
}

// set replaces the cell by one with this text: a number where the cell held
// one and the text is one, a string otherwise.
func (c *cell) set(text string) splice.Edit {
	prefix := c.name[:strings.IndexByte(c.name, ':')+1]
	element := func(name, inner string) string { return "<" + prefix + name + ">" + inner + "</" + prefix + name + ">" }
	out := "<" + c.name + ` r="` + c.ref + `"` + c.attrs
	if (c.kind == "" || c.kind == "n") && number.MatchString(text) {
		out += ">" + element("v", text)
	} else {
		out += ` t="inlineStr">` + element("is", "<"+prefix+`t xml:space="preserve">`+escapeText.Replace(text)+"</"+prefix+"t>")
	}
	return splice.Edit{Start: c.start, End: c.end, New: out + "</" + c.name + ">"}
}

var (
	number     = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$`)
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;")
)

// reference writes a place as A1.
func reference(row, col int) string {
	letters := ""
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}

// parseReference reads A1 or $A$1.
func parseReference(ref string) (place, bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	i, col := 0, 0
	for ; i < len(ref) && 'A' <= ref[i] && ref[i] <= 'Z' && i < 3; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	row, err := strconv.ParseUint(ref[i:], 10, 21)
	return place{int(row) - 1, col - 1}, i > 0 && err == nil && row > 0
}

// Range is a range of cells, from 0, both ends in it.
type Range struct {
	Sheet                  string
	Row, Col, ToRow, ToCol int
}

// ParseRange reads a formula that is one range of cells: Sheet1!$A$2:$A$5,
// '表 1'!$B$1.
func ParseRange(formula string) (r Range, ok bool) {
	i := strings.LastIndexByte(formula, '!')
	if i < 0 || strings.ContainsAny(formula[i:], ",()[] ") {
		return r, false
	}
	r.Sheet = formula[:i]
	if name, quoted := strings.CutPrefix(r.Sheet, "'"); quoted {
		r.Sheet = strings.ReplaceAll(strings.TrimSuffix(name, "'"), "''", "'")
	} else if strings.ContainsAny(r.Sheet, "[]'!,:()") {
		return r, false
	}
	from, to, isRange := strings.Cut(formula[i+1:], ":")
	if !isRange {
		to = from
	}
	a, okA := parseReference(from)
	b, okB := parseReference(to)
	r.Row, r.Col, r.ToRow, r.ToCol = a.row, a.col, b.row, b.col
	return r, okA && okB && a.row <= b.row && a.col <= b.col
}
