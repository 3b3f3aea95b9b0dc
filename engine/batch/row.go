package batch

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// Row is one report to make.
type Row struct {
	Number int          // row of the sheet or line of the file, 1-based; of a folder the number of the file
	Pos    values.Pos   // where the row is written
	File   string       // the name of the report; "" when it has none
	Values *values.File // what names the report included; nil for a file that can't be read
	Err    error        // what is wrong with the row, nil if nothing is

	keys *keys // nil where all values go into the report
}

// text is what a column holds, "" for nothing.
func (r *Row) text(column string) string {
	if r.Values == nil {
		return ""
	}
	for _, list := range [][]values.Entry{r.Values.Values, r.Values.Notes} {
		for _, e := range list {
			if e.Key == column {
				return e.Text
			}
		}
	}
	return ""
}

// contents are the values that go into the report.
func (r *Row) contents() *values.File {
	if r.keys == nil {
		return r.Values
	}
	return r.keys.only(r.Values)
}

// fail adds to what is wrong with the row.
func (r *Row) fail(err error) { r.Err = errors.Join(r.Err, err) }

// List is the rows of a batch in their order.
type List struct {
	Rows    []Row
	pattern Pattern
}

// FromTable lists the records of a table. A zero pattern names them by the first
// column. The header must name keys of the template, but for the first column,
// those that the pattern names, and those for notes. Errors are values.Errors or
// an *Error.
func FromTable(t *values.Table, pattern Pattern, keys []string) (*List, error) {
	names := columnNames(t)
	if len(pattern.pieces) == 0 && len(names) > 0 {
		pattern = column(names[0])
	}
	own := newKeys(pattern, keys)
	if len(names) > 0 {
		own.naming[names[0]] = true
	}
	if err := errors.Join(pattern.check(names), own.checkColumns(t)); err != nil {
		return nil, err
	}
	if len(t.Records) == 0 {
		return nil, &Error{Kind: KindNoRows, Pos: values.Pos{File: t.Name}}
	}
	l := &List{pattern: pattern}
	for _, r := range t.Records {
		pos := values.Pos{File: t.Name, Line: r.Row}
		l.Rows = append(l.Rows, Row{Number: r.Row, Pos: pos, Values: r.Values, Err: r.Err, keys: own})
	}
	return l, nil
}

func columnNames(t *values.Table) []string {
	var names []string
	for _, c := range t.Columns {
		if c.Key != "" {
			names = append(names, c.Key)
		}
	}
	return names
}

// keys tells what belongs into a report from what only names it.
type keys struct {
	list   []string
	known  map[string]bool
	naming map[string]bool
}

func newKeys(pattern Pattern, list []string) *keys {
	k := &keys{list, make(map[string]bool, len(list)), map[string]bool{}}
	for _, key := range list {
		k.known[key] = true
	}
	for _, piece := range pattern.pieces {
		k.naming[piece.text] = k.naming[piece.text] || piece.column
	}
	return k
}

// checkColumns is an error for each column that means nothing.
func (k *keys) checkColumns(t *values.Table) error {
	header := &values.File{Name: t.Name}
	for _, c := range t.Columns {
		if c.Key != "" && !c.Note && !k.naming[c.Key] {
			header.Values = append(header.Values, values.Entry{Key: c.Key, Pos: c.Pos})
		}
	}
	return values.Unknown(k.list, header)
}

// only is a file without the texts that only name the report.
func (k *keys) only(file *values.File) *values.File {
	out := *file
	extra := func(e values.Entry) bool { return !k.known[e.Key] && k.naming[e.Key] }
	out.Values = slices.DeleteFunc(slices.Clone(file.Values), extra)
	out.Missing = slices.DeleteFunc(slices.Clone(file.Missing), extra)
	return &out
}

// Source is one values file of a folder, as it was read.
type Source struct {
	Path   string
	Values *values.File // nil when Err is not
	Err    error
}

// FromFiles lists values files. A zero pattern names each report as its file.
func FromFiles(files []Source, pattern Pattern, keys []string) *List {
	l := &List{pattern: pattern}
	own := newKeys(pattern, keys)
	for i, f := range files {
		row := Row{Number: i + 1, Pos: values.Pos{File: f.Path}, Values: f.Values, Err: f.Err, keys: own}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// Place names the reports, with the extension ext. A row without a name fails;
// two rows with one name are an error for all, of type *Error.
func (l *List) Place(ext string) error {
	taken := make(map[string]*Row, len(l.Rows))
	var errs []error
	for i := range l.Rows {
		row := &l.Rows[i]
		if err := l.name(row, ext); err != nil {
			row.fail(err)
			continue
		}
		same := sameFile(row.File)
		if first := taken[same]; first != nil {
			errs = append(errs, &Error{Kind: KindCollision, Pos: row.Pos, Text: row.File, Other: first.Pos})
			continue
		}
		taken[same] = row
	}
	return errors.Join(errs...)
}

func (l *List) name(row *Row, ext string) error {
	name := strings.TrimSuffix(filepath.Base(row.Pos.File), filepath.Ext(row.Pos.File))
	if len(l.pattern.pieces) > 0 {
		if row.Values == nil {
			return nil // it failed already
		}
		var err error
		if name, err = l.pattern.apply(row); err != nil {
			return err
		}
	}
	if row.File = SafeName(name, ext); row.File == "" {
		return &Error{Kind: KindNoName, Pos: row.Pos, Text: name}
	}
	return nil
}

// Shard is one of several runs that share the rows of a batch; the zero value
// takes all. Index counts from 1.
type Shard struct{ Index, Count int }

// Shard lists the rows that a shard takes.
func (l *List) Shard(s Shard) []Row {
	if s.Count <= 1 {
		return l.Rows
	}
	var rows []Row
	for i := s.Index - 1; i < len(l.Rows); i += s.Count {
		rows = append(rows, l.Rows[i])
	}
	return rows
}
