package values

import (
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// WriteYAML writes the form as YAML: the keys under values, each with its
// sentence, unit and last value as comments, and the anchors. Titles and periods
// are offered as comments, because a key that stands there is a change.
func WriteYAML(w io.Writer, form Form) error {
	y := yamlWriter{form: form}
	root := mappingNode()
	root.HeadComment = y.title()
	values := mappingNode()
	for _, f := range form.Fields {
		if f.State != Gone && (!f.Optional || !f.Value.isEmpty()) {
			y.add(values, f)
		}
	}
	values.FootComment = y.footnotes()
	appendPair(root, keyNode("values"), values)
	y.entries(root, "formats", form.Formats)
	y.entries(root, "computed", form.Computed)
	y.checks(root)
	y.drop(root)
	y.entries(root, "anchors", anchorsOf(form))
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return err
	}
	return encoder.Close()
}

type yamlWriter struct {
	form    Form
	section string
}

func mappingNode() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }

func appendPair(m, key, value *yaml.Node) { m.Content = append(m.Content, key, value) }

func keyNode(key string) *yaml.Node { return textNode(key) }

// textNode is a scalar that reads back as the text: plain where that is enough,
// in quotes where plain would be null or worse.
func textNode(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: strings.ToValidUTF8(text, "\uFFFD")}
	if strings.Contains(text, "\n") || strings.TrimSpace(text) != text || n.ShortTag() == "!!null" || n.ShortTag() == "!!merge" {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func (y *yamlWriter) title() string {
	lines := []string{joinNonEmpty("　", labelTitle.in(y.form.English)+"："+y.form.Template, y.form.Period)}
	if y.form.English {
		lines = append(lines, "Write the value behind the colon; what stays empty keeps its placeholder.")
	} else {
		lines = append(lines, "在冒号后面填写；不填的项保留占位符，并列为缺项。")
	}
	return comment(lines...)
}

// add writes a field under its section.
func (y *yamlWriter) add(values *yaml.Node, f Field) {
	key, value := keyNode(f.Key), entryNode(f.Value)
	var lines []string
	if s := f.section(); s != y.section {
		y.section = s
		lines = append(lines, "", "== "+firstText(s, f.Key)+" ==")
	}
	if state, marked := stateNames[f.State]; marked {
		lines = append(lines, "* "+state.in(y.form.English)+" *")
	}
	lines = append(lines, f.marked(), y.facts(f))
	key.HeadComment = comment(lines...)
	if f.Note != "" {
		value.LineComment = comment(f.Note)
	}
	appendPair(values, key, value)
}

// facts is the line with unit, class and last value.
func (y *yamlWriter) facts(f Field) string {
	en := y.form.English
	fact := func(l Text, text string) string {
		if text == "" {
			return ""
		}
		return l.in(en) + "：" + text
	}
	return joinNonEmpty("　", fact(labelUnit, f.Unit), fact(labelClass, className(f, en)), fact(labelPriorIn, f.Last), fact(labelOffice, f.Office))
}

func entryNode(e Entry) *yaml.Node {
	switch {
	case e.Rows != nil:
		return rowsNode(e.Rows)
	case e.Items != nil:
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range e.Items {
			list.Content = append(list.Content, textNode(item))
		}
		return list
	case e.Text == "":
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	return textNode(e.Text)
}

func rowsNode(rows [][]Entry) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, row := range rows {
		m := mappingNode()
		for _, cell := range row {
			appendPair(m, keyNode(cell.Key), textNode(cell.Text))
		}
		list.Content = append(list.Content, m)
	}
	return list
}

// footnotes are the titles and periods that may be changed, and what is gone
// from the template, as comments.
func (y *yamlWriter) footnotes() string {
	var lines []string
	heading := func(l Text) {
		lines = append(lines, "", "== "+l.in(y.form.English)+" ==")
	}
	optional := 0
	for _, f := range y.form.Fields {
		if !f.Optional || !f.Value.isEmpty() || f.State == Gone {
			continue
		}
		if optional++; optional == 1 {
			heading(sheetTitles)
		}
		lines = append(lines, joinNonEmpty("　", f.marked(), f.Why), yamlPair(f.Key, firstText(f.Proposed, f.Blank)))
	}
	gone := 0
	for _, f := range y.form.Fields {
		if f.State != Gone {
			continue
		}
		if gone++; gone == 1 {
			heading(stateNames[Gone])
		}
		lines = append(lines, yamlPair(f.Key, f.Value.shown()))
	}
	return comment(lines...)
}

// yamlPair is one line of YAML, so that a person only has to take the # away.
func yamlPair(key, value string) string {
	m := mappingNode()
	n := textNode(value)
	if strings.ContainsAny(value, "\n") {
		n.Style = yaml.DoubleQuotedStyle
	}
	appendPair(m, keyNode(key), n)
	out, err := yaml.Marshal(m)
	if err != nil {
		return key + ":"
	}
	return strings.TrimRight(string(out), "\n")
}

func (y *yamlWriter) entries(root *yaml.Node, name string, list []Entry) {
	if len(list) == 0 {
		return
	}
	m := mappingNode()
	for _, e := range list {
		appendPair(m, keyNode(e.Key), textNode(e.Text))
	}
	appendPair(root, keyNode(name), m)
}

func (y *yamlWriter) checks(root *yaml.Node) {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range y.form.Checks {
		item := textNode(e.Text)
		if e.Key != "" {
			item = mappingNode()
			appendPair(item, keyNode(e.Key), textNode(e.Text))
		}
		list.Content = append(list.Content, item)
	}
	if len(list.Content) > 0 {
		appendPair(root, keyNode("checks"), list)
	}
}

func (y *yamlWriter) drop(root *yaml.Node) {
	if len(y.form.Drop) == 0 {
		return
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range y.form.Drop {
		list.Content = append(list.Content, textNode(e.Key))
	}
	appendPair(root, keyNode("drop"), list)
}

func anchorsOf(form Form) []Entry {
	var list []Entry
	for _, f := range form.Fields {
		if f.Anchor != "" && f.State != Gone {
			list = append(list, Entry{Key: f.Key, Text: f.Anchor})
		}
	}
	return list
}

// comment puts # before each line; a line break inside a line is shown as ⏎.
func comment(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		line = strings.Map(plainRune, line)
		if b.Len() > 0 || line == "" {
			b.WriteByte('\n')
		}
		if line != "" {
			b.WriteString("# " + line)
		}
	}
	return b.String()
}

// plainRune keeps what would end or break a comment out of it.
func plainRune(r rune) rune {
	switch {
	case r == '\n', r == '\u0085', r == '\u2028', r == '\u2029':
		return '⏎'
	case r == '\t':
		return ' '
	case r < ' ' || r == 0x7f || r == '\uFEFF' || r >= 0x80 && r < 0xa0:
		return '\uFFFD'
	}
	return r
}
