package audit_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// setting is how a test sets a report: the values of attributes and elements,
// in twips and half-points.
type setting struct {
	width, height, top, right, bottom, left int
	grid                                    string
	pitch, line                             int
	rule                                    string
	align                                   string
	indent                                  int // hundredths of a character
	title, heading1, heading2, body         face
	number                                  int  // size of the page number, 0 without a footer
	oddFace                                 face // of the first paragraph of text, if it stands apart
}

type face struct {
	font string
	size int
}

// standardSetting is what GB/T 9704-2012 asks for.
func standardSetting() setting {
	return setting{
		width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1588,
		grid: "lines", pitch: 579, line: 580, rule: "exact", align: "center", indent: 200,
		title: face{"方正小标宋简体", 44}, heading1: face{"黑体", 32}, heading2: face{"楷体_GB2312", 32}, body: face{"仿宋_GB2312", 32},
		number: 28,
	}
}

// typeset sets a report of lines: the first is its title.
func typeset(t *testing.T, text string, s setting) *audit.Subject {
	t.Helper()
	var b strings.Builder
	const root = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	b.WriteString(`<w:document ` + root + `><w:body>`)
	odd := firstText(text)
	for i, line := range strings.Split(text, "\n") {
		s.paragraph(&b, i, line, i == odd && s.oddFace != face{})
	}
	fmt.Fprintf(&b, `<w:sectPr><w:footerReference r:id="r1"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d"/><w:docGrid w:type="%s" w:linePitch="%d"/></w:sectPr></w:body></w:document>`,
		s.width, s.height, s.top, s.right, s.bottom, s.left, s.grid, s.pitch)
	parts := append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: b.String()})
	if s.number > 0 {
		parts = append(parts,
			docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`},
			docxtest.Part{Name: "word/footer1.xml", Content: fmt.Sprintf(`<w:ftr %s><w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="%d"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p></w:ftr>`, root, s.number)})
	}
	data := docxtest.Package(t, parts)
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "test.docx"})
	if err != nil {
		t.Fatal(err)
	}
	return &audit.Subject{File: "test.docx", Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})}
}

func (s setting) paragraph(b *strings.Builder, i int, line string, odd bool) {
	head, rest, f := "", line, s.body
	switch {
	case i == 0:
		head, rest, f = line, "", s.title
	case strings.HasPrefix(line, "一、"), strings.HasPrefix(line, "二、"), strings.HasPrefix(line, "三、"), strings.HasPrefix(line, "四、"):
		head, rest, f = line, "", s.heading1
	case strings.HasPrefix(line, "（"):
		if at := strings.Index(line, "。"); at >= 0 {
			head, rest, f = line[:at], line[at:], s.heading2
		}
	}
	text := s.body
	if odd {
		f, text = s.oddFace, s.oddFace
	}
	align := "both"
	if i == 0 {
		align = s.align
	}
	fmt.Fprintf(b, `<w:p><w:pPr><w:jc w:val="%s"/><w:spacing w:line="%d" w:lineRule="%s"/><w:ind w:firstLineChars="%d"/></w:pPr>`, align, s.line, s.rule, s.indent)
	setRun(b, head, f)
	setRun(b, rest, text)
	b.WriteString(`</w:p>`)
}

func setRun(b *strings.Builder, text string, f face) {
	if text == "" {
		return
	}
	var escaped bytes.Buffer
	_ = xml.EscapeText(&escaped, []byte(text)) // a Buffer takes everything
	fmt.Fprintf(b, `<w:r><w:rPr><w:rFonts w:eastAsia="%s"/><w:sz w:val="%d"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, f.font, f.size, escaped.String())
}

// officialName is a title that the clean reports are given: what calls itself
// no official document need not look like one.
const officialName = "关于上半年工作情况的报告\n"

// layoutFaults are ways in which a page goes wrong, with the line that the
// finding belongs to.
var layoutFaults = []struct {
	what, rule string
	spoil      func(*setting)
	where      int
}{
	{"Letter paper", "LY001", func(s *setting) { s.width, s.height = 12240, 15840 }, onTitle},
	{"16K paper", "LY001", func(s *setting) { s.width, s.height = 10433, 14740 }, onTitle},
	{"A3 paper", "LY001", func(s *setting) { s.width, s.height = 16838, 23811 }, onTitle},
	{"Word's margins", "LY002", func(s *setting) { s.top, s.bottom, s.left, s.right = 1440, 1440, 1800, 1800 }, onTitle},
	{"left and right exchanged", "LY002", func(s *setting) { s.left, s.right = s.right, s.left }, onTitle},
	{"a narrow upper margin", "LY002", func(s *setting) { s.top = 1701 }, onTitle},
	{"lines 1.5 apart", "LY003", func(s *setting) { s.line, s.rule = 360, "auto" }, onBody},
	{"lines 22 pt apart", "LY003", func(s *setting) { s.line = 440 }, onBody},
	{"single lines without a grid", "LY003", func(s *setting) { s.line, s.rule, s.grid = 240, "auto", "default" }, onBody},
	{"title in 宋体", "LY004", func(s *setting) { s.title.font = "宋体" }, onTitle},
	{"title in 三号", "LY004", func(s *setting) { s.title.size = 32 }, onTitle},
	{"title to the left", "LY004", func(s *setting) { s.align = "left" }, onTitle},
	{"text in 宋体", "LY005", func(s *setting) { s.body.font = "宋体" }, onBody},
	{"a paragraph in 微软雅黑", "LY005", func(s *setting) { s.oddFace = face{"微软雅黑", 32} }, onBody},
	{"text in 小四", "LY006", func(s *setting) { s.body.size = 24 }, onBody},
	{"a paragraph in 四号", "LY006", func(s *setting) { s.oddFace = face{"仿宋_GB2312", 28} }, onBody},
	{"一、 in 仿宋", "LY007", func(s *setting) { s.heading1.font = "仿宋_GB2312" }, anywhere},
	{"no indent", "LY008", func(s *setting) { s.indent = 0 }, onBody},
	{"an indent of four", "LY008", func(s *setting) { s.indent = 400 }, onBody},
	{"page number in 小五", "LY009", func(s *setting) { s.number = 18 }, anywhere},
}

// Places of a fault: the line it is in.
const (
	onTitle  = 0
	anywhere = -1
	onBody   = -2 // the first line of text
)

// TestSeededLayout sets the clean reports by the standard, where nothing is to
// be found, and with one fault each, which must be found at its place.
func TestSeededLayout(t *testing.T) {
	for name, text := range cleanReports(t) {
		text = officialName + text
		for _, f := range layoutFindings(t, text, standardSetting(), audit.Options{}) {
			t.Errorf("%s: %s objects to the standard: %s", name, f.Rule, f.Message.ZH)
		}
		first := firstText(text)
		for _, fault := range layoutFaults {
			s := standardSetting()
			fault.spoil(&s)
			at := fault.where
			if at == onBody {
				at = first
			}
			if !holdsRule(layoutFindings(t, text, s, audit.Options{}), fault.rule, at) {
				t.Errorf("%s: %s lets pass %s in line %d", name, fault.rule, fault.what, at)
			}
		}
	}
}

// firstText is the first line below the title that is long and a sentence.
func firstText(text string) int {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 && strings.Contains(line, "。") && len(line) > 100 {
			return i
		}
	}
	return -1
}

func layoutFindings(t *testing.T, text string, s setting, opts audit.Options) []audit.Finding {
	t.Helper()
	result, err := audit.Run(t.Context(), typeset(t, text, s), opts)
	if err != nil {
		t.Fatal(err)
	}
	var list []audit.Finding
	for _, f := range result.Findings {
		if f.Rule[:2] == "LY" {
			list = append(list, f)
		}
	}
	return list
}

func holdsRule(findings []audit.Finding, rule string, para int) bool {
	for _, f := range findings {
		if f.Rule == rule && (para < 0 || f.Loc.Para == para) {
			return true
		}
	}
	return false
}

// TestLayoutOfOtherDocuments: a contract need not look like an official
// document, unless the office has one layout for all.
func TestLayoutOfOtherDocuments(t *testing.T) {
	const contract = "设备买卖合同\n甲方向乙方购买水泵五台，乙方负责运输、安装和调试，质保期自验收合格之日起算，为期两年。"
	s := standardSetting()
	s.body = face{"宋体", 24}
	if found := layoutFindings(t, contract, s, audit.Options{}); len(found) > 0 {
		t.Errorf("%s: %s", found[0].Rule, found[0].Message.ZH)
	}
	own := audit.LayoutProfile{Everywhere: true, Body: audit.Typeface{Fonts: []string{"楷体"}, Size: 12}}
	found := layoutFindings(t, contract, s, audit.Options{Layout: &own})
	if len(found) != 1 || found[0].Rule != "LY005" || found[0].Message.ZH != "正文字体是宋体，应为楷体" {
		t.Errorf("%+v", found)
	}
}

// TestPlainLayout: an official document that nobody has laid out is told so
// once.
func TestPlainLayout(t *testing.T) {
	s := standardSetting()
	s.top, s.bottom, s.left, s.right = 1440, 1440, 1800, 1800
	s.title, s.heading1, s.heading2, s.body = face{"宋体", 21}, face{"宋体", 21}, face{"宋体", 21}, face{"宋体", 21}
	for name, text := range cleanReports(t) {
		found := layoutFindings(t, officialName+text, s, audit.Options{})
		if len(found) != 1 || found[0].Rule != "LY010" || found[0].Loc.Para != 0 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestMetadata(t *testing.T) {
	doc := audittest.Document(t, "甲")
	if result, err := audit.Run(t.Context(), &audit.Subject{Doc: doc}, audit.Options{}); err != nil || len(result.Findings) > 0 {
		t.Error(result.Findings, err)
	}
	data := docxtest.Package(t, append(docxtest.Without(docxtest.Frame(), "_rels/.rels"),
		docxtest.Part{Name: "_rels/.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="core.xml"/></Relationships>`},
		docxtest.Part{Name: "core.xml", Content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>工作情况</dc:title><dc:creator>王芳</dc:creator><cp:lastModifiedBy>李强</cp:lastModifiedBy></cp:coreProperties>`},
		docxtest.Part{Name: "word/document.xml", Content: docxtest.Document([]string{"", "工作情况"})}))
	doc, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := audit.Run(t.Context(), &audit.Subject{Doc: doc}, audit.Options{Levels: audittest.Only("LK001")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range result.Findings {
		got = append(got, fmt.Sprint(f.Loc.Part, " ", f.Loc.Para, " ", f.Message.ZH))
	}
	want := []string{"word/document.xml 1 文件属性“最后修改者”：李强", "core.xml 1 文件属性“作者”：王芳"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
