package values

import (
	"encoding/json"
	"io"
	"strings"
)

// WriteJSON writes the values and anchors of the form, null for what is missing,
// and what else Decode reads.
func WriteJSON(w io.Writer, form Form) error {
	if err := form.tooLong(); err != nil {
		return err
	}
	var values, root jsonObject
	for _, f := range form.Fields {
		if f.State != Gone && (!f.Optional || !f.Value.isEmpty()) {
			values = append(values, jsonPair{f.Key, jsonValue(f.Value)})
		}
	}
	root = append(root, jsonPair{"values", values})
	section := func(name string, entries int, value any) {
		if entries > 0 {
			root = append(root, jsonPair{name, value})
		}
	}
	anchors := anchorsOf(form)
	section("formats", len(form.Formats), jsonTexts(form.Formats))
	section("computed", len(form.Computed), jsonTexts(form.Computed))
	section("checks", len(form.Checks), jsonChecks(form.Checks))
	section("drop", len(form.Drop), jsonKeys(form.Drop))
	section("anchors", len(anchors), jsonTexts(anchors))
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(root)
}

func jsonChecks(checks []Entry) []any {
	var list []any
	for _, e := range checks {
		if e.Key == "" {
			list = append(list, e.Text)
		} else {
			list = append(list, jsonTexts([]Entry{e}))
		}
	}
	return list
}

func jsonKeys(entries []Entry) []string {
	var keys []string
	for _, e := range entries {
		keys = append(keys, e.Key)
	}
	return keys
}

func jsonValue(e Entry) any {
	switch {
	case e.Rows != nil:
		rows := []jsonObject{}
		for _, row := range e.Rows {
			rows = append(rows, jsonTexts(row))
		}
		return rows
	case e.Items != nil:
		return e.Items
	case e.isEmpty():
		return nil
	}
	return e.Text
}

func jsonTexts(list []Entry) jsonObject {
	var o jsonObject
	for _, e := range list {
		o = append(o, jsonPair{e.Key, e.Text})
	}
	return o
}

// jsonObject is an object whose keys stay in order.
type jsonObject []jsonPair

type jsonPair struct {
	key   string
	value any
}

// MarshalJSON writes the pairs in order.
func (o jsonObject) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(p.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(p.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}
