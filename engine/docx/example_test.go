package docx_test

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// An edit names a place in the text; the rest of the file stays as it was.
func ExampleDocument_Apply() {
	doc, err := docx.OpenFile("../../templates/half-year.docx", docx.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer doc.Close()
	var edits []docx.Edit
	for _, p := range doc.Paragraphs() {
		if i := strings.Index(p.Text, "2026年上半年"); i >= 0 {
			at := docx.Loc{Part: p.Part, Para: p.Index, Start: i, End: i + len("2026年上半年")} // bytes
			edits = append(edits, docx.Edit{Loc: at, New: "2026年下半年"})
		}
	}
	edited, err := doc.Apply(edits)
	if err != nil {
		fmt.Println(err) // the part, the paragraph and why
		return
	}
	title := edits[0].Loc.Para
	fmt.Println(doc.Paragraphs()[title].Text)
	fmt.Println(edited.Paragraphs()[title].Text)
	// Output:
	// 2026年上半年机关党的建设工作总结
	// 2026年下半年机关党的建设工作总结
}
