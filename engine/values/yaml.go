package values

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseYAML reads YAML by its nodes, which keep the spelling of every scalar:
// decoding into Go values would turn 007 into 7 and 2020-06-30 into a time.
func parseYAML(name string, text []byte) (tree, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, more yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF): // comments only
		return tree{kind: null}, nil
	case err != nil:
		return tree{}, yamlError(name, text, err)
	}
	switch err := decoder.Decode(&more); {
	case err == nil:
		return tree{}, &Error{Kind: KindShape, Pos: Pos{File: name, Line: more.Line}, Detail: Text{"这里开始了第二份文档；请删去 --- 这一行", "a second document begins; a values file is one document, remove the line ---"}}
	case !errors.Is(err, io.EOF):
		return tree{}, yamlError(name, text, err)
	}
	c := yamlConverter{name: name, budget: maxExpanded}
	return c.convert(&document, 0)
}

// yamlConverter follows aliases, within a budget: nine lines of aliases to
// aliases can stand for a thousand million texts.
type yamlConverter struct {
	name   string
	budget int
}

func (c *yamlConverter) convert(n *yaml.Node, depth int) (tree, error) {
	c.budget -= 64 + len(n.Value)
	if c.budget < 0 {
		return tree{}, c.fail(KindLimit, n, Text{"别名（*）展开后太大", "the aliases (*) stand for too much text"})
	}
	if depth > maxDepth {
		return tree{}, c.fail(KindLimit, n, tooDeep)
	}
	t := tree{line: n.Line}
	switch n.Kind {
	case yaml.DocumentNode:
		return c.convert(n.Content[0], depth)
	case yaml.AliasNode:
		return c.convert(n.Alias, depth+1)
	case yaml.SequenceNode:
		err := c.items(&t, n, depth)
		return t, err
	case yaml.MappingNode:
		err := c.pairs(&t, n, depth)
		return t, err
	}
	t.text, t.note = scalarText(n), strings.TrimSpace(strings.TrimLeft(n.LineComment, "#"))
	if n.ShortTag() == "!!null" {
		t.kind, t.text = null, ""
	}
	return t, nil
}

// scalarText drops the line break that a block (|) has at its end without
// meaning it.
func scalarText(n *yaml.Node) string {
	if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return strings.TrimRight(n.Value, "\n")
	}
	return n.Value
}

func (c *yamlConverter) items(t *tree, n *yaml.Node, depth int) error {
	t.kind = list
	for _, item := range n.Content {
		child, err := c.convert(item, depth+1)
		if err != nil {
			return err
		}
		t.items = append(t.items, child)
	}
	return nil
}

func (c *yamlConverter) pairs(t *tree, n *yaml.Node, depth int) error {
	t.kind = mapping
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			return c.fail(KindShape, key, Text{"键必须是文字；以 [ { * 开头的请加引号", "a key is a text; put it into quotes if it begins with [ { or *"})
		}
		if key.ShortTag() == "!!merge" {
			return c.fail(KindShape, key, Text{"不支持合并（<<）；请把键逐个写出", "merged maps (<<) are not supported; write the keys out"})
		}
		child, err := c.convert(n.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if child.note == "" { // the comment of a key without a value
			child.note = strings.TrimSpace(strings.TrimLeft(key.LineComment, "#"))
		}
		t.pairs = append(t.pairs, pair{key: key.Value, line: key.Line, tree: child})
	}
	return nil
}

func (c *yamlConverter) fail(kind ErrorKind, n *yaml.Node, detail Text) error {
	return &Error{Kind: kind, Pos: Pos{File: c.name, Line: n.Line}, Detail: detail}
}

// yamlError gives an error of the library, which is a bare text, its line.
func yamlError(name string, text []byte, err error) error {
	detail := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1 // the library leaves the number of the first line out
	if m := yamlLine.FindStringSubmatch(detail); m != nil {
		line, _ = strconv.Atoi(m[1])
		detail = m[2]
	}
	if m := yamlAnchor.FindStringSubmatch(detail); m != nil {
		line = lineOf(text, "*"+m[1])
	}
	e := &Error{Kind: KindSyntax, Pos: Pos{File: name, Line: line}, Detail: explainYAML(detail, lineText(text, line)), Err: err}
	if e.Detail == colonText {
		e.Want = hintForLine(lineText(text, line))
	}
	return e
}

var (
	yamlLine   = regexp.MustCompile(`^line (\d+): (.*)`)
	yamlAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced`)
	colonText  = Text{"键后面要用半角冒号加空格", "the colon after the key must be a half-width one with a space"}
	tooDeep    = Text{"嵌套层次太深", "maps and lists are nested too deeply"}
)

// explainYAML says in plain words what people get wrong most.
func explainYAML(detail, line string) Text {
	value := strings.TrimSpace(line[strings.Index(line, ":")+1:])
	switch {
	case strings.HasPrefix(strings.TrimLeft(line, " "), "\t"):
		return Text{"缩进不能用制表符，请用空格", "a tab can't indent a line; use spaces"}
	case strings.Contains(line, "：") && !strings.Contains(line, ": "):
		return colonText
	case strings.Contains(detail, "cannot start any token") && value != "":
		return Text{"以 %s 开头的文字要加引号", "a text that begins with %s must be in quotes"}.with(firstRunes(value, 1))
	case strings.Contains(detail, "unknown anchor"), strings.Contains(detail, "expected alphabetic or numeric character"):
		return Text{"以 * 或 & 开头的文字要加引号", "a text that begins with * or & must be in quotes"}
	case strings.Contains(detail, "block sequence entries are not allowed"):
		return Text{"列表的“- ”要另起一行；以 - 加空格开头的文字要加引号", "the - of a list begins a line of its own; a text that begins with - and a space must be in quotes"}
	case strings.Contains(detail, "mapping keys are not allowed"):
		return Text{"以 ? 加空格开头的文字要加引号", "a text that begins with ? and a space must be in quotes"}
	case strings.Contains(detail, "escape c"), strings.Contains(detail, "unknown escape"):
		return Text{"双引号中的 \\ 是转义符；请改用单引号", "a \\ in double quotes begins an escape; use single quotes"}
	case strings.Contains(detail, "unexpected end of stream"):
		return Text{"前面的引号或括号没有成对", "a quote or bracket opened above is not closed"}
	case strings.Contains(detail, "mapping values are not allowed") && strings.Contains(value, ": "):
		return Text{"含有冒号加空格的文字要加引号", "a text that holds a colon and a space must be in quotes"}
	case strings.Contains(detail, "mapping values are not allowed"):
		return Text{"缩进与上一行不一致，或冒号位置不对", "the line is indented differently from the one above, or a colon stands where none may"}
	}
	return libraryText(detail)
}

func lineText(text []byte, line int) string {
	for ; line > 1; line-- {
		_, rest, found := bytes.Cut(text, []byte("\n"))
		if !found {
			return ""
		}
		text = rest
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return string(first)
}

// lineOf is the line of the first occurrence of word.
func lineOf(text []byte, word string) int {
	before, _, _ := bytes.Cut(text, []byte(word))
	return 1 + bytes.Count(before, []byte("\n"))
}
