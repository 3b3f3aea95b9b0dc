package values

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// parseJSON reads JSON token by token: a map would hide a key that is given
// twice, and a float64 the spelling of a number.
func parseJSON(name string, text []byte) (tree, error) {
	if err := json.Unmarshal(text, new(json.RawMessage)); err != nil {
		return tree{}, jsonError(name, text, err)
	}
	p := jsonParser{name: name, text: text, decoder: json.NewDecoder(bytes.NewReader(text))}
	p.decoder.UseNumber()
	token, err := p.next()
	if err != nil {
		return tree{}, err
	}
	return p.value(token, 0)
}

type jsonParser struct {
	name    string
	text    []byte
	decoder *json.Decoder
	line    int // of the token read last, 0-based
	counted int // bytes of text whose lines have been counted
}

func (p *jsonParser) next() (json.Token, error) {
	token, err := p.decoder.Token()
	if err != nil {
		return nil, jsonError(p.name, p.text, err)
	}
	end := int(p.decoder.InputOffset())
	p.line += bytes.Count(p.text[p.counted:end], []byte("\n"))
	p.counted = end
	return token, nil
}

func (p *jsonParser) value(token json.Token, depth int) (tree, error) {
	t := tree{line: p.line + 1}
	if depth > maxDepth {
		return t, &Error{Kind: KindLimit, Pos: Pos{File: p.name, Line: t.line}, Detail: tooDeep}
	}
	switch v := token.(type) {
	case json.Delim:
		read := p.pairs
		if v == '[' {
			read = p.items
		}
		err := read(&t, depth)
		return t, err
	case string:
		t.text = v
	case json.Number:
		t.text = v.String()
	case bool:
		t.text = map[bool]string{true: "true", false: "false"}[v]
	case nil:
		t.kind = null
	}
	return t, nil
}

func (p *jsonParser) items(t *tree, depth int) error {
	t.kind = list
	for {
		token, err := p.next()
		if err != nil || token == json.Delim(']') {
			return err
		}
		item, err := p.value(token, depth+1)
		if err != nil {
			return err
		}
		t.items = append(t.items, item)
	}
}

func (p *jsonParser) pairs(t *tree, depth int) error {
	t.kind = mapping
	for {
		token, err := p.next()
		if err != nil || token == json.Delim('}') {
			return err
		}
		key, line := token.(string), p.line+1
		if token, err = p.next(); err != nil {
			return err
		}
		child, err := p.value(token, depth+1)
		if err != nil {
			return err
		}
		t.pairs = append(t.pairs, pair{key: key, line: line, tree: child})
	}
}

func jsonError(name string, text []byte, err error) error {
	offset := len(text)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = min(max(int(syntax.Offset)-1, 0), len(text))
	}
	line := 1 + bytes.Count(text[:offset], []byte("\n"))
	return &Error{Kind: KindSyntax, Pos: Pos{File: name, Line: line}, Detail: explainJSON(strings.TrimPrefix(err.Error(), "json: ")), Err: err}
}

// explainJSON says in plain words what people get wrong most.
func explainJSON(detail string) Text {
	switch {
	case strings.Contains(detail, "looking for beginning of object key string"):
		return Text{"这里应是加双引号的键；最后一项后面不能有逗号", "a key in double quotes belongs here; no comma may stand behind the last item"}
	case strings.Contains(detail, "looking for beginning of value"):
		return Text{"这里应是值：文字要加双引号；最后一项后面不能有逗号", "a value belongs here: a text in double quotes; no comma may stand behind the last item"}
	case strings.Contains(detail, "after object key:value pair"), strings.Contains(detail, "after array element"):
		return Text{"两项之间缺逗号，或括号没有成对", "a comma between two items is missing, or a bracket is not closed"}
	case strings.Contains(detail, "after object key"):
		return Text{"键后面缺冒号", "the colon behind the key is missing"}
	case strings.Contains(detail, "after top-level value"):
		return Text{"数值之后还有别的内容；JSON 不能有注释，只能有一个对象", "something follows the values; JSON has no comments, and the file holds one object"}
	case strings.Contains(detail, "escape"):
		return Text{"双引号中的 \\ 是转义符；要写 \\ 本身请写两个", "a \\ in double quotes begins an escape; write two for one"}
	case strings.Contains(detail, "in string literal"):
		return Text{"双引号中有换行或控制字符；换行请写 \\n", "a line break or control character stands in double quotes; write a line break as \\n"}
	case strings.Contains(detail, "unexpected end"), strings.Contains(detail, "unexpected EOF"):
		return Text{"文件不完整：前面的引号或括号没有成对", "the file ends too early: a quote or bracket opened above is not closed"}
	}
	return libraryText(detail)
}
