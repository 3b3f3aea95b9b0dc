package docx_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// damage is what the files of corpus/synthetic were made to show: the message
// that one is refused with, or "" for one that must read like all others.
var damage = map[string]string{
	"abs-target-rels.docx":         "",
	"absolute-name.docx":           "",
	"backslash-names.docx":         "",
	"billion-laughs.docx":          "word/document.xml: offset 38: dtd: a document type declaration",
	"bitflip.docx":                 "",
	"bomb-512MB-run.docx":          "word/document.xml: limit: ",
	"content-types-upper.docx":     "",
	"deep-nesting.docx":            "word/document.xml: offset 16017: limit: elements are nested too deep",
	"dir-entries.docx":             "",
	"doctype-internal-entity.docx": "word/document.xml: offset 38: dtd: a document type declaration",
	"dup-document-part.docx":       "",
	"empty-document-part.docx":     "word/document.xml: offset 0: xml: no element",
	"empty.docx":                   "no-main-part: ",
	"gb18030-encoding.docx":        "",
	"huge-200k-paragraphs.docx":    "",
	"invalid-utf8.docx":            "word/document.xml: offset 1482: encoding: not UTF-8",
	"junk-prefix.docx":             "",
	"junk-suffix.docx":             "",
	"no-content-types.docx":        "",
	"no-document-part.docx":        "no-main-part: ",
	"no-root-rels.docx":            "",
	"no-styles.docx":               "",
	"no-xml-declaration.docx":      "",
	"nul-in-text.docx":             "word/document.xml: offset 1482: xml: a control character",
	"prefix-ns0.docx":              "",
	"renamed-main-part.docx":       "",
	"stored.docx":                  "",
	"truncated-xml.docx":           "word/document.xml: offset 5341: xml: the source ends inside a tag",
	"truncated-zip.docx":           "truncated: ",
	"utf16be-bom.docx":             "",
	"utf16le-bom.docx":             "",
	"utf8-bom.docx":                "",
	"zero-bytes.docx":              "empty: ",
	"zip-slip.docx":                "",
}

func TestSynthetic(t *testing.T) {
	root := docxtest.Shared(t, "corpus", "synthetic")
	plain, err := docx.OpenFile(filepath.Join(root, "stored.docx"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := texts(withoutProperties(plain))
	plain.Close()
	files, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		message, known := damage[f.Name()]
		if !known {
			t.Errorf("%s: what does it show?", f.Name())
			continue
		}
		d, err := docx.OpenFile(filepath.Join(root, f.Name()), docx.Options{Name: f.Name()})
		if message != "" {
			if err == nil || !strings.HasPrefix(err.Error(), f.Name()+": "+message) {
				t.Errorf("%s: got %v, want %s", f.Name(), err, message)
			}
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		got := texts(withoutProperties(d))
		switch f.Name() {
		case "huge-200k-paragraphs.docx": // the usual ones, and more before the footers
			got = slices.Delete(got, len(want)-2, len(want)-2+200_000)
		case "dup-document-part.docx": // the last part of a name is the one
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], "决定", "通知")
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(d.Skipped()) > 0 {
			t.Errorf("%s: %v\n%s", f.Name(), d.Skipped(), diff)
		}
		d.Close()
	}
}

// withoutProperties lists the paragraphs of all stories but the properties.
func withoutProperties(d *docx.Document) []docx.Paragraph {
	return slices.DeleteFunc(slices.Clone(d.Paragraphs()), func(p docx.Paragraph) bool { return p.Story == docx.Properties })
}

func TestOpenFileErrors(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.docx")
	if err := os.WriteFile(notes, []byte("走访X次"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		path string
		kind docx.ErrorKind
		is   error
	}{
		{filepath.Join(dir, "missing.docx"), docx.KindIO, os.ErrNotExist},
		{filepath.Join(dir, "missing.txt"), docx.KindIO, os.ErrNotExist},
		{dir, docx.KindIO, nil},
		{notes, docx.KindNotZip, nil},
	} {
		_, err := docx.OpenFile(tt.path, docx.Options{})
		var e *docx.Error
		if !errors.As(err, &e) || e.Kind != tt.kind || e.Name != tt.path || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%s: %v", tt.path, err)
		}
	}
}
