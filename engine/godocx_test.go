package engine_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	godocx "github.com/lukasjarosch/go-docx"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// TestGoDocxAgrees fills every file that go-docx can fill with both engines.
// FillWithGoDocx compares the two itself; here its result is read once more.
func TestGoDocxAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("fills every file of the corpus twice")
	}
	agreed := 0
	refused := map[engine.GoDocxReason]int{}
	for _, path := range docxtest.CorpusFiles(t) {
		template := loadFile(path)
		if template == nil || len(markers(template)) == 0 {
			continue
		}
		vals := made(template)
		native, err := template.Fill(vals, engine.FillOptions{})
		if unbound(err) {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		filled, err := template.FillWithGoDocx(vals, engine.FillOptions{})
		var e *engine.GoDocxError
		switch {
		case errors.As(err, &e):
			refused[e.Reason]++
		case err != nil:
			t.Errorf("%s: %v", path, err)
		default:
			agreed++
			sameParagraphs(t, path, native.Doc, reopen(t, filled.Doc))
		}
	}
	if agreed < 100 {
		t.Errorf("go-docx filled %d files only", agreed)
	}
	t.Logf("agreed on %d files; go-docx refused: %v", agreed, refused)
}

// TestTagsOfTheOfficialReport lets go-docx, on its own, fill the tagged form of
// the official report, and wants what Fill makes of the same values.
func TestTagsOfTheOfficialReport(t *testing.T) {
	template := loadFile(filepath.Join(docxtest.Shared(t, "official-report"), "report.docx"))
	vals := made(template)
	native, err := template.Fill(vals, engine.FillOptions{})
	if err != nil {
		t.Fatal(err)
	}
	tagged, err := template.Tags()
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if _, err := tagged.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	theirs, err := godocx.OpenBytes(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	texts := godocx.PlaceholderMap{}
	for _, v := range vals.Values {
		texts[v.Key] = v.Text
	}
	if err := theirs.ReplaceAll(texts); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := theirs.Write(&out); err != nil {
		t.Fatal(err)
	}
	doc, err := docx.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sameParagraphs(t, "report.docx", native.Doc, doc)
}

// TestTagsAreRead reads the tagged form again: its tags are the slots, under
// the keys that they spell.
func TestTagsAreRead(t *testing.T) {
	data := docxtest.Lines(t, "走访X次，慰问X社区，占X%。")
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	template := engine.Load(doc, slot.Options{})
	tagged, err := template.Tags()
	if err != nil {
		t.Fatal(err)
	}
	again := engine.Load(reopen(t, tagged), slot.Options{})
	want, got := template.Keys(), again.Keys()
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the tags are read as %q, want %q", got, want)
	}
}

func TestGoDocxRefuses(t *testing.T) {
	for _, tt := range []struct{ text, value, want string }{
		{"走访X社区", "{城北}", "expand the braces"},
		{"走访X社区，见{附件}。", "城北", "take a brace of the text"},
	} {
		data := docxtest.Lines(t, tt.text)
		doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
		if err != nil {
			t.Fatal(err)
		}
		template := engine.Load(doc, slot.Options{})
		key := template.Keys()[0]
		vals := &values.File{Values: []values.Entry{{Key: key, Text: tt.value}}}
		_, err = template.FillWithGoDocx(vals, engine.FillOptions{})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q with %q: got %v, want an error with %q", tt.text, tt.value, err, tt.want)
		}
	}
}

func sameParagraphs(t *testing.T, path string, want, got *docx.Document) {
	t.Helper()
	a, b := want.Paragraphs(), got.Paragraphs()
	if len(a) != len(b) {
		t.Fatalf("%s: %d paragraphs, want %d", path, len(b), len(a))
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			t.Errorf("%s: %s paragraph %d: got %q, want %q", path, a[i].Part, a[i].Index, b[i].Text, a[i].Text)
		}
	}
}
