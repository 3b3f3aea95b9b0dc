package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

func fixed(t *testing.T, data []byte, opts audit.Options) report.Fixed {
	t.Helper()
	doc, result := audited(t, data, opts)
	fixed, err := report.Fix(doc, result, report.FixOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return fixed
}

func ids(findings []audit.Finding) string {
	var list []string
	for _, f := range findings {
		list = append(list, f.Rule)
	}
	return strings.Join(list, " ")
}

func texts(doc *docx.Document) string {
	var list []string
	for _, p := range doc.Paragraphs() {
		list = append(list, p.Text)
	}
	return strings.Join(list, "\n")
}

func TestFix(t *testing.T) {
	for _, tt := range []struct{ name, in, want, done, left string }{
		{"word", "截止6月底，完成80%。", "截至6月底，完成80%。", "WD101", ""},
		{"marks", "逐户登记,建立台账。。走访X次。", "逐户登记，建立台账。走访X次。", "PT201 PT204", "PH001"},
		{"marks that exclude each other", "摸清底数，。建立台账。", "摸清底数，。建立台账。", "", "PT204"},
		{"the advertisement", "资料仅供学习，请勿外传\n \n更多范文请加微信领取\n\n2023年上半年工作总结\n截止6月底，完成80%。", "\n\n\n\n2023年上半年工作总结\n截至6月底，完成80%。", "BP601 BP601 WD101", ""},
		{"nothing", "一切正常。", "一切正常。", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := docxtest.Lines(t, tt.in)
			f := fixed(t, data, audit.Options{})
			if diff := cmp.Diff(tt.done+"|"+tt.left, ids(f.Done)+"|"+ids(f.Left)); diff != "" {
				t.Error(diff)
			}
			if got := texts(f.Doc); got != tt.want {
				t.Errorf("accepted: %q", got)
			}
			_, again := audited(t, written(t, f.Doc), audit.Options{})
			for _, finding := range again.Findings {
				if strings.Contains(tt.done, finding.Rule) {
					t.Errorf("still there: %s %s", finding.Rule, finding.Text)
				}
			}
		})
	}
}

// TestFixWaived leaves alone what is waived.
func TestFixWaived(t *testing.T) {
	f := fixed(t, docxtest.Lines(t, "截止6月底，完成80%。"), audit.Options{Accept: []audit.Accept{{Text: "截止6月底"}}})
	if len(f.Done)+len(f.Left) != 0 || texts(f.Doc) != "截止6月底，完成80%。" {
		t.Errorf("done %s, left %s, %s", ids(f.Done), ids(f.Left), texts(f.Doc))
	}
}

func TestWriteFixed(t *testing.T) {
	var out bytes.Buffer
	f := fixed(t, docxtest.Lines(t, "资料仅供学习，请勿外传\n2023年上半年工作总结\n截止6月底，走访X次。"), audit.Options{})
	if err := report.WriteFixed(&out, f, audit.Chinese); err != nil {
		t.Fatal(err)
	}
	const want = `  第1段第1字  BP601  “资料仅供学习，请勿外传” 删去
  第3段第1字  WD101  “截止” → 截至
请人工处理：PH001×1
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
