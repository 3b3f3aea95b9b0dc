// Package workbook changes cells of the Excel workbook that a chart draws
// from, and nothing else in it (SpreadsheetML, ECMA-376 part 1, clause 18).
//
// A cell that holds a formula, and one that is not in its sheet, can't be
// changed. A heading of an Excel table stands a second time in the table's
// definition, which is changed along; Excel would call the file damaged
// otherwise.
package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Book is a workbook. Its methods must not be called at the same time.
type Book struct {
	pkg    *opc.Package
	depth  int
	names  map[string]string // sheet name → part
	sheets map[string]*sheet // by part, those that have been read
	shared func() ([]string, error)
}

// Cell is a cell with its text.
type Cell struct {
	Sheet    string
	Row, Col int // from 0
	Text     string
}

const (
	nsMain xmlscan.Space = iota + 1
	nsRel
)

func spaces() xmlscan.Spaces {
	return xmlscan.Spaces{
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           nsMain,
		"http://purl.oclc.org/ooxml/spreadsheetml/main":                       nsMain,
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships": nsRel,
		"http://purl.oclc.org/ooxml/officeDocument/relationships":             nsRel,
	}
}

// Open reads the list of sheets. data must not be changed afterwards; depth
// bounds the nesting of elements, zero stands for a default.
func Open(data []byte, limits opc.Limits, depth int) (*Book, error) {
	pkg, err := opc.Open(bytes.NewReader(data), int64(len(data)), limits)
	if err != nil {
		return nil, err
	}
	b := &Book{pkg: pkg, depth: depth, names: map[string]string{}, sheets: map[string]*sheet{}}
	main, err := b.target("", "officeDocument")
	if err != nil {
		return nil, err
	}
	b.shared = sync.OnceValues(func() ([]string, error) { return b.sharedStrings(main) })
	return b, b.readSheets(main)
}

// target is the part that a relationship of source leads to.
func (b *Book) target(source, kind string) (string, error) {
	rels, err := b.pkg.Relationships(source)
	if err != nil {
		return "", err
	}
	for i := range rels {
		if !rels[i].External && strings.HasSuffix(rels[i].Type, "/relationships/"+kind) {
			return rels[i].Target, nil
		}
	}
	return "", fmt.Errorf("%s: no relationship to an %s", source, kind)
}

func (b *Book) readSheets(main string) error {
	rels, err := b.pkg.Relationships(main)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for i := range rels {
		targets[rels[i].ID] = rels[i].Target
	}
	s, err := b.scan(main)
	if err != nil {
		return err
	}
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Is(nsMain, "sheet") && t.Kind != xmlscan.End {
			name, _ := s.Attr(&t, 0, "name")
			id, _ := s.Attr(&t, nsRel, "id")
			b.names[name] = targets[id]
		}
	}
	return s.Err()
}

func (b *Book) scan(part string) (*xmlscan.Scanner, error) {
	data, err := b.pkg.Read(part)
	if err != nil {
		return nil, err
	}
	return xmlscan.New(string(data), xmlscan.Options{Spaces: spaces(), Depth: b.depth}), nil
}

// Check tells why a cell with this text can't be changed, nil if it can.
func (b *Book) Check(c Cell) error {
	found, err := b.find(c.Sheet, c.Row, c.Col)
	if err != nil {
		return err
	}
	text, err := b.text(found)
	if err == nil && text != c.Text {
		err = fmt.Errorf("the workbook has %q in %s!%s and not %q", text, c.Sheet, found.ref, c.Text)
	}
	return err
}

func (b *Book) find(sheetName string, row, col int) (*cell, error) {
	s, err := b.sheet(sheetName)
	if err != nil {
		return nil, err
	}
	c := s.cells[place{row, col}]
	switch {
	case c == nil:
		return nil, fmt.Errorf("the workbook has no cell %s!%s", sheetName, reference(row, col))
	case c.formula:
		return nil, fmt.Errorf("the workbook computes %s!%s", sheetName, reference(row, col))
	}
	return c, nil
}

// Set returns the workbook with the cells' texts.
func (b *Book) Set(cells []Cell) ([]byte, error) {
	edits := map[string][]splice.Edit{}
	seen := map[Cell]bool{}
	for _, c := range cells {
		if seen[c] {
			continue
		}
		seen[c] = true
		if err := b.lower(edits, c); err != nil {
			return nil, err
		}
	}
	var changes []opc.Change
	for part, list := range edits {
		data, err := b.pkg.Read(part)
		if err == nil {
			data, err = splice.Apply(string(data), list)
		}
		if err != nil {
			return nil, err
		}
		changes = append(changes, opc.Change{Part: part, Data: data})
	}
	slices.SortFunc(changes, func(x, y opc.Change) int { return strings.Compare(x.Part, y.Part) })
	pkg, err := b.pkg.With(changes)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = pkg.WriteTo(&out)
	return out.Bytes(), err
}

// lower adds the byte edits for one cell to those of its sheet and of the table
// it heads.
func (b *Book) lower(edits map[string][]splice.Edit, c Cell) error {
	found, err := b.find(c.Sheet, c.Row, c.Col)
	if err != nil {
		return err
	}
	part := b.names[c.Sheet]
	edits[part] = append(edits[part], found.set(c.Text))
	tables, err := b.tables(part)
	if err != nil {
		return err
	}
	for _, tb := range tables {
		if i, ok := tb.heads(c.Row, c.Col); ok {
			edit, err := tb.rename(i, c.Text)
			if err != nil {
				return err
			}
			edits[tb.part] = append(edits[tb.part], edit)
		}
	}
	return nil
}
