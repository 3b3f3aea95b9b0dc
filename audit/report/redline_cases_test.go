package report_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// wordFile is a Word file with this body and these other stories, by the names
// of their relationships.
func wordFile(t *testing.T, body string, stories map[string]string) []byte {
	t.Helper()
	const spaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	parts := append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: `<w:document ` + spaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`})
	rels := ""
	for _, name := range []string{"header", "footer", "footnotes", "endnotes"} {
		if content, ok := stories[name]; ok {
			root := map[string]string{"header": "hdr", "footer": "ftr"}[name]
			if root == "" {
				root = name
			}
			parts = append(parts, docxtest.Part{Name: "word/" + name + ".xml", Content: fmt.Sprintf(`<w:%s %s>%s</w:%[1]s>`, root, spaces, content)})
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%[1]s" Target="%[1]s.xml"/>`, name)
		}
	}
	if rels != "" {
		parts = append(parts, docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`})
	}
	return docxtest.Package(t, parts)
}

// para is a paragraph; row, a row of cells with a paragraph each; box, a
// paragraph with a text box, which Word keeps twice.
func para(text string) string {
	if text == "" {
		return `<w:p/>`
	}
	return `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func paras(texts ...string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(para(text))
	}
	return b.String()
}

func row(cells ...string) string {
	return `<w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>` + strings.Join(mapped(cells, para), `</w:tc><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>`) + `</w:tc></w:tr>`
}

func mapped(list []string, f func(string) string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = f(s)
	}
	return out
}

func table(rows ...string) string {
	return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func box(texts ...string) string {
	inside := `<w:txbxContent>` + paras(texts...) + `</w:txbxContent>`
	return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>` + inside + `</wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox>` + inside + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
}

func control(content string) string {
	return `<w:sdt><w:sdtPr/><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

func footnote(id int, text string) string {
	kind := ""
	if id < 1 {
		kind = ` w:type="separator"`
	}
	return fmt.Sprintf(`<w:footnote w:id="%d"%s>%s</w:footnote>`, id, kind, para(text))
}

const (
	intro  = "上半年，全局坚持党建引领，各项工作平稳有序推进。"
	visits = "领导班子带队走访困难群众12户，送去慰问金3.6万元。"
	reform = "深化放管服改革，压减审批材料48项，办理时限缩短三成。"
	train  = "举办业务培训班6期，培训基层干部420人次，合格率为98%。"
	plan   = "下一步将继续抓好防汛抗旱和饮水安全保障工作。"
)

// TestRedline tells one version of small documents as the outcome of another,
// both ways round.
func TestRedline(t *testing.T) {
	for _, tt := range redlineCases() {
		for _, way := range []string{"forth", "back"} {
			prior, current := tt.files(t, way)
			t.Run(tt.name+" "+way, func(t *testing.T) {
				out, untold := redline(t, prior, current)
				checkRevisions(t, prior, current, out)
				if len(untold) > 0 {
					t.Errorf("not told: %v", untold)
				}
				checkSame(t, current, out, tt.name == "nothing")
			})
		}
	}
}

// TestRedlineValidates has the Open XML SDK look at the same redlines.
func TestRedlineValidates(t *testing.T) {
	v := docxtest.NewValidation(t)
	for _, tt := range redlineCases() {
		for _, way := range []string{"forth", "back"} {
			prior, current := tt.files(t, way)
			out, _ := redline(t, prior, current)
			v.Add(t, tt.name+" "+way, current, out)
		}
	}
	v.Run(t)
}

// redlineCase are the bodies of two versions of a document.
type redlineCase struct{ name, prior, current string }

// files are the two versions, or the other way round.
func (c redlineCase) files(t *testing.T, way string) (prior, current []byte) {
	prior, current = wordFile(t, c.prior, nil), wordFile(t, c.current, nil)
	if way == "back" {
		return current, prior
	}
	return prior, current
}

func redlineCases() []redlineCase {
	return []redlineCase{
		{"nothing", paras(intro, visits), paras(intro, visits)},
		{"figures", paras(intro, visits), paras(intro, strings.ReplaceAll(visits, "12户", "15户"))},
		{"a paragraph within", paras(intro, plan), paras(intro, visits, plan)},
		{"the last paragraph", paras(intro), paras(intro, visits)},
		{"the last paragraphs", paras(intro), paras(intro, visits, "", plan)},
		{"another last paragraph", paras(intro, visits), paras(intro, reform)},
		{"several last paragraphs", paras(intro, visits, train), paras(intro, reform, "", plan)},
		{"the first paragraph", paras(visits, plan), paras(intro, visits, plan)},
		{"empty paragraphs", paras(intro, "", "", visits), paras("", intro, "", visits, "", "")},
		{"all", paras(intro, visits), paras(reform, train, plan)},
		{"moved", paras(intro, visits, reform, train, plan), paras(intro, reform, train, visits, plan)},
		{"moved and edited", paras(intro, visits, reform, train, plan), paras(intro, reform, train, strings.ReplaceAll(visits, "12户", "15户"), plan)},
		{"moved and edited throughout", paras(intro, visits, train, reform, plan), paras(intro, "本局"+strings.ReplaceAll(reform, "48项", "53项")+"群众满意。", visits, train, plan)},
		{"moved and edited, in runs with other things", paras(intro, visits, train, reform, plan), para(intro) +
			`<w:p><w:r><w:t>深化放管服改革，</w:t><w:tab/><w:t>压减审批</w:t></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:hyperlink w:anchor="a"><w:r><w:t>材料53项</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="1"/>` +
			`<w:r><w:t xml:space="preserve">，办理&#x65F6;限<![CDATA[缩短四]]>成。</w:t><w:br/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>` + paras(visits, train, plan)},
		{"moved and edited, with a field", paras(intro, visits, train, reform, plan), para(intro) +
			`<w:p><w:r><w:t>深化放管服改革，压减审批材料</w:t></w:r><w:fldSimple w:instr="DOCPROPERTY x"><w:r><w:t>53项</w:t></w:r></w:fldSimple><w:r><w:t>，办理时限缩短四成。</w:t></w:r></w:p>` + paras(visits, train, plan)},
		{"moved to the end", paras(intro, visits, reform, train), paras(intro, reform, train, visits)},
		{"split", paras(intro, visits+reform, plan), paras(intro, visits, reform, plan)},
		{"a row", paras(intro) + table(row("项目", "数量"), row("走访", "12"), row("培训", "6")) + para(""), paras(intro) + table(row("项目", "数量"), row("培训", "8")) + para("")},
		{"the first row", table(row("走访", "12"), row("培训", "6")) + para(""), table(row("项目", "数量"), row("走访", "12"), row("培训", "6")) + para("")},
		{"a table", paras(intro, visits), para(intro) + table(row("项目", "数量"), row("培训", "6")) + para(visits)},
		{"a table at the end", paras(intro), para(intro) + table(row("项目", "数量"), row("培训", "6")) + para("")},
		{"a column", table(row("项目", "数量"), row("培训", "6")) + para(plan), table(row("项目", "数量", "单位"), row("培训", "6", "期")) + para(plan)},
		{"paragraphs in a cell", table(row("项目", "数量")) + para(plan), table(strings.Replace(row("项目", "数量"), para("数量"), paras(visits, "数量", reform), 1)) + para(plan)},
		{"paragraphs behind a table", table(row("项目", "数量")) + paras(visits, plan), table(row("项目", "数量")) + paras(plan)},
		{"a paragraph and a row", paras(visits, intro) + table(row("项目", "数量"), row("走访", "12")) + para(""), paras(intro, reform) + table(row("走访", "12")) + para("")},
		{"a paragraph before a table", paras(intro) + table(row("项目", "数量")) + para(""), paras(intro, visits) + table(row("项目", "数量")) + para("")},
		{"a paragraph before a table at the beginning", table(row("项目", "数量")) + para(""), paras(visits, reform) + table(row("项目", "数量")) + para("")},
		{"paragraphs before a table, and a table", paras(intro) + table(row("走访", "12")) + para(visits), paras(intro, reform, train) + para(visits)},
		{"the end of a paragraph, and another one", paras(intro, plan), paras(intro+"成效明显。", visits, reform, plan)},
		{"a table within a table", table(strings.Replace(row("项目", "数量"), para("数量"), table(row("内", "表"))+para(""), 1)) + para(plan),
			table(strings.Replace(row("项目", "数量"), para("数量"), table(row("内", "表"), row("走访", "12"))+para(""), 1)) + para(plan)},
		{"text of a text box", para(intro) + box(visits) + para(plan), para(intro) + box(visits+"余款上缴。") + para(plan)},
		{"paragraphs of a text box", para(intro) + box(visits) + para(plan), para(intro) + box(reform, visits, train) + para(plan)},
		{"a text box", paras(intro, plan), para(intro) + box(visits, reform) + para(plan)},
		{"a control", control(paras(intro, visits)) + para(plan), control(paras(intro)) + para(plan)},
		{"a whole control", paras(intro, plan), para(intro) + control(paras(visits, reform)) + para(plan)},
		{"breaks and tabs", `<w:p><w:r><w:t>走访</w:t><w:tab/><w:t>12户</w:t><w:br/><w:t>完毕</w:t></w:r></w:p>`, `<w:p><w:r><w:t>走访</w:t><w:br/><w:t>15户</w:t><w:tab/><w:t>完毕</w:t></w:r></w:p>`},
		{"a field", `<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>页，共走访12户。</w:t></w:r></w:p>`,
			`<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t>页，共走访15户。</w:t></w:r></w:p>`},
		{"a link", `<w:p><w:r><w:t>详见</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>附件一走访台账</w:t></w:r></w:hyperlink></w:p>`, `<w:p><w:r><w:t>详见</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>附件二走访台账</w:t></w:r></w:hyperlink></w:p>`},
		{"tracked before", paras(intro, visits),
			`<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="王"/></w:rPr></w:pPr><w:ins w:id="2" w:author="王"><w:r><w:t>` + intro + `</w:t></w:r></w:ins></w:p>` +
				`<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="王"/></w:rPr></w:pPr><w:del w:id="4" w:author="王"><w:r><w:delText>已删</w:delText></w:r></w:del></w:p>` +
				`<w:p><w:r><w:t>领导班子带队走访困难群众</w:t></w:r><w:del w:id="5" w:author="王"><w:r><w:delText>11户</w:delText></w:r></w:del><w:ins w:id="6" w:author="王"><w:r><w:t>15户</w:t></w:r></w:ins><w:r><w:t>，送去慰问金3.6万元。</w:t></w:r></w:p>`},
	}
}

// checkSame checks that a redline without changes is the file as it was.
func checkSame(t *testing.T, current, out []byte, same bool) {
	t.Helper()
	if got := string(current) == string(out); got != same {
		t.Errorf("the file is as it was: %v", got)
	}
}

// TestRedlineStories looks at headers, footers and notes, and at those that the
// current report has not.
func TestRedlineStories(t *testing.T) {
	notes := func(texts ...string) string {
		s := footnote(0, "")
		for i, text := range texts {
			s += footnote(i+1, text)
		}
		return s
	}
	prior := wordFile(t, para(intro), map[string]string{"header": para("云岭市水务局上半年工作总结"), "footer": para("内部资料"), "footnotes": notes(visits, reform, train)})
	current := wordFile(t, para(intro), map[string]string{"header": para("云岭市水务局下半年工作总结"), "footnotes": notes(visits, train+"（含网络培训）")})
	out, untold := redline(t, prior, current)
	checkRevisions(t, prior, current, out)
	if len(untold) != 1 || untold[0].Reason != report.LostStory {
		t.Fatalf("not told: %+v", untold)
	}
	for lang, want := range map[audit.Lang]string{
		audit.Chinese: "修订中没有前期页脚的“内部资料”：本期没有这个页脚",
		audit.English: `not in the redline: "内部资料" in the prior's footer, which the current report has not`,
	} {
		if got := untold[0].Message(lang); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestRedlineMove looks at how a move is written.
func TestRedlineMove(t *testing.T) {
	prior, current := wordFile(t, paras(intro, visits, reform, train, plan), nil), wordFile(t, paras(intro, reform, train, visits, plan), nil)
	out, _ := redline(t, prior, current)
	xml := entry(t, out, "word/document.xml")
	for _, tag := range []string{"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", `w:name="move1"`} {
		if want := 1 + strings.Count(tag, "name"); strings.Count(xml, tag) != want {
			t.Errorf("%d %s, %d wanted: %s", strings.Count(xml, tag), tag, want, xml)
		}
	}
	if strings.Contains(xml, "<w:ins ") || strings.Contains(xml, "<w:del ") {
		t.Errorf("a move is told as something else: %s", xml)
	}
	// without a date for the tracked changes, ranges have one all the same: Word's schema wants it
	p, q := openBytes(t, prior), openBytes(t, current)
	c, err := compare.Compare(t.Context(), []compare.Report{compare.Of("prior.docx", p)}, compare.Of("current.docx", q), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	undated, _, err := report.Redline(c, p, q, report.RedlineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := undated.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(entry(t, b.Bytes(), "word/document.xml"), "w:date="); n != 2 {
		t.Errorf("%d dates, want those of the two ranges", n)
	}
}

// TestRedlineEditedMove looks at how a move is written whose text changed: what
// was moved, what was deleted where it stood, what is new where it went.
func TestRedlineEditedMove(t *testing.T) {
	edited := strings.NewReplacer("48项", "53项", "办理时限", "平均办理时限", "缩短三成", "缩短").Replace(reform)
	prior, current := wordFile(t, paras(intro, visits, train, reform, plan), nil), wordFile(t, paras(intro, edited, visits, train, plan), nil)
	out, _ := redline(t, prior, current)
	checkRevisions(t, prior, current, out)
	xml := entry(t, out, "word/document.xml")
	for element, want := range map[string]string{
		"moveTo": "深化放管服改革，压减审批材料|，|办理时限缩短。", "moveFrom": "深化放管服改革，压减审批材料|，办理时限缩短|。",
		"ins": "53项|平均", "del": "48项|三成",
	} {
		var got []string
		for _, m := range regexp.MustCompile(`<w:`+element+` [^>]*>(<w:r>.*?)</w:`+element+`>`).FindAllStringSubmatch(xml, -1) {
			got = append(got, regexp.MustCompile(`<[^>]*>`).ReplaceAllString(m[1], ""))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q: %s", element, got, want, xml)
		}
	}
}

// TestRedlineBullet: a former item of a list with bullets gets its bullet back.
func TestRedlineBullet(t *testing.T) {
	item := func(text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	list := func(body string) []byte {
		numbering := docxtest.Part{Name: "word/numbering.xml", Content: `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
			`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>` +
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}
		rels := docxtest.Part{Name: "word/_rels/document.xml.rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>`}
		main := docxtest.Part{Name: "word/document.xml", Content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `<w:sectPr/></w:body></w:document>`}
		return docxtest.Package(t, append(docxtest.Frame(), main, numbering, rels))
	}
	prior, current := list(para(intro)+item(visits)+item(reform)+item(train)+para(plan)), list(para(intro)+item(visits)+item(train)+para(plan))
	out, _ := redline(t, prior, current)
	checkRevisions(t, prior, current, out)
	for _, p := range strings.SplitAfter(entry(t, out, "word/document.xml"), "</w:p>") {
		if strings.Contains(p, "<w:delText") && !strings.Contains(p, `<w:numId w:val="1"/>`) {
			t.Errorf("the bullet is lost: %s", p)
		}
	}
}

func entry(t *testing.T, file []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
