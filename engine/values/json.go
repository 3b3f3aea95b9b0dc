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
	detail := libraryText(strings.TrimPrefix(err.Error(), "json: "))
	return &Error{Kind: KindSyntax, Pos: Pos{File: name, Line: line}, Detail: detail, Err: err}
}
