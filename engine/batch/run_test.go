package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

func template(t testing.TB) *engine.Template {
	data := docxtest.Lines(t, "2020年上半年工作总结\n局领导带队走访X次，慰问X户。\n")
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return engine.Load(doc, slot.Options{})
}

// rows are n rows of a table for the template.
func rows(t testing.TB, tmpl *engine.Template, n int) []Row {
	var b strings.Builder
	b.WriteString("单位,局领导带队走访次数,慰问户数\n")
	for i := range n {
		fmt.Fprintf(&b, "街道%d,%d,%d\n", i, i+1, i+2)
	}
	table, err := values.DecodeTable("t.csv", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	l, err := FromTable(table, Pattern{}, tmpl.Keys())
	if err == nil {
		err = l.Place(".docx")
	}
	if err != nil {
		t.Fatal(err)
	}
	return l.Rows
}

func run1(t testing.TB, ctx context.Context, dir string, list []Row, resume bool, opts Options) ([]Result, error) {
	f, err := OpenFolder(dir, FolderOptions{Resume: resume})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return Run(ctx, list, f, opts)
}

func states(results []Result) string {
	var b strings.Builder
	for _, r := range results {
		b.WriteByte(r.State[0])
	}
	return b.String()
}

// Results and files are the same whatever the number of jobs.
func TestRunIsDeterministic(t *testing.T) {
	tmpl := template(t)
	list := rows(t, tmpl, 40)
	list[7].Err = errors.New("bad cell")
	var before map[string]string
	for _, jobs := range []int{1, 3, 16} {
		dir := t.TempDir()
		results, err := run1(t, t.Context(), dir, list, false, Options{Template: tmpl, Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range results {
			if r.Row.Number != list[i].Number {
				t.Fatalf("result %d is of row %d", i, r.Row.Number)
			}
		}
		if want := "wwwwwwwf" + strings.Repeat("w", 32); states(results) != want {
			t.Fatalf("states %s, want %s", states(results), want)
		}
		files := reports(t, dir)
		if before != nil && !maps.Equal(before, files) {
			t.Error("the reports differ")
		}
		before = files
	}
}

func reports(t testing.TB, dir string) map[string]string {
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".jsonl" {
			data, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			files[e.Name()] = string(data)
		}
	}
	return files
}

// A run that is stopped leaves whole files, says which rows are left, and can be
// resumed.
func TestRunStopsAndResumes(t *testing.T) {
	tmpl := template(t)
	list := rows(t, tmpl, 50)
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	var begun atomic.Int64
	results, err := run1(t, ctx, dir, list, false, Options{Template: tmpl, Jobs: 2, MayReplace: func(string) error {
		if begun.Add(1) == 10 {
			cancel()
		}
		return nil
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped by %v", err)
	}
	written := strings.Count(states(results), "w")
	if left := strings.Count(states(results), "l"); written < 10 || left == 0 || written+left != 50 {
		t.Fatalf("states %s", states(results))
	}
	if n := len(reports(t, dir)); n != written {
		t.Errorf("%d files for %d reports", n, written)
	}
	results, err = run1(t, t.Context(), dir, list, true, Options{Template: tmpl})
	if err != nil || strings.Count(states(results), "u") != written || strings.Count(states(results), "w") != 50-written {
		t.Errorf("resumed: %v, states %s", err, states(results))
	}
}

// Two runs can't work in one folder; two shards can.
func TestFolderIsLocked(t *testing.T) {
	dir := t.TempDir()
	f, err := OpenFolder(dir, FolderOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := OpenFolder(dir, FolderOptions{Resume: true}); err == nil || !strings.Contains(err.Error(), "another batch is at work") {
		t.Errorf("a second run: %v", err)
	}
	shard, err := OpenFolder(dir, FolderOptions{Shard: Shard{1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	shard.Close()
}

// TestRunDoesNotGrow makes reports of one template again and again: what is
// reachable after a thousand is what was reachable after the first hundred, but
// for the results.
func TestRunDoesNotGrow(t *testing.T) {
	tmpl := template(t)
	list := rows(t, tmpl, 1000)
	dir := t.TempDir()
	live := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	var early, late uint64
	begun := 0
	_, err := run1(t, t.Context(), dir, list, false, Options{Template: tmpl, Jobs: 1, MayReplace: func(string) error {
		switch begun++; begun {
		case 100:
			early = live()
		case 990:
			late = live()
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	const each = 1 << 10 // bytes that a result may keep
	if late > early+890*each {
		t.Errorf("%d bytes are reachable after 100 reports, %d after 990", early, late)
	}
}

func TestSummaryIsText(t *testing.T) {
	results := []Result{
		{Row: Row{Number: 2, File: "=cmd|' /C calc'!A0.docx"}, State: Written, Outcome: Outcome{Filled: 3, Missing: []string{"甲", "=1+1"}}},
		{Row: Row{Number: 3, File: "110101199001011234.docx"}, State: Failed, Err: errors.New("@SUM(1)")},
	}
	var b bytes.Buffer
	if err := WriteSummary(&b, results, false, error.Error); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	got, err := book.GetRows("汇总")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"行", "文件", "状态", "已填", "缺少", "错误"},
		{"2", "=cmd|' /C calc'!A0.docx", "已写入", "3", "甲\n=1+1"},
		{"3", "110101199001011234.docx", "失败", "0", "", "@SUM(1)"},
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for _, cell := range []string{"B2", "E2", "B3", "F3"} {
		if formula, _ := book.GetCellFormula("汇总", cell); formula != "" {
			t.Errorf("%s holds the formula %q", cell, formula)
		}
		if kind, _ := book.GetCellType("汇总", cell); kind == excelize.CellTypeNumber || kind == excelize.CellTypeFormula {
			t.Errorf("%s is no text", cell)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	tmpl := template(b)
	list := rows(b, tmpl, 1000)
	for b.Loop() {
		if _, err := run1(b, b.Context(), b.TempDir(), list, false, Options{Template: tmpl}); err != nil {
			b.Fatal(err)
		}
	}
}
