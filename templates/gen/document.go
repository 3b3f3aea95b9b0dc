package main

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Sizes of GB/T 9704-2012, 5.2 and 6: A4; 37 mm above, 28 mm on the binding
// side; a type area of 156 mm × 225 mm with 22 lines of 28 characters.
const (
	pageWidth, pageHeight = 11906, 16838 // twips
	marginTop             = 2098
	marginLeft            = 1587
	marginRight           = 1474
	marginBottom          = 1984
	typeWidth             = pageWidth - marginLeft - marginRight
	linePitch             = 579 // twips; a 22nd of 225 mm, rounded down so that all 22 fit
	charSpacing           = -5  // twips; brings 16 pt under a 28th of 156 mm
)

const mainNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// documentXML is word/document.xml for the blocks.
func documentXML(blocks []block) string {
	var b strings.Builder
	b.WriteString(xmlHeader + `<w:document ` + mainNS + `><w:body>`)
	for i := 0; i < len(blocks); {
		if blocks[i].kind != row {
			signature := blocks[i].kind == sign && (i == 0 || blocks[i-1].kind != sign)
			b.WriteString(paragraph(blocks[i], signature))
			i++
			continue
		}
		end := i
		for end < len(blocks) && blocks[end].kind == row {
			end++
		}
		b.WriteString(table(blocks[i:end]))
		i = end
	}
	b.WriteString(sectionProperties() + `</w:body></w:document>`)
	return b.String()
}

// paragraph writes one block. The first line of a signature, the office, stands
// two characters further out than the date.
func paragraph(b block, firstOfSignature bool) string {
	if firstOfSignature {
		return styled("Signature", `<w:spacing w:before="579"/><w:ind w:rightChars="200" w:right="640"/>`, run("", b.text))
	}
	if b.lead != "" {
		return styled("BodyText", "", run("RunInHeading", b.lead)+run("", strings.TrimPrefix(b.text, b.lead)))
	}
	if b.kind == attach && !strings.HasPrefix(b.text, "附件") {
		return styled("BodyText", `<w:ind w:firstLineChars="500" w:firstLine="1600"/>`, run("", b.text))
	}
	return styled(paragraphStyles[b.kind], "", run("", b.text))
}

// paragraphStyles are the style ids of styles.go.
var paragraphStyles = map[kind]string{
	title: "Title", docNum: "DocumentNumber", to: "Recipient", heading: "Heading1",
	body: "BodyText", caption: "Caption", attach: "BodyText", sign: "Signature",
}

func styled(style, properties, runs string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>`, style, properties, runs)
}

func run(style, text string) string {
	if text == "" {
		return ""
	}
	properties := `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`
	if style != "" {
		properties = `<w:rPr><w:rStyle w:val="` + style + `"/><w:rFonts w:hint="eastAsia"/></w:rPr>`
	}
	return `<w:r>` + properties + `<w:t>` + escape(text) + `</w:t></w:r>`
}

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder never fails
	return b.String()
}

// table writes rows of one table with columns of equal width.
func table(rows []block) string {
	var b strings.Builder
	columns := len(rows[0].cells)
	width := typeWidth / columns
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, width*columns)
	b.WriteString(strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, width), columns))
	b.WriteString(`</w:tblGrid>`)
	for i, r := range rows {
		together := `<w:keepNext/>`
		if i == len(rows)-1 {
			together = ""
		}
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if r.header {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for _, cell := range r.cells {
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>%s</w:tc>`, width, styled("TableText", together, run("", cell)))
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

func sectionProperties() string {
	return fmt.Sprintf(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="1400" w:gutter="0"/>`+
		`<w:docGrid w:type="lines" w:linePitch="%d"/></w:sectPr>`,
		pageWidth, pageHeight, marginTop, marginRight, marginBottom, marginLeft, linePitch)
}
