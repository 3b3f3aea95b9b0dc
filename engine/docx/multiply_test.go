package docx_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestMultiply(t *testing.T) {
	const w14 = ` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`
	p := func(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	table := func(rows ...string) string { return `<w:tbl>` + strings.Join(rows, "") + `</w:tbl>` }
	for _, tt := range []struct {
		name, in string
		list     []docx.Multiple
		want     string
	}{
		{"a paragraph twice", p("甲") + p("乙"), []docx.Multiple{{Para: 0, Times: 2}}, p("甲") + p("甲") + p("乙")},
		{"none and thrice", p("甲") + p("乙"), []docx.Multiple{{Para: 1, Times: 3}, {Para: 0}}, p("乙") + p("乙") + p("乙")},
		{"a row", table(row(p("名")), row(p("甲")), row(p("乙"))), []docx.Multiple{{Para: 1, Row: true, Times: 2}},
			table(row(p("名")), row(p("甲")), row(p("甲")), row(p("乙")))},
		{"no row", table(row(p("名")), row(p("甲"))), []docx.Multiple{{Para: 1, Row: true}}, table(row(p("名")))},
		{"the only row", table(row(p("名"))), []docx.Multiple{{Para: 0, Row: true}}, table(row(p("名")))},
		{"all rows", p("甲") + table(row(p("名")), row(p("乙"))), []docx.Multiple{{Para: 2, Row: true}, {Para: 1, Row: true}}, p("甲") + table(row(p("乙")))},
		{"the inner row", table(row(table(row(p("名")), row(p("甲"))) + p(""))), []docx.Multiple{{Para: 0, Row: true}},
			table(row(table(row(p("甲"))) + p("")))},
		{"the only paragraph of a cell", table(row(p("名"), p("甲"))), []docx.Multiple{{Para: 1}}, table(row(p("名"), p("甲")))},
		{"all paragraphs of a cell", table(row(p("名") + p("甲"))), []docx.Multiple{{Para: 0}, {Para: 1}}, table(row(p("甲")))},
		{"all behind a table in a cell", table(row(table(row(p("名"))) + p("甲") + p("乙"))), []docx.Multiple{{Para: 1}, {Para: 2}},
			table(row(table(row(p("名"))) + p("乙")))},
		{"all between tables", table(row(p("名"))) + p("甲") + p("乙") + p("丙") + table(row(p("名"))), []docx.Multiple{{Para: 1}, {Para: 2}, {Para: 3}},
			table(row(p("名"))) + p("丙") + table(row(p("名")))},
		{"between tables", p("甲") + table(row(p("名"))) + p("乙") + table(row(p("名"))), []docx.Multiple{{Para: 2}},
			p("甲") + table(row(p("名"))) + p("乙") + table(row(p("名")))},
		{"the end of a section", p("甲") + `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`, []docx.Multiple{{Para: 1}},
			p("甲") + `<w:p><w:pPr><w:sectPr/></w:pPr></w:p>`},
		{"ids", `<w:p` + w14 + ` w14:paraId="1A" w:rsidR="2" w14:textId='2B'><w:bookmarkStart w:id="1" w:name="a"/><w:ins w:id="1" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins><w:bookmarkEnd w:id="1"/></w:p>`,
			[]docx.Multiple{{Para: 0, Times: 3}},
			`<w:p` + w14 + ` w14:paraId="1A" w:rsidR="2" w14:textId='2B'><w:bookmarkStart w:id="1" w:name="a"/><w:ins w:id="1" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins><w:bookmarkEnd w:id="1"/></w:p>` +
				`<w:p` + w14 + ` w:rsidR="2"><w:ins w:id="2" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins></w:p>` +
				`<w:p` + w14 + ` w:rsidR="2"><w:ins w:id="3" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins></w:p>`},
		{"ids of neighbours", `<w:p` + w14 + ` w14:paraId="1A"><w:r><w:t>甲</w:t></w:r></w:p><w:p` + w14 + ` w14:paraId="1B"><w:r><w:t>乙</w:t></w:r></w:p>`,
			[]docx.Multiple{{Para: 0, Times: 2}, {Para: 1, Times: 2}},
			`<w:p` + w14 + ` w14:paraId="1A"><w:r><w:t>甲</w:t></w:r></w:p><w:p` + w14 + `><w:r><w:t>甲</w:t></w:r></w:p>` +
				`<w:p` + w14 + ` w14:paraId="1B"><w:r><w:t>乙</w:t></w:r></w:p><w:p` + w14 + `><w:r><w:t>乙</w:t></w:r></w:p>`},
		{"a control", `<w:p><w:sdt><w:sdtPr><w:id w:val="7"/><w:dataBinding w:xpath="/a" w:storeItemID="{}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
			[]docx.Multiple{{Para: 0, Times: 2}},
			`<w:p><w:sdt><w:sdtPr><w:id w:val="7"/><w:dataBinding w:xpath="/a" w:storeItemID="{}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>` +
				`<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>`},
		{"a bookmark that goes on", `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>甲</w:t></w:r></w:p>` + `<w:p><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`,
			[]docx.Multiple{{Para: 0}}, `<w:bookmarkStart w:id="1" w:name="a"/><w:p><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for i := range tt.list {
				tt.list[i].Part = mainPart
			}
			q, err := open(t, body(t, tt.in)).Multiply(tt.list)
			if err != nil {
				t.Fatal(err)
			}
			if got := bodyOf(t, q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestMultiplyRefuses(t *testing.T) {
	const merged = `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`
	const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	for _, tt := range []struct {
		name, in string
		list     []docx.Multiple
		want     string
	}{
		{"a merged cell", merged, []docx.Multiple{{Para: 0, Row: true, Times: 2}}, "a merged cell begins in it"},
		{"half a field", field, []docx.Multiple{{Para: 0, Times: 2}}, "a field begins or ends in it"},
		{"no row", `<w:p/>`, []docx.Multiple{{Para: 0, Row: true}}, "stands in no table row"},
		{"no paragraph", `<w:p/>`, []docx.Multiple{{Para: 1}}, "no such paragraph"},
		{"twice", merged, []docx.Multiple{{Para: 1, Row: true}, {Para: 1}}, "lies within another one"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for i := range tt.list {
				tt.list[i].Part = mainPart
			}
			_, err := open(t, body(t, tt.in)).Multiply(tt.list)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}
