package values

import (
	"bytes"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
)

// addArchives seeds a fuzz target with the files of testdata that have one of
// the extensions.
func addArchives(f *testing.F, extensions ...string) {
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			for _, e := range extensions {
				if strings.HasSuffix(file.Name, e) {
					f.Add(file.Data)
				}
			}
		}
	}
}

func FuzzDecodeYAML(f *testing.F) {
	addArchives(f, ".yaml", ".json")
	f.Add([]byte("a: &a [x, x]\nb: [*a, *a]\n"))
	f.Fuzz(func(t *testing.T, data []byte) { checkDecode(t, "a.yaml", data) })
}

func FuzzDecodeJSON(f *testing.F) {
	addArchives(f, ".json")
	f.Fuzz(func(t *testing.T, data []byte) { checkDecode(t, "a.json", data) })
}

func FuzzDecodeCSV(f *testing.F) {
	addArchives(f, ".csv", ".tsv")
	f.Fuzz(func(t *testing.T, data []byte) {
		checkDecode(t, "a.csv", data)
		table, err := DecodeTable("a.csv", data)
		if err != nil {
			return
		}
		for _, r := range table.Records {
			checkFile(t, r.Values, data)
		}
	})
}

// checkDecode holds what is true of every file: errors have a place, and what
// was read can be written and read again.
func checkDecode(t *testing.T, name string, data []byte) {
	file, err := Decode(name, data)
	if err != nil {
		e, ok := errors.AsType[*Error](err)
		if !ok {
			t.Fatalf("%T is no *Error: %v", err, err)
		}
		if e.Pos.File != name || e.Error() == "" || e.Chinese() == "" {
			t.Fatalf("an error without place or words: %+v", e)
		}
		if lines := 1 + bytes.Count(data, []byte("\n")); e.Pos.Line > lines && !bytes.ContainsAny(data, "\r\u0085\u2028\u2029\x00") {
			t.Fatalf("line %d of %d: %v", e.Pos.Line, lines, e)
		}
		return
	}
	checkFile(t, file, data)
	form := Form{Formats: file.Formats}
	for _, e := range file.Values {
		form.Fields = append(form.Fields, Field{Key: e.Key, Value: e})
	}
	for _, w := range writers[:2] {
		again, err := Decode(w.name, written(t, w, form))
		if err != nil {
			t.Fatalf("%s: %v\n%s", w.name, err, written(t, w, form))
		}
		if len(again.Values) != len(file.Values) {
			t.Fatalf("%s: %d values became %d", w.name, len(file.Values), len(again.Values))
		}
		for i, e := range again.Values {
			if before := file.Values[i]; e.Key != before.Key || !e.same(before) {
				t.Fatalf("%s: %q: %q became %q: %q", w.name, before.Key, before.shown(), e.Key, e.shown())
			}
		}
	}
}

// plainText is a value that no format can spell in another way.
var plainText = regexp.MustCompile(`^[0-9A-Za-z.+-]+$`)

// checkFile holds that no key stands twice and that plain values are in the
// file as they were read: 007 has not become 7.
func checkFile(t *testing.T, file *File, data []byte) {
	seen := map[string]bool{}
	for _, e := range append(file.Values, file.Missing...) {
		if seen[fold(e.Key)] {
			t.Fatalf("the key %q stands twice", e.Key)
		}
		seen[fold(e.Key)] = true
		if e.Items == nil && plainText.MatchString(e.Text) && utf8.Valid(data) && !bytes.Contains(data, []byte(`\`)) && !bytes.Contains(data, []byte(e.Text)) {
			t.Fatalf("%q is not in the file", e.Text)
		}
	}
}

// A form gives back any key and value, whatever the comments around it hold.
func FuzzForm(f *testing.F) {
	f.Add("走访次数", "5", "社领导", "次带队", "一、工作", "备注")
	f.Add("（一）人数：其中", "null", "# a\n- b", "\t", "", "\"")
	f.Add("- a", "~\n", "\u2028", "\u0085", "<<", "# x")
	f.Fuzz(func(t *testing.T, key, value, before, after, section, note string) {
		for _, s := range []string{key, value, before, after, section, note} {
			if !utf8.ValidString(s) {
				return
			}
		}
		if strings.TrimSpace(key) == "" || strings.TrimSpace(value) == "" || utf8.RuneCountInString(key) >= longestKey {
			return
		}
		form := Form{Template: section, Fields: []Field{
			{Key: key, Value: Entry{Key: key, Text: value}, Before: before, Blank: "X", After: after, Section: []string{section}, Note: note},
			{Key: key + "二", Before: after, Blank: "Y", After: before, Note: note, Anchor: note},
			{Key: key + "三", Optional: true, Proposed: value, Why: note},
			{Key: key + "四", State: Gone, Value: Entry{Text: value}},
		}}
		for _, w := range writers[:2] {
			out := written(t, w, form)
			file, err := Decode(w.name, out)
			if err != nil {
				t.Fatalf("%s: %v\n%s", w.name, err, out)
			}
			if len(file.Values) != 1 || file.Values[0].Text != value || file.Values[0].Key != key {
				t.Fatalf("%s: %q: %q became %v\n%s", w.name, key, value, file.Values, out)
			}
			if len(file.Missing) != 1 || file.Missing[0].Key != key+"二" {
				t.Fatalf("%s: missing %v\n%s", w.name, file.Missing, out)
			}
		}
	})
}

// Expressions never panic, and what is wrong with one is within it.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{"维修 + 新建", `v["（一）人数"]`, "percent(维修, 新建, 1)", "（维修＋１）×２", "a ? b : c", "1 < 维修 < 3", "let a = 1; a", "filter([1], # > 1)", `"甲" == '乙'`, "if 维修 > 1 {1} else {2}", "1..3", "a?.b", "-+-1", "b'x'", "map(1..9, {#})"} {
		f.Add(s, "12", "0.5")
	}
	f.Fuzz(func(t *testing.T, source, a, b string) {
		file := &File{Values: []Entry{{Key: "维修", Text: a}, {Key: "新建", Text: b}}, Computed: []Entry{{Key: "合计", Text: source}}, Checks: []Entry{{Text: source}}}
		result, err := Compute(file, nil)
		if err == nil {
			for _, e := range result.Computed {
				if strings.TrimSpace(e.Text) == "" && a != "" && b != "" && !strings.ContainsAny(source, `"'`+"`“”‘’") {
					t.Fatalf("%q computes nothing", source)
				}
			}
			return
		}
		for _, e := range err.(Errors) {
			if e.Column < 0 || e.Column > utf8.RuneCountInString(source)+1 || e.Error() == "" || e.Chinese() == "" {
				t.Fatalf("%q: column %d: %v", source, e.Column, e)
			}
		}
	})
}

// Arithmetic agrees with rational numbers computed directly.
func FuzzArithmetic(f *testing.F) {
	f.Add(int64(12), int64(5), int64(-3), byte(0), byte(1), byte(2))
	f.Add(int64(1), int64(3), int64(3), byte(3), byte(2), byte(1))
	f.Fuzz(func(t *testing.T, a, b, c int64, op1, op2, decimals byte) {
		const signs = "+-*/"
		first, second := signs[op1%4], signs[op2%4]
		x, y, z := new(big.Rat).SetFrac64(a, 100), new(big.Rat).SetFrac64(b, 10), new(big.Rat).SetInt64(c)
		inner, ok := apply(x, first, y)
		var want *big.Rat
		if ok {
			want, ok = apply(inner, second, z)
		}
		places := int(decimals % 8)
		file := &File{
			Values:   []Entry{{Key: "甲", Text: x.FloatString(2)}, {Key: "乙", Text: y.FloatString(1)}, {Key: "丙", Text: z.FloatString(0)}},
			Computed: []Entry{{Key: "丁", Text: "round((甲 " + string(first) + " 乙) " + string(second) + " 丙, " + strconv.Itoa(places) + ")"}},
		}
		result, err := Compute(file, nil)
		switch {
		case !ok:
			if err == nil {
				t.Fatalf("%s: no error for a division by zero", file.Computed[0].Text)
			}
		case err != nil:
			t.Fatal(err)
		case strings.TrimPrefix(result.Computed[0].Text, "-") != strings.TrimPrefix(want.FloatString(places), "-"):
			t.Fatalf("%s = %s, want %s", file.Computed[0].Text, result.Computed[0].Text, want.FloatString(places))
		}
	})
}

func apply(x *big.Rat, op byte, y *big.Rat) (*big.Rat, bool) {
	z := new(big.Rat)
	switch op {
	case '+':
		return z.Add(x, y), true
	case '-':
		return z.Sub(x, y), true
	case '*':
		return z.Mul(x, y), true
	}
	if y.Sign() == 0 {
		return nil, false
	}
	return z.Quo(x, y), true
}

// Whatever a value is, the measure word never stands twice, and what is
// proposed instead of a bad value leads to a good one.
func FuzzSuits(f *testing.F) {
	for _, row := range readTestTable(f, "testdata/suits.txt", 6) {
		f.Add(row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.cells[4], "千分位")
	}
	for _, row := range readTestTable(f, "testdata/format.txt", 3) {
		f.Add("count", "人", "", "人", row.cells[1], row.cells[0])
	}
	f.Fuzz(func(t *testing.T, class, unit, before, after, text, format string) {
		place := Place{Class: class, Unit: unit, Before: before, After: after}
		written, err := place.Fit(format, Entry{Text: text})
		if err == nil {
			checkNoDoubling(t, place, written)
			return
		}
		if e := err.(*Error); e.Want != "" && e.Want == text && e.Kind != KindDate && e.Kind != KindPattern {
			t.Fatalf("%v: the value is proposed in the place of itself", e)
		}
	})
}

func checkNoDoubling(t *testing.T, p Place, text string) {
	for _, sign := range []string{"%", "％", "》", "”", "次", "元", "人次", "社区"} {
		isNumber := p.kind() == "count" || p.kind() == "money" || p.kind() == "percent"
		if sign == "次" || sign == "元" {
			if !isNumber {
				continue
			}
		}
		if strings.HasSuffix(text, sign) && strings.HasPrefix(p.After, sign) {
			t.Fatalf("%q before %q", text, p.After)
		}
	}
	if strings.HasPrefix(text, "第") && strings.HasSuffix(p.Before, "第") {
		t.Fatalf("%q after %q", text, p.Before)
	}
}

// Chinese numerals read back as the number they were written from.
func FuzzNumerals(f *testing.F) {
	for _, n := range []int64{0, 1, 10, 11, 100, 101, 110, 1000, 1010, 10000, 10010, 100000, 101000, 1_0001_0000, 9999_9999_9999} {
		f.Add(n, byte(2))
	}
	f.Fuzz(func(t *testing.T, n int64, decimals byte) {
		n = max(n, -n) % 1_0000_0000_0000
		value := new(big.Rat).SetFrac(big.NewInt(max(n, -n)), powerOfTen(int(decimals%4)).Num())
		number := exactText(value)
		for _, upper := range []bool{false, true} {
			text, ok := writeHan(number, upper)
			if !ok {
				t.Fatalf("%s can't be written", number)
			}
			back, ok := parseNumber(text)
			if !ok || back.Cmp(value) != 0 {
				t.Fatalf("%s is written %s and read %v", number, text, back)
			}
		}
	})
}
