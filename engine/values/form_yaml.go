package values

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"
)

// WriteYAML writes the form as YAML: the keys under values, each with its
// sentence, unit and last value as comments, and the anchors. Titles and periods
// are offered as comments, because a key that stands there is a change.
func WriteYAML(w io.Writer, form Form) error {
	if err := form.tooLong(); err != nil {
		return err
	}
	y := yamlWriter{form: form}
	y.title()
	y.line("values:")
	for _, f := range form.Fields {
		if err := form.tooLarge(y.out.Len()); err != nil {
			return err
		}
		if f.State != Gone && (!f.Optional || !f.Value.isEmpty()) {
			y.field(f)
		}
	}
	y.proposals()
	y.gone()
	y.entries("formats", form.Formats)
	y.entries("computed", form.Computed)
	y.checks()
	y.drop()
	y.entries("anchors", anchorsOf(form))
	if err := form.tooLarge(y.out.Len()); y.err == nil {
		y.err = err
	}
	if y.err != nil {
		return y.err
	}
	_, err := io.WriteString(w, y.out.String())
	return err
}

// yamlWriter lays the file out by hand, because comments are half of it, and
// leaves the spelling of every key and value to the YAML library.
type yamlWriter struct {
	form    Form
	out     strings.Builder
	section string // of the field written last
	err     error
}

func (y *yamlWriter) line(text string) { y.out.WriteString(text + "\n") }

// comment writes one line of explanation under values.
func (y *yamlWriter) comment(text string) {
	if text != "" {
		y.line("  # " + strings.Map(commentRune, text))
	}
}

// commentRune keeps what would end or break a comment out of it.
func commentRune(r rune) rune {
	switch {
	case r == '\n', r == '\u0085', r == '\u2028', r == '\u2029':
		return '⏎'
	case r == '\t':
		return ' '
	case r < ' ', r >= 0x7f && r < 0xa0, r == '\uFEFF':
		return '\uFFFD'
	}
	return r
}

func (y *yamlWriter) title() {
	english := y.form.English
	y.line("# " + strings.Map(commentRune, y.form.title()))
	y.line("# " + Text{
		"在冒号后面填写；不填的项保留占位符，并列为缺项。",
		"Write the value behind the colon; what stays empty keeps its placeholder and is listed as missing.",
	}.in(english))
}

func (y *yamlWriter) heading(text string) {
	y.line("")
	y.comment("== " + text + " ==")
}

// field writes a key with what one must know to fill it in.
func (y *yamlWriter) field(f Field) {
	if s := f.section(); s != y.section {
		y.section = s
		y.heading(firstText(s, "—"))
	}
	y.line("")
	y.comment(stateNames[f.State].in(y.form.English))
	y.comment(f.marked())
	y.comment(y.facts(f))
	lines := strings.SplitAfter(y.pair(f.Key, entryNode(f.Value)), "\n")
	if f.Note != "" {
		lines[0] = strings.TrimSuffix(lines[0], "\n") + " # " + strings.Map(commentRune, f.Note) + "\n"
	}
	for _, line := range lines[:len(lines)-1] {
		y.out.WriteString("  " + line)
	}
}

// facts is the line with unit, class, last value and office.
func (y *yamlWriter) facts(f Field) string {
	english := y.form.English
	fact := func(l Text, text string) string {
		if text == "" {
			return ""
		}
		return l.in(english) + colon.in(english) + text
	}
	return joinNonEmpty(gap.in(english), fact(labelUnit, f.Unit), fact(labelClass, className(f, english)),
		fact(labelLast, f.Last), fact(labelOffice, f.Office), fact(labelChoices, strings.Map(commentRune, strings.Join(f.Choices, "、"))))
}

// proposals offers the titles and periods, one # away from being values.
func (y *yamlWriter) proposals() {
	first := true
	for _, f := range y.form.Fields {
		if !f.Optional || !f.Value.isEmpty() || f.State == Gone {
			continue
		}
		if first {
			y.heading(sheetTitles.in(y.form.English) + Text{"：要改的，删去行首的 #", ": take the # away to change one"}.in(y.form.English))
			first = false
		}
		y.line("")
		y.comment(joinNonEmpty(gap.in(y.form.English), f.marked(), f.Why))
		y.commentedPair(f.Key, firstText(f.Proposed, f.Blank))
	}
}

// gone keeps what was entered for keys that the template no longer has.
func (y *yamlWriter) gone() {
	first := true
	for _, f := range y.form.Fields {
		if f.State != Gone {
			continue
		}
		if first {
			y.heading(stateNames[Gone].in(y.form.English))
			first = false
		}
		y.commentedPair(f.Key, f.Value.shown())
	}
}

func (y *yamlWriter) commentedPair(key, value string) {
	y.line("  #" + strings.TrimSuffix(y.pair(key, textNode(value)), "\n"))
}

// pair is "key: value" with a line break at its end. The library would write a
// key of more than 128 bytes in the form that nobody knows, "? key".
func (y *yamlWriter) pair(key string, value *yaml.Node) string {
	name := strings.TrimSuffix(y.encode(textNode(key)), "\n") + ":"
	switch {
	case value.Kind != yaml.ScalarNode:
		block := strings.TrimSuffix(y.encode(value), "\n")
		return name + "\n  " + strings.ReplaceAll(block, "\n", "\n  ") + "\n"
	case value.Tag == "!!null":
		return name + "\n"
	}
	return name + " " + y.encode(value)
}

func (y *yamlWriter) encode(n *yaml.Node) string {
	var out strings.Builder
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	err := encoder.Encode(n)
	if err = errors.Join(err, encoder.Close()); err != nil && y.err == nil {
		y.err = fmt.Errorf("values: writing the form: %w", err)
	}
	return out.String()
}

// textNode is a scalar that reads back as the text: plain where that is enough,
// in quotes where plain would be null or worse.
func textNode(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: strings.ToValidUTF8(text, "\uFFFD")}
	if strings.ContainsFunc(text, breaksLine) || strings.TrimSpace(text) != text || n.ShortTag() == "!!null" || n.ShortTag() == "!!merge" {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func breaksLine(r rune) bool { return r == '\n' || commentRune(r) != r }

func entryNode(e Entry) *yaml.Node {
	switch {
	case e.Rows != nil:
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, row := range e.Rows {
			list.Content = append(list.Content, mappingNode(row))
		}
		return list
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

func mappingNode(entries []Entry) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for _, e := range entries {
		m.Content = append(m.Content, textNode(e.Key), textNode(e.Text))
	}
	return m
}

// entries writes a section of keys and texts, if there are any.
func (y *yamlWriter) entries(name string, list []Entry) {
	if len(list) == 0 {
		return
	}
	y.line("")
	y.line(name + ":")
	for _, e := range list {
		y.out.WriteString("  " + y.pair(e.Key, textNode(e.Text)))
	}
}

func (y *yamlWriter) checks() {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range y.form.Checks {
		item := textNode(e.Text)
		if e.Key != "" {
			item = mappingNode([]Entry{e})
		}
		list.Content = append(list.Content, item)
	}
	y.list("checks", list)
}

func (y *yamlWriter) drop() {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range y.form.Drop {
		list.Content = append(list.Content, textNode(e.Key))
	}
	y.list("drop", list)
}

func (y *yamlWriter) list(name string, list *yaml.Node) {
	if len(list.Content) > 0 {
		y.line("")
		y.out.WriteString(y.pair(name, list))
	}
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
