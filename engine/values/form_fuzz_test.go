package values

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// FuzzWorkbook reads workbooks of any bytes, and forms written as one with any
// key and value: an error has a place, and a form gives back what was entered.
func FuzzWorkbook(f *testing.F) {
	var b bytes.Buffer
	if err := WriteXLSX(&b, Form{Fields: []Field{{Key: "走访次数", Value: Entry{Key: "走访次数", Text: "5"}, Blank: "X", After: "次"}}}); err != nil {
		f.Fatal(err)
	}
	f.Add(uint(0), []byte(nil), "走访次数", "5", "次")
	f.Add(uint(200), []byte{0xff, 0}, "（一）人数", "007", "=1+1")
	f.Add(uint(2000), []byte("<c r=\"A1048577\"/>"), "甲", "-cmd", "元")
	f.Fuzz(func(t *testing.T, at uint, patch []byte, key, value, after string) {
		mutated := bytes.Clone(b.Bytes())
		copy(mutated[at%uint(len(mutated)):], patch)
		checkDecode(t, "a.xlsx", mutated)
		for _, s := range []string{key, value, after} {
			if !inWorkbook(s) {
				return
			}
		}
		form := Form{Fields: []Field{{Key: key, Value: Entry{Key: key, Text: value}, Blank: "X", After: after}}}
		file, err := Decode("a.xlsx", written(t, writer{"a.xlsx", WriteXLSX}, form))
		if err != nil {
			t.Fatal(err)
		}
		if len(file.Values) != 1 || file.Values[0].Key != key || file.Values[0].Text != value {
			t.Fatalf("%q: %q became %v", key, value, file.Values)
		}
	})
}

// inWorkbook reports whether a cell can hold a text as it stands: no white space
// around it, which is trimmed as people don't see it, and what XML allows.
func inWorkbook(s string) bool {
	for _, r := range s {
		if r <= ' ' || r == utf8.RuneError || r >= 0x7f && r < 0xa1 || r == '_' || r >= 0xfffe && r <= 0xffff {
			return false // _x0041_ is an escape
		}
	}
	return s != "" && len(s) < 800 && utf8.ValidString(s)
}
