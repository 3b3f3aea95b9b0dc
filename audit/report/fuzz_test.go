package report_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// FuzzCopies annotates and mends any text. A reader that is not ours finds the
// text as it was under the comments and when the mending is rejected.
func FuzzCopies(f *testing.F) {
	for _, rule := range audit.Rules() {
		for _, text := range rule.Wrong {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !plainText(text) {
			t.Skip()
		}
		doc := openBytes(t, docxtest.Lines(t, text))
		result, err := audit.Run(t.Context(), &audit.Subject{Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}, audit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		annotated, err := report.Annotate(doc, result, report.AnnotateOptions{})
		if err != nil {
			t.Fatal(err)
		}
		fixed, err := report.Fix(doc, result, report.FixOptions{})
		if err != nil {
			t.Fatal(err)
		}
		checkTexts(t, "annotated", bytesOf(t, annotated), doc, doc, true)
		checkTexts(t, "rejected", bytesOf(t, fixed.Doc), doc, doc, false)
		checkTexts(t, "accepted", bytesOf(t, fixed.Doc), fixed.Doc, fixed.Doc, true)
	})
}

// plainText reports whether a Word file can hold a text as it stands.
func plainText(text string) bool {
	return utf8.ValidString(text) && len(text) < 4000 && !strings.ContainsFunc(text, func(r rune) bool {
		return r != '\n' && unicode.IsControl(r) || r == utf8.RuneError || r >= 0xfffe && r <= 0xffff
	})
}

func bytesOf(t *testing.T, doc *docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := doc.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
