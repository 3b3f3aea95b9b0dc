package values

import (
	"slices"
	"strings"
)

// Entry is one value and where it was written.
type Entry struct {
	Key   string
	Text  string    // as spelled in the file; the items of a list joined by 、
	Items []string  // the items of a list, nil otherwise
	Rows  [][]Entry // the records of a table, one Entry a column; nil otherwise
	Pos   Pos

	// Percent marks a number of a workbook whose cell shows it in percent: the
	// sign at the end of Text is the cell's, not the person's.
	Percent bool
}

// same reports whether two entries of one key hold the same value.
func (e Entry) same(o Entry) bool {
	return e.Text == o.Text && slices.Equal(e.Items, o.Items) &&
		slices.EqualFunc(e.Rows, o.Rows, func(a, b []Entry) bool {
			return slices.EqualFunc(a, b, func(x, y Entry) bool { return x.Key == y.Key && x.Text == y.Text })
		})
}

// isEmpty reports whether the entry holds nothing that could fill a slot.
func (e Entry) isEmpty() bool { return strings.TrimSpace(e.Text) == "" && len(e.Rows) == 0 }

// Pos is a place in a values file.
type Pos struct {
	File string
	Line int    // 1-based; 0 unknown
	Cell string // in a workbook: "填报!C5"
}

// File is one decoded values file, or several merged ones.
type File struct {
	Name     string
	Values   []Entry // in the order of the file
	Missing  []Entry // keys that are null or empty
	Formats  []Entry // Key: a key or a class, Text: the format
	Computed []Entry // Text: the expression
	Checks   []Entry // Text: the expression; Key: its name, "" for none
	Drop     []Entry // Key: the slot whose clause or sentence goes
	Anchors  []Entry // anchors a form keeps for its keys
	Offices  []Entry // who supplies a key, from a form's 责任处室 column
	Notes    []Entry // remarks on keys, never part of a report
}

// sections are the lists of a file whose entries have a key of their own, in
// the order in which they are written.
func (f *File) sections() []*[]Entry {
	return []*[]Entry{&f.Values, &f.Formats, &f.Computed, &f.Anchors, &f.Offices, &f.Notes}
}

// clone copies the lists so that appending to the copy leaves f as it is.
func (f *File) clone() *File {
	c := *f
	for _, list := range append(c.sections(), &c.Missing, &c.Checks, &c.Drop) {
		*list = slices.Clone(*list)
	}
	return &c
}

// FormatOf is the format for a slot: the one its key has, otherwise the one of
// its class (name.community before name), otherwise "".
func (f *File) FormatOf(key, class string) string {
	kind, _, _ := strings.Cut(class, ".")
	for _, name := range []string{key, class, kind} {
		for _, e := range f.Formats {
			if e.Key == name && name != "" {
				return e.Text
			}
		}
	}
	return ""
}
