package main

import (
	"fmt"
	"strings"
)

// The typefaces of GB/T 9704-2012 as they are installed in offices, each with
// the name that other systems know it by.
const (
	songTitle = "方正小标宋简体"
	fangSong  = "仿宋_GB2312"
	kaiTi     = "楷体_GB2312"
	heiTi     = "黑体"
	songTi    = "宋体"
)

// style is one paragraph or character style.
type style struct {
	kind       string // paragraph, character
	id, name   string
	basedOn    string
	paragraph  string // contents of w:pPr
	font       string
	halfPoints int // size, 0 for that of basedOn
}

// styles of the template; sizes 2号 = 22 pt, 3号 = 16 pt, 4号 = 14 pt.
func styles() []style {
	exact := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="exact"/>`, linePitch)
	indent := `<w:ind w:firstLineChars="200" w:firstLine="640"/>`
	return []style{
		{"paragraph", "Title", "Title", "Normal", `<w:snapToGrid w:val="0"/><w:spacing w:before="579" w:after="579" w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>`, songTitle, 44},
		{"paragraph", "DocumentNumber", "发文字号", "Normal", exact + `<w:jc w:val="center"/>`, fangSong, 0},
		{"paragraph", "Recipient", "主送机关", "Normal", exact, fangSong, 0},
		{"paragraph", "Heading1", "heading 1", "Normal", `<w:keepNext/>` + exact + indent + `<w:outlineLvl w:val="0"/>`, heiTi, 0},
		{"paragraph", "BodyText", "Body Text", "Normal", exact + indent, fangSong, 0},
		{"paragraph", "Caption", "caption", "Normal", `<w:keepNext/>` + exact + `<w:jc w:val="center"/>`, heiTi, 28},
		{"paragraph", "TableText", "表格文字", "Normal", `<w:snapToGrid w:val="0"/><w:spacing w:line="460" w:lineRule="exact"/><w:jc w:val="center"/>`, fangSong, 28},
		{"paragraph", "Signature", "Signature", "Normal", exact + `<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>`, fangSong, 0},
		{"paragraph", "Footer", "footer", "Normal", `<w:snapToGrid w:val="0"/>`, songTi, 28},
		{"character", "RunInHeading", "段首标题", "", "", kaiTi, 0},
	}
}

func stylesXML() string {
	var b strings.Builder
	b.WriteString(xmlHeader + `<w:styles ` + mainNS + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(fangSong) +
		fmt.Sprintf(`<w:spacing w:val="%d"/>`, charSpacing) + `<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	for _, s := range styles() {
		b.WriteString(s.xml())
	}
	b.WriteString(tableGrid + `</w:styles>`)
	return b.String()
}

func (s style) xml() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:style w:type="%s" w:styleId="%s"><w:name w:val="%s"/>`, s.kind, s.id, s.name)
	if s.basedOn != "" {
		fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, s.basedOn)
	}
	b.WriteString(`<w:qFormat/>`)
	if s.paragraph != "" {
		b.WriteString(`<w:pPr>` + s.paragraph + `</w:pPr>`)
	}
	b.WriteString(`<w:rPr>` + fonts(s.font))
	if s.halfPoints > 0 {
		fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, s.halfPoints, s.halfPoints)
	}
	b.WriteString(`</w:rPr></w:style>`)
	return b.String()
}

func fonts(eastAsia string) string {
	return `<w:rFonts w:ascii="Times New Roman" w:eastAsia="` + eastAsia + `" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`
}

const tableGrid = `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>` +
	`</w:tblBorders></w:tblPr></w:style>`

func fontTable() string {
	var b strings.Builder
	b.WriteString(xmlHeader + `<w:fonts ` + mainNS + `>`)
	for _, f := range [][2]string{
		{"Times New Roman", ""}, {songTitle, "小标宋"}, {fangSong, "仿宋"}, {kaiTi, "楷体"}, {heiTi, "SimHei"}, {songTi, "SimSun"},
	} {
		fmt.Fprintf(&b, `<w:font w:name="%s">`, f[0])
		if f[1] != "" {
			fmt.Fprintf(&b, `<w:altName w:val="%s"/>`, f[1])
		}
		b.WriteString(`</w:font>`)
	}
	b.WriteString(`</w:fonts>`)
	return b.String()
}
