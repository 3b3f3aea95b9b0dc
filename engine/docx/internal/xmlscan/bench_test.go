package xmlscan_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

func BenchmarkNext(b *testing.B) {
	src := `<w:document xmlns:w="urn:w"><w:body>` + strings.Repeat(
		`<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>全年走访困难群众若干次，发放慰问金若干元。</w:t></w:r></w:p>`, 2000) +
		`</w:body></w:document>`
	opts := xmlscan.Options{Spaces: xmlscan.Spaces{"urn:w": 1}}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		s := xmlscan.New(src, opts)
		var t xmlscan.Token
		for s.Next(&t) {
		}
		if s.Err() != nil {
			b.Fatal(s.Err())
		}
	}
}
