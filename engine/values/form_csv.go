package values

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
)

// WriteCSV writes the form as a table in UTF-8, with the byte order mark that
// Excel needs to see that it is. Titles and periods are left out: only YAML and
// XLSX can offer a change without making it.
func WriteCSV(w io.Writer, form Form) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	var header []string
	for _, l := range []Text{labelSection, labelWhat, labelText, labelValue, labelUnit, labelClass,
		labelOffice, labelLast, labelFormat, labelNote, labelState, labelKey, labelAnchor} {
		header = append(header, l.in(form.English))
	}
	rows := [][]string{header}
	for _, f := range form.Fields {
		if f.Optional && f.Value.isEmpty() {
			continue
		}
		rows = append(rows, []string{f.section(), f.Label, f.marked(), f.Value.shown(), f.Unit, className(f, form.English),
			f.Office, f.Last, formatOf(form, f.Key), f.Note, stateNames[f.State].in(form.English), f.Key, f.Anchor})
	}
	return c.WriteAll(rows)
}

// WriteJSON writes the values and anchors of the form, null for what is missing,
// and what else Decode reads.
func WriteJSON(w io.Writer, form Form) error {
	var values []jsonPair
	for _, f := range form.Fields {
		if f.State == Gone || f.Optional && f.Value.isEmpty() {
			continue
		}
		values = append(values, jsonPair{f.Key, jsonValue(f.Value)})
	}
	root := jsonObject{{"values", jsonObject(values)}}
	for _, s := range []struct {
		name string
		list []Entry
	}{{"formats", form.Formats}, {"computed", form.Computed}, {"anchors", anchorsOf(form)}} {
		if len(s.list) > 0 {
			root = append(root, jsonPair{s.name, jsonTexts(s.list)})
		}
	}
	if len(form.Checks) > 0 {
		var checks []any
		for _, e := range form.Checks {
			if e.Key == "" {
				checks = append(checks, e.Text)
			} else {
				checks = append(checks, jsonTexts([]Entry{e}))
			}
		}
		root = append(root, jsonPair{"checks", checks})
	}
	if len(form.Drop) > 0 {
		var keys []string
		for _, e := range form.Drop {
			keys = append(keys, e.Key)
		}
		root = append(root, jsonPair{"drop", keys})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(root)
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
