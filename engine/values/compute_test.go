package values

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Each archive of testdata/compute holds values files, computed one by one, and
// want: what came out, or every error.
func TestCompute(t *testing.T) {
	runArchives(t, "compute", func(files []txtar.File) string {
		var out strings.Builder
		for _, f := range files {
			out.WriteString(computed(f.Name, f.Data))
		}
		return out.String()
	})
}

func computed(name string, data []byte) string {
	file, err := Decode(name, data)
	if err != nil {
		return explain(err)
	}
	result, err := Compute(file, []string{"维修", "新建"})
	if err != nil {
		return explain(err)
	}
	var out strings.Builder
	for _, e := range result.Computed {
		fmt.Fprintf(&out, "%s %s = %s\n", e.Pos, e.Key, e.Text)
	}
	for _, e := range result.Missing {
		fmt.Fprintf(&out, "%s %s lacks %s\n", e.Pos, e.Key, strings.Join(e.Items, ", "))
	}
	for _, e := range result.Broken {
		out.WriteString(explain(e))
	}
	for _, e := range result.Open {
		fmt.Fprintf(&out, "%s open: %s lacks %s\n", e.Pos, e.Text, strings.Join(e.Items, ", "))
	}
	return out.String()
}

// A program is compiled once and run for many records.
func TestProgramRuns(t *testing.T) {
	formulas, err := Decode("公式.yaml", []byte("computed:\n  合计: 维修 + 新建\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(formulas, []string{"维修", "新建", "合计"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		record := &File{Values: []Entry{{Key: "维修", Text: fmt.Sprint(i)}, {Key: "新建", Text: "10"}}}
		result, err := p.Run(record)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := result.Computed[0].Text, fmt.Sprint(10+i); got != want {
			t.Errorf("run %d: %s, want %s", i, got, want)
		}
	}
}

// An expression costs no more than its length, whatever it holds.
func TestComputeIsBounded(t *testing.T) {
	grow := "values: {a0: 999999999999}\ncomputed:\n"
	for i := 1; i < 40; i++ {
		grow += fmt.Sprintf("  a%d: %s\n", i, strings.Join([]string{fmt.Sprintf("a%d", i-1), fmt.Sprintf("a%d", i-1), fmt.Sprintf("a%d", i-1)}, " * "))
	}
	share := "1"
	for range 60 {
		share = "(0 < (" + share + " < 2 ? 1 : 1) < 2 ? 1 : 1)"
	}
	for name, source := range map[string]string{
		"growth":   grow,
		"sharing":  "computed:\n  a: " + share + "\n",
		"nesting":  "computed:\n  a: " + strings.Repeat("(", 990) + "1" + strings.Repeat(")", 990) + "\n",
		"unary":    "computed:\n  a: " + strings.Repeat("-", 1900) + "1\n",
		"length":   "computed:\n  a: " + strings.Repeat("1+", 1500) + "1\n",
		"exponent": "values: {b: 1e999999999}\ncomputed: {a: b + 1}\n",
		"literal":  "computed: {a: 1e-999999999 + 1}\n",
		"range":    "computed: {a: 1..999999999}\n",
	} {
		got := computed(name+".yaml", []byte(source))
		if name != "nesting" && !strings.Contains(got, ": ") {
			t.Errorf("%s: no error: %.200s", name, got)
		}
	}
}
