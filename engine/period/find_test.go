package period

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// A labelled line of testdata: the sentence without its marks, its context and
// the fields of each mark.
type labelled struct {
	where   string
	context string // the @ line above
	text    string
	marks   []mark
}

type mark struct {
	start, end int
	fields     []string
}

// readLabelled reads a file of sentences with [[text|field|field]] marks.
func readLabelled(t testing.TB, name string) []labelled {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var lines []labelled
	context := ""
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@"):
			context = strings.TrimSpace(line[1:])
		default:
			l := parseMarks(line)
			l.where, l.context = fmt.Sprintf("%s:%d", name, n), context
			lines = append(lines, l)
		}
	}
	return lines
}

func parseMarks(line string) labelled {
	var l labelled
	for {
		before, rest, ok := strings.Cut(line, "[[")
		l.text += before
		if !ok {
			return l
		}
		inner, fields, _ := strings.Cut(rest, "|")
		fields, line, _ = strings.Cut(fields, "]]")
		m := mark{start: len(l.text), fields: strings.Split(fields, "|")}
		l.text += inner
		m.end = len(l.text)
		l.marks = append(l.marks, m)
	}
}

// findContext reads "report 2023-H1 plan".
func findContext(t *testing.T, s string) Context {
	t.Helper()
	words := strings.Fields(s)
	ctx := Context{Plan: len(words) > 2 && words[2] == "plan"}
	if words[1] != "none" {
		ctx.Report = mustParse(t, words[1])
	}
	return ctx
}

func mustParse(t testing.TB, s string) Period {
	t.Helper()
	p, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFind holds the labelled sentences: every expression at its place, with its
// kind and value, and nothing else.
func TestFind(t *testing.T) {
	for _, l := range readLabelled(t, "testdata/find.txt") {
		var want []string
		for _, m := range l.marks {
			want = append(want, describe(l.text, m.start, m.end, m.fields[0], m.fields[1]))
		}
		var got []string
		for _, e := range Find(l.text, findContext(t, l.context)) {
			got = append(got, describe(l.text, e.Start, e.End, e.Kind, e.Normalized))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s\n(-want +got)\n%s", l.where, l.text, diff)
		}
	}
}

func describe(text string, start, end int, kind, normalized string) string {
	return fmt.Sprintf("%d %s %s %s", start, text[start:end], kind, normalized)
}

// TestPropose holds the labelled roll-forwards.
func TestPropose(t *testing.T) {
	for _, l := range readLabelled(t, "testdata/roll.txt") {
		from, to, plan := rollContext(t, l.context)
		ctx := Context{Report: from, Plan: plan}
		byStart := map[int]Expr{}
		for _, e := range Find(l.text, ctx) {
			byStart[e.Start] = e
		}
		for _, m := range l.marks {
			e, ok := byStart[m.start]
			if !ok || e.End != m.end {
				t.Errorf("%s: %s not found", l.where, l.text[m.start:m.end])
				continue
			}
			roll, text := Propose(l.text, e, ctx, to)
			if got, want := string(roll)+"|"+text, strings.Join(m.fields, "|"); got != want {
				t.Errorf("%s: %s (%s %s): got %s, want %s", l.where, l.text[m.start:m.end], e.Kind, e.Normalized, got, want)
			}
		}
	}
}

// rollContext reads "2023-H1 > 2024-H1 plan".
func rollContext(t *testing.T, s string) (from, to Period, plan bool) {
	t.Helper()
	words := strings.Fields(s)
	return mustParse(t, words[0]), mustParse(t, words[2]), len(words) > 3
}

// checkExprs holds what is true of the expressions of any text.
func checkExprs(t *testing.T, text string, exprs []Expr) {
	t.Helper()
	last := 0
	for _, e := range exprs {
		if e.Start < last || e.End <= e.Start || e.End > len(text) {
			t.Fatalf("%q: %+v is out of order or range", text, e)
		}
		if !utf8.RuneStart(text[e.Start]) || e.End < len(text) && !utf8.RuneStart(text[e.End]) {
			t.Fatalf("%q: %+v splits a code point", text, e)
		}
		if e.Kind == "" {
			t.Fatalf("%q: %+v has no kind", text, e)
		}
		last = e.End
	}
}

func FuzzFind(f *testing.F) {
	for _, l := range readLabelled(f, "testdata/find.txt") {
		f.Add(l.text, 2023, 2, 1, false)
	}
	f.Add("2020年2月30日至\xff年底前", 2020, 4, 12, true)
	f.Fuzz(func(t *testing.T, text string, year, unit, index int, plan bool) {
		from := Period{Year: 1900 + mod(year, 200), Unit: Unit(1 + mod(unit, 4))}
		if per := from.Unit.perYear(); per > 1 {
			from.Index = 1 + mod(index, per)
		}
		if !utf8.ValidString(text) {
			t.Skip("paragraph texts are valid UTF-8")
		}
		ctx := Context{Report: from, Plan: plan}
		exprs := Find(text, ctx)
		checkExprs(t, text, exprs)
		for _, e := range exprs {
			checkProposal(t, text, e, ctx, from.Next(1))
		}
	})
}

func mod(a, b int) int { return (a%b + b) % b }

// checkProposal holds that a shift has a new text, which is itself an expression.
func checkProposal(t *testing.T, text string, e Expr, ctx Context, to Period) {
	t.Helper()
	roll, suggestion := Propose(text, e, ctx, to)
	if (roll == Shift) != (suggestion != "") {
		t.Fatalf("%q %+v: %s with %q", text, e, roll, suggestion)
	}
	if roll != Shift {
		return
	}
	shifted := text[:e.Start] + suggestion + text[e.End:]
	for _, f := range Find(shifted, Context{Report: to, Plan: ctx.Plan}) {
		if f.Start < e.Start+len(suggestion) && f.End > e.Start {
			return
		}
	}
	t.Fatalf("%q %+v: the new text %q is no expression in %q", text, e, suggestion, shifted)
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for text.Len() < 1<<20 {
		for _, l := range readLabelled(b, "testdata/find.txt") {
			text.WriteString(l.text)
			text.WriteString(strings.Repeat("各支部认真贯彻落实，组织党员群众深入开展学习讨论，推动工作落地见效。", 3))
		}
	}
	ctx := Context{Report: Period{Year: 2023, Unit: Half, Index: 1}}
	for _, size := range []int{1 << 18, 1 << 20} {
		s := strings.ToValidUTF8(text.String()[:size], "")
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Find(s, ctx)
			}
		})
	}
}
