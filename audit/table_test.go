package audit_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// tabled is a report of lines, of which those with | are rows of a table.
func tabled(t *testing.T, text string) *audit.Subject {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		row := strings.Contains(line, "|")
		if row != open {
			b.WriteString(map[bool]string{true: `<w:tbl>`, false: `</w:tbl>`}[row])
			open = row
		}
		if row {
			fmt.Fprintf(&b, `<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>`, strings.ReplaceAll(line, "|", `</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>`))
		} else {
			fmt.Fprintf(&b, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, line)
		}
	}
	if open {
		b.WriteString(`</w:tbl>`)
	}
	b.WriteString(`<w:p/></w:body></w:document>`)
	data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: b.String()}))
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "test.docx"})
	if err != nil {
		t.Fatal(err)
	}
	return &audit.Subject{File: "test.docx", Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
}

// TestTablesInWord holds rules about figures against tables: each finding is
// given as rule and text.
func TestTablesInWord(t *testing.T) {
	tests := []struct {
		name, rule, text string
		want             string
	}{
		{"a total that adds up", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|20|51", ""},
		{"a total that does not", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|20|52", "52"},
		{"two totals that do not", "FG002", "街道|户数（户）|人数（人）\n城东|12|30\n城西|8|21\n合计|21|52", "21 52"},
		{"part of the rows", "FG002", "街道|户数（户）\n城东|12\n其中：低保|3\n合计|12", ""},
		{"prose as the table has it", "FG001", "全县共培训种植大户51人。\n街道|培训种植大户（人）\n城东|30\n城西|21\n合计|51", ""},
		{"prose unlike the total of the table", "FG001", "全县共培训种植大户61人。\n街道|培训种植大户（人）\n城东|30\n城西|21\n合计|51", "61人"},
		{"prose unlike the row of the table", "FG001", "累计调解矛盾纠纷36件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", "36件"},
		{"last year's column", "FG001", "累计调解矛盾纠纷36件。\n指标|上年数\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
		{"a part in the prose", "FG001", "城东调解矛盾纠纷16件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
		{"other words", "FG001", "累计调解劳动纠纷36件。\n指标|数量\n调解矛盾纠纷|38件\n走访困难家庭|12户", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			result, err := audit.Run(t.Context(), tabled(t, test.text), audit.Options{Levels: audittest.Only(test.rule)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range result.Findings {
				got = append(got, f.Text)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("%s objects to %q, want %q", test.rule, got, test.want)
			}
		})
	}
}
