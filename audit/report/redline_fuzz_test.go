package report_test

import (
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// FuzzRedline tells any text, a paragraph a line, as the outcome of any other.
func FuzzRedline(f *testing.F) {
	f.Add("一、工作情况\n走访12户。\n\n发放慰问金3.6万元。", "一、工作情况\n\n发放慰问金4.2万元。\n走访12户。\n完毕")
	f.Add("a\tb", "\n\na\n")
	f.Add("同\n同\n同\n异", "异\n同\n同")
	f.Fuzz(func(t *testing.T, prior, current string) {
		before, after := docxtest.Lines(t, prior), docxtest.Lines(t, current)
		out, untold := redline(t, before, after)
		checkRevisions(t, before, after, out)
		if len(untold) > 0 {
			t.Errorf("not told: %v", untold)
		}
	})
}
