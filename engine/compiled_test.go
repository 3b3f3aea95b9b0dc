package engine_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// unzipped is what archive/zip sees of each part of a file.
func unzipped(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// sameAsFill holds a file that a Compiled wrote against the one of Fill: the same
// parts with the same bytes, and no larger than promised. It returns the file.
func sameAsFill(t testing.TB, c *engine.Compiled, vals *values.File, opts engine.FillOptions) []byte {
	t.Helper()
	var got, want bytes.Buffer
	compiled, err := c.Write(&got, vals)
	filled, fillErr := c.Fill(vals, opts)
	if (err == nil) != (fillErr == nil) || err != nil && err.Error() != fillErr.Error() {
		t.Fatalf("Write: %v\nFill: %v", err, fillErr)
	}
	if err != nil {
		return nil
	}
	if _, err := filled.Doc.WriteTo(&want); err != nil {
		t.Fatal(err)
	}
	if compiled.Count != filled.Count || len(compiled.Missing) != len(filled.Missing) || len(compiled.Changed) != len(filled.Changed) {
		t.Errorf("Write filled %d, missing %d; Fill %d, %d", compiled.Count, len(compiled.Missing), filled.Count, len(filled.Missing))
	}
	a, b := unzipped(t, got.Bytes()), unzipped(t, want.Bytes())
	if !maps.Equal(a, b) {
		for name := range b {
			if a[name] != b[name] {
				t.Errorf("%s differs", name)
			}
		}
	}
	const slack = 512 // values that are stored
	if float64(got.Len()) > 1.3*float64(want.Len())+slack {
		t.Errorf("%d bytes, Fill makes %d", got.Len(), want.Len())
	}
	return got.Bytes()
}

func TestCompiled(t *testing.T) {
	for _, tt := range []struct {
		name, vals string
		opts       engine.FillOptions
	}{
		{"all", allValues, engine.FillOptions{}},
		{"none", "{}", engine.FillOptions{}},
		{"some missing", "局领导带队走访次数: 5", engine.FillOptions{}},
		{"markup", `参观博物馆名称: "<&>"`, engine.FillOptions{}},
		{"space at the ends", `参观博物馆名称: " 省 "`, engine.FillOptions{}},
		{"rolled", allValues, engine.FillOptions{Roll: true}},
		{"tracked", allValues, engine.FillOptions{Track: true}},
		{"cleared", allValues, engine.FillOptions{ClearMarks: true}},
		{"unknown key", "没有这个键: 5", engine.FillOptions{}},
		{"unsuitable", "局领导带队走访次数: 多次", engine.FillOptions{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			template := loadLines(t, report, slot.Options{})
			sameAsFill(t, template.Compile(tt.opts), decode(t, tt.vals), tt.opts)
		})
	}
}

// A long value is compressed.
func TestCompiledLongValue(t *testing.T) {
	template := loadLines(t, "工作情况：____________________。\n", slot.Options{})
	if len(template.Slots) != 1 {
		t.Fatalf("slots %v", template.Keys())
	}
	for _, n := range []int{1, 80, 300, 50000} {
		vals := &values.File{Values: []values.Entry{{Key: template.Slots[0].Key, Text: strings.Repeat("长", n)}}}
		sameAsFill(t, template.Compile(engine.FillOptions{}), vals, engine.FillOptions{})
	}
}

// Files depend on the values alone, not on what was written before or besides.
func TestCompiledIsDeterministic(t *testing.T) {
	template := loadLines(t, report, slot.Options{})
	some := decode(t, "局领导带队走访次数: 5")
	all := decode(t, allValues)
	fresh := func(vals *values.File) string {
		return string(sameAsFill(t, template.Compile(engine.FillOptions{}), vals, engine.FillOptions{}))
	}
	wantSome, wantAll := fresh(some), fresh(all)
	c := template.Compile(engine.FillOptions{})
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			vals, want := all, wantAll
			if i%2 == 0 {
				vals, want = some, wantSome
			}
			var b bytes.Buffer
			if _, err := c.Write(&b, vals); err != nil || b.String() != want {
				t.Errorf("another file, or %v", err)
			}
		})
	}
	wait.Wait()
}

// TestCorpusCompiled writes every file of the corpus that has placeholders both
// ways. With TIANBAO_COMPILED naming a folder, what was spliced is left there to
// be opened by other programs.
func TestCorpusCompiled(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole corpus")
	}
	keep := os.Getenv("TIANBAO_COMPILED")
	files := 0
	for _, path := range docxtest.CorpusFiles(t) {
		template := loadFile(path)
		if template == nil || !slices.ContainsFunc(template.Slots, func(s slot.Slot) bool { return s.Kind == slot.Placeholder }) {
			continue
		}
		files++
		data := sameAsFill(t, template.Compile(engine.FillOptions{}), made(template), engine.FillOptions{})
		if t.Failed() {
			t.Fatal(path)
		}
		if keep != "" && data != nil {
			if err := os.WriteFile(filepath.Join(keep, filepath.Base(path)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d files", files)
}
