package docx_test

import (
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestRemoveTracked(t *testing.T) {
	const who = ` w:author="填报&amp;审核" w:date="2026-07-16T08:00:00Z"`
	mark := func(id string) string { return `<w:rPr><w:del w:id="` + id + `"` + who + `/></w:rPr>` }
	del := func(id, run string) string { return `<w:del w:id="` + id + `"` + who + `>` + run + `</w:del>` }
	const text, gone, last = `<w:r><w:t>广告</w:t></w:r>`, `<w:r><w:delText xml:space="preserve">广告</w:delText></w:r>`, `<w:p><w:r><w:t>正文</w:t></w:r></w:p>`
	for _, tt := range []struct{ name, in, want string }{
		{"without properties", `<w:p>` + text + `</w:p>` + last, `<w:p><w:pPr>` + mark("2") + `</w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"with properties", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + text + `</w:p>` + last,
			`<w:p><w:pPr><w:jc w:val="center"/>` + mark("2") + `</w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"with a format", `<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>` + text + `</w:p>` + last,
			`<w:p><w:pPr><w:rPr><w:del w:id="2"` + who + `/><w:b/></w:rPr></w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"with an inserted mark", `<w:p><w:pPr><w:rPr><w:ins w:id="9" w:author="王"/><w:b/></w:rPr></w:pPr>` + text + `</w:p>` + last,
			`<w:p><w:pPr><w:rPr><w:ins w:id="9" w:author="王"/><w:del w:id="2"` + who + `/><w:b/></w:rPr></w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"with changed properties", `<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="9" w:author="王"><w:pPr/></w:pPrChange></w:pPr>` + text + `</w:p>` + last,
			`<w:p><w:pPr><w:jc w:val="left"/>` + mark("2") + `<w:pPrChange w:id="9" w:author="王"><w:pPr/></w:pPrChange></w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"empty", `<w:p><w:pPr/></w:p>` + last, `<w:p><w:pPr>` + mark("1") + `</w:pPr></w:p>` + last},
		{"an empty tag", `<w:p/> ` + last, `<w:p><w:pPr>` + mark("1") + `</w:pPr></w:p> ` + last},
		{"the last of the body", `<w:p>` + text + `</w:p>`, `<w:p>` + del("1", gone) + `</w:p>`},
		{"before a table", `<w:p>` + text + `</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
			`<w:p>` + del("1", gone) + `</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`},
		{"the end of a section", `<w:p><w:pPr><w:sectPr/></w:pPr>` + text + `</w:p>` + last, `<w:p><w:pPr><w:sectPr/></w:pPr>` + del("1", gone) + `</w:p>` + last},
		{"with a picture", `<w:p><w:r><w:drawing/></w:r>` + text + `</w:p>` + last, `<w:p><w:r><w:drawing/></w:r>` + del("1", gone) + `</w:p>` + last},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := open(t, body(t, tt.in))
			q, err := d.RemoveTracked([]docx.Loc{{Part: mainPart}}, byClerk)
			if err != nil {
				t.Fatal(err)
			}
			if got := bodyOf(t, q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			again, err := q.RemoveTracked([]docx.Loc{{Part: mainPart}}, byClerk)
			if err != nil || bodyOf(t, again) != tt.want {
				t.Errorf("removing it again: %v", err)
			}
			checkReject(t, d, write(t, q))
		})
	}
	if _, err := open(t, body(t, `<w:p/>`)).RemoveTracked([]docx.Loc{{Part: mainPart, Para: 7}}, byClerk); err == nil {
		t.Error("removed a paragraph that is none")
	}
}
