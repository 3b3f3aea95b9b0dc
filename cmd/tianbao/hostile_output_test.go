package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/xuri/excelize/v2"
)

// formulas are what spreadsheets compute where it begins a cell.
var formulas = []string{`=cmd|' /C calc'!A0`, "+SUM(A1)", "-SUM(A1)", "@SUM(A1)", "\t=SUM(A1)", "\r=SUM(A1)", "＝SUM(A1)"}

// TestFormulaInjection: whatever a document, a table or a file is called or
// says, it is text in every workbook and table that the command writes.
func TestFormulaInjection(t *testing.T) {
	t.Chdir(t.TempDir())
	var text, filled, rows strings.Builder
	rows.WriteString("单位,走访次数\n")
	for _, f := range formulas {
		text.WriteString(f + "\n" + f + "走访X次。\n" + f + "：X\n")
		filled.WriteString(f + "\n" + f + "走访5次。\n" + f + "：" + f + "\n")
		rows.WriteString(strconv.Quote(f) + "," + strconv.Quote(f) + "\n")
	}
	name := formulas[0] + ".docx"
	name = strings.ReplaceAll(name, "/", "_")
	writeTo(t, name, docxtest.Lines(t, text.String()))
	writeTo(t, "+filled.docx", docxtest.Lines(t, filled.String()))
	writeTo(t, "@one.docx", docxtest.Lines(t, "走访X次。"))
	writeTo(t, "rows.csv", []byte(rows.String()))
	for _, args := range [][]string{
		{"init", name, "-o", "form.xlsx"},
		{"init", name, "--prior", "+filled.docx", "-o", "form.csv"},
		{"extract", name, "+filled.docx", "-o", "read.xlsx"},
		{"extract", name, "+filled.docx", "-o", "read.csv"},
		{"audit", name, "--format", "xlsx", "-o", "audit.xlsx"},
		{"audit", name, "+filled.docx", "--format", "xlsx", "-o", "audits.xlsx"},
		{"diff", name, "+filled.docx", "--format", "xlsx", "-o", "diff.xlsx"},
		{"batch", "@one.docx", "-c", "rows.csv", "-o", "reports"},
	} {
		var said bytes.Buffer
		if got := run(t.Context(), append(args, "--force"), strings.NewReader(""), io.Discard, &said); got > 1 {
			t.Errorf("%q: exit status %d, %s", args, got, said.String())
		}
	}
	written, err := filepath.Glob("*.xlsx")
	if err != nil || len(written) != 5 {
		t.Fatalf("%d workbooks, %v", len(written), err)
	}
	for _, path := range append(written, "reports/汇总.xlsx") {
		checkCells(t, path)
	}
	checkFields(t, "form.csv")
	checkFields(t, "read.csv")
}

// ownFormula is the one that a form computes: what a value differs from last
// period's.
var ownFormula = regexp.MustCompile(`^IF\([A-Z]+[0-9]+="","",IFERROR\(VALUE\([A-Z]+[0-9]+\)-VALUE\([A-Z]+[0-9]+\),""\)\)$`)

func checkCells(t *testing.T, path string) {
	t.Helper()
	file, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	texts := 0
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				formula, err := file.GetCellFormula(sheet, cell)
				if err != nil || formula != "" && !ownFormula.MatchString(formula) {
					t.Errorf("%s, %s!%s computes %q (%v)", path, sheet, cell, formula, err)
				}
				if strings.Contains(row[j], "SUM(A1)") {
					texts++
				}
			}
		}
	}
	if texts == 0 {
		t.Errorf("%s says nothing of the formulas", path)
	}
}

func checkFields(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	rows.FieldsPerRecord = -1
	all, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range all {
		for _, field := range row {
			_, err := strconv.ParseFloat(field, 64)
			if field != "" && err != nil && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(field)[0]) {
				t.Errorf("%s, row %d: %q", path, i+1, field)
			}
		}
	}
}

// steering is what drives a terminal or makes a text look like another: C0, C1,
// marks of direction, marks without a width, other separators of lines.
const steering = "\x1b[31m\x07\u009b31m\u0085\u202e\u2066\u200f\u200b\ufeff\u2028"

// TestTerminal: no command sends what steers a terminal there, be it in a
// document, a value or the name of a file.
func TestTerminal(t *testing.T) {
	t.Chdir(t.TempDir())
	inText := strings.Trim(steering, "\x1b\x07") // XML has no others
	name := "甲" + strings.ReplaceAll(steering, "/", "") + ".docx"
	line := para("2020年上半年走访慰问困难群众和优抚对象" + inText + "X次，送去组织的关怀和节日的问候，帮助解决实际困难。")
	writeTo(t, name, body(t, line))
	writeTo(t, "prior.docx", body(t, line+para("第二段"+inText)))
	writeTo(t, "v.yaml", []byte("\"键\\e[31m\\u202e\": \"值\\e\"\n"))
	writeTo(t, "rows.csv", []byte("单位,走访次数\n甲"+steering+",乙"+steering+"\n"))
	for _, args := range [][]string{
		{"scan", name}, {"scan", name, "--explain"}, {"scan", name, "--format", "json"},
		{"init", name}, {"extract", "prior.docx", name}, {"extract", "prior.docx", name, "--format", "json"},
		{"fill", name, "--roll", "2021H1", "--dry-run"}, {"fill", name, "-c", "v.yaml", "-o", "out.docx"},
		{"fill", name, "--set", "甲" + steering + "=1", "-o", "out.docx"}, {"fill", name, "--roll", "2021H1", "--audit", "-o", "out.docx"},
		{"audit", name, "prior.docx"}, {"audit", name, "--format", "json"}, {"audit", name, "--format", "sarif"},
		{"audit", name, "--fix", "out.docx"}, {"audit", "missing" + steering + ".docx"},
		{"diff", "prior.docx", name}, {"diff", "prior.docx", name, "--format", "json"},
		{"similar", "prior.docx", name}, {"similar", "prior.docx", name, "--format", "json"},
		{"batch", name, "-c", "rows.csv", "-o", "reports"},
	} {
		for _, lang := range []string{"zh", "en"} {
			var out bytes.Buffer
			run(t.Context(), append(args, "--lang", lang, "--force"), strings.NewReader(""), &out, &out)
			if out.Len() == 0 {
				t.Errorf("%q says nothing", args)
			}
			if at := strings.IndexFunc(out.String(), steers); at >= 0 {
				t.Errorf("%q sends %q", args, out.String()[max(0, at-40):min(out.Len(), at+10)])
			}
		}
	}
}

// TestFetchesNothing: what a document asks for outside itself is never asked for.
func TestFetchesNothing(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	t.Chdir(t.TempDir())
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, name := range []string{"header", "image", "attachedTemplate", "hyperlink", "subDocument", "aFChunk", "comments", "chart", "oleObject"} {
		rels += `<Relationship Id="r` + strconv.Itoa(i) + `" Type="` + kind + name + `" Target="` + server.URL + "/" + name + `" TargetMode="External"/>`
	}
	content := blank + `<w:p><w:hyperlink r:id="r3"><w:r><w:t>链接X处</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="r5"/><w:subDoc r:id="r4"/>` +
		`<w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr>`
	document := `<w:document ` + wordNamespace + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + content + `</w:body></w:document>`
	writeTo(t, "in.docx", wordFile(t, document, docxtest.Part{Name: "word/_rels/document.xml.rels", Content: rels + `</Relationships>`}))
	for _, command := range []string{
		"scan in.docx", "init in.docx", "fill in.docx --set 走访次数=5 -o out.docx", "audit in.docx --format html -o out.html",
		"audit in.docx --annotate out.docx --fix fixed.docx", "diff in.docx in.docx --format html -o out.html", "similar in.docx out.docx",
	} {
		var said bytes.Buffer
		got := run(t.Context(), append(strings.Fields(command), "--lang", "en", "--force"), strings.NewReader(""), &said, &said)
		if status(got) == statusUsage {
			t.Errorf("%s: %s", command, said.String())
		}
	}
	page, err := os.ReadFile("out.html")
	if err != nil || bytes.Contains(page, []byte(server.URL)) && regexp.MustCompile(`(src|href)="`+server.URL).Match(page) {
		t.Errorf("the page leads outside (%v)", err)
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("%d requests were made", n)
	}
}
