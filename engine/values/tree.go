package values

import (
	"slices"
	"strings"
)

// tree is a YAML or JSON file as far as values go: texts, lists, maps.
type tree struct {
	kind  treeKind
	text  string // of a scalar, as spelled
	note  string // the comment at the end of its line (YAML)
	line  int
	items []tree // of a list
	pairs []pair // of a map, in order
}

type treeKind int

const (
	scalar treeKind = iota
	null
	list
	mapping
)

// pair is a key of a map and what it holds.
type pair struct {
	key  string
	line int
	tree tree
}

// parseTree reads a YAML or JSON file.
func parseTree(name string, data []byte) (tree, error) {
	text, err := decodeText(name, data)
	if err != nil {
		return tree{}, err
	}
	if extension(name) == ".json" {
		return parseJSON(name, text)
	}
	return parseYAML(name, text)
}

// treeReader collects the sections of a tree into a File.
type treeReader struct {
	name string
	file *File
	errs Errors
}

// readTree makes a File of a tree. Keys that are no section are values, so a
// flat map is one too.
func readTree(name string, root tree) (*File, error) {
	r := &treeReader{name: name, file: &File{Name: name}}
	switch root.kind {
	case null:
		return r.file, nil
	case mapping:
	default:
		return nil, &Error{Kind: KindShape, Pos: r.pos(root.line), Detail: Text{"数值文件每行写“键: 值”", "a values file is a list of lines key: text"}, Want: hintForLine(root.text)}
	}
	ours := isOurs(root)
	for _, p := range root.pairs {
		switch t := p.tree; {
		case p.key == "checks" && t.kind != scalar:
			r.checks(t)
		case p.key == "drop" && t.kind != scalar:
			r.drop(t)
		case r.section(p.key).list != nil && (t.kind == mapping || t.kind == null):
			r.entries(r.section(p.key), t)
		case ours && (p.key == "schema" || p.key == "confidence" || p.key == "missing"):
			// What extract says about the values; filling does not need it.
		case t.kind == mapping && misspeltSection(p.key) != "" && misspeltSection(p.key) != "values":
			r.fail(&Error{Kind: KindShape, Pos: r.pos(p.line), Key: p.key, Detail: Text{"没有这一节", "there is no such section"}, Want: misspeltSection(p.key)})
		default:
			r.entries(r.section("values"), tree{kind: mapping, pairs: []pair{p}})
		}
	}
	r.errs = append(r.errs, r.file.badKeys()...)
	return r.file, r.errs.err()
}

// isOurs reports whether the tree is a result of extract in JSON.
func isOurs(root tree) bool {
	for _, p := range root.pairs {
		if p.key == "schema" {
			return strings.HasPrefix(p.tree.text, "tianbao.")
		}
	}
	return false
}

// section says where the entries of a section go.
type section struct {
	list    *[]Entry
	missing *[]Entry // nil: an empty entry is left out
}

// sections are the names of all sections.
var sections = []string{"values", "formats", "computed", "checks", "drop", "anchors"}

// misspeltSection is the section whose name a key misses by one letter, "" for
// none.
func misspeltSection(key string) string {
	word := []rune(fold(key))
	i := slices.IndexFunc(sections, func(name string) bool { return editDistance(word, []rune(name)) == 1 })
	if i < 0 {
		return ""
	}
	return sections[i]
}

// section is the section that a key of the file opens, without a list for any
// other key.
func (r *treeReader) section(key string) section {
	switch key {
	case "values":
		return section{&r.file.Values, &r.file.Missing}
	case "formats":
		return section{list: &r.file.Formats}
	case "computed":
		return section{list: &r.file.Computed}
	case "anchors":
		return section{list: &r.file.Anchors}
	}
	return section{}
}

func (r *treeReader) pos(line int) Pos { return Pos{File: r.name, Line: line} }

func (r *treeReader) fail(e *Error) { r.errs = append(r.errs, e) }

// entries reads the leaves of a map; maps inside it are groups whose names
// mean nothing.
func (r *treeReader) entries(s section, t tree) {
	for _, p := range t.pairs {
		if p.tree.kind == mapping {
			r.entries(s, p.tree)
			continue
		}
		e := Entry{Key: p.key, Pos: r.pos(p.line)}
		if p.tree.kind == list {
			r.list(&e, p.tree)
		} else {
			e.Text = p.tree.text
		}
		if p.tree.note != "" && s.missing != nil {
			r.file.Notes = append(r.file.Notes, Entry{Key: p.key, Text: p.tree.note, Pos: e.Pos})
		}
		switch {
		case !e.isEmpty():
			*s.list = append(*s.list, e)
		case s.missing != nil:
			e.Text = ""
			*s.missing = append(*s.missing, e)
		}
	}
}

// list reads the items of a list slot or the rows of a table slot.
func (r *treeReader) list(e *Entry, t tree) {
	for _, item := range t.items {
		switch {
		case item.kind == mapping:
			e.Rows = append(e.Rows, r.row(item))
		case item.kind == scalar && strings.TrimSpace(item.text) != "":
			e.Items = append(e.Items, item.text)
		default:
			r.fail(&Error{Kind: KindShape, Pos: r.pos(item.line), Key: e.Key, Detail: Text{"列表的每一项都要有文字", "an item of a list is a text that is not empty"}})
		}
	}
	if e.Items != nil && e.Rows != nil {
		r.fail(&Error{Kind: KindShape, Pos: e.Pos, Key: e.Key, Detail: Text{"列表中要么都是文字，要么都是“列名: 值”", "a list holds either texts or rows of column: text"}})
	}
	e.Text = strings.Join(e.Items, "、")
}

func (r *treeReader) row(t tree) []Entry {
	row := make([]Entry, 0, len(t.pairs))
	for _, p := range t.pairs {
		if p.tree.kind == mapping || p.tree.kind == list {
			r.fail(&Error{Kind: KindShape, Pos: r.pos(p.line), Key: p.key, Detail: Text{"表格的一格只能是文字", "a cell of a row is a text"}})
			continue
		}
		row = append(row, Entry{Key: p.key, Text: p.tree.text, Pos: r.pos(p.line)})
	}
	r.errs = append(r.errs, duplicates(row)...)
	return row
}

// checks reads a list of expressions; each may have a name, name: expression.
func (r *treeReader) checks(t tree) {
	named := section{list: &r.file.Checks}
	for _, item := range t.items {
		switch item.kind {
		case scalar:
			r.file.Checks = append(r.file.Checks, Entry{Text: item.text, Pos: r.pos(item.line)})
		case mapping:
			r.entries(named, item)
		default:
			r.fail(&Error{Kind: KindShape, Pos: r.pos(item.line), Detail: Text{"每项核对是一个算式", "a check is an expression"}})
		}
	}
	r.entries(named, t)
}

func (r *treeReader) drop(t tree) {
	for _, item := range t.items {
		if item.kind != scalar {
			r.fail(&Error{Kind: KindShape, Pos: r.pos(item.line), Detail: Text{"drop 下面列出键", "drop lists keys"}})
			continue
		}
		r.file.Drop = append(r.file.Drop, Entry{Key: item.text, Pos: r.pos(item.line)})
	}
	for _, p := range t.pairs {
		r.fail(&Error{Kind: KindShape, Pos: r.pos(p.line), Key: p.key, Detail: Text{"drop 是列表", "drop is a list"}, Want: "- " + p.key})
	}
}

// hintForLine is how a line would have to be written whose colon is full-width
// or lacks its space.
func hintForLine(line string) string {
	line, _, _ = strings.Cut(line, "\n")
	key, value, found := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
	if !found || key == "" || len(line) > 120 {
		return ""
	}
	return strings.TrimSpace(key) + ": " + strings.TrimSpace(value)
}
