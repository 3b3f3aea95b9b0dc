package compare

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// FuzzCompare compares two texts, and each with itself.
func FuzzCompare(f *testing.F) {
	r := generate(1, 800)
	f.Add(strings.Join(r.prior, "\n"), strings.Join(r.current, "\n"))
	f.Add("2024年上半年总结\n走访5次，慰问金3万元。", "2024年下半年总结\n走访X次，慰问金3万元。\n截至6月底")
	f.Add("上年同期12件", "本期15件，上年同期13件。")
	f.Fuzz(func(t *testing.T, prior, current string) {
		p, ok := plainReport("prior.txt", prior)
		q, also := plainReport("current.txt", current)
		if !ok || !also {
			t.Skip()
		}
		c := compared(t, []Report{p}, q, Options{})
		var b bytes.Buffer
		if err := WriteJSON(&b, c); err != nil {
			t.Fatal(err)
		}
		var decoded jsonComparison
		if err := json.Unmarshal(b.Bytes(), &decoded); err != nil {
			t.Fatal(err)
		}
		checkJSON(t, decoded.Comparisons[0])
		if err := WriteText(&b, c, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := WriteHTML(&b, c, HTMLOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, change := range compared(t, []Report{q, p}, q, Options{}).Against[0].Changes {
			if change.Kind != align.Unchanged {
				t.Fatalf("%q with itself: %+v", current, change)
			}
		}
	})
}

func plainReport(name, text string) (Report, bool) {
	doc, err := docx.Text(name, []byte(text), docx.Options{})
	if err != nil {
		return Report{}, false
	}
	return Of(name, doc), true
}
