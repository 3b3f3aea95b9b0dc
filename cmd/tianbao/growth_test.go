package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// growthShapes are reports of n times something.
var growthShapes = []struct {
	name    string
	n       int
	formats bool // growthFormats are measured, too
	body    func(n int) string
}{
	{"paragraphs", 350, true, func(n int) string {
		return repeated(n, para(`第%d项工作走访困难群众X户，发放慰问金X元。`))
	}},
	{"a long paragraph", 3500, false, func(n int) string {
		return `<w:p><w:r><w:t>` + repeated(n, `第%d项工作已经完成，群众满意。`) + `</w:t></w:r></w:p>`
	}},
	{"runs", 700, false, func(n int) string {
		return `<w:p>` + repeated(n, `<w:r><w:t>第%d次走访群众，</w:t></w:r>`) + `</w:p>`
	}},
	{"blanks in a paragraph", 700, true, func(n int) string {
		return `<w:p><w:r><w:t>` + repeated(n, `第%d组走访X户，`) + `</w:t></w:r></w:p>`
	}},
	{"comments", 350, false, func(n int) string {
		return repeated(n, `<w:p><w:commentRangeStart w:id="%d"/><w:r><w:t>走访X户。</w:t></w:r><w:commentRangeEnd w:id="%[1]d"/><w:r><w:commentReference w:id="%[1]d"/></w:r></w:p>`)
	}},
	{"rows", 200, true, func(n int) string {
		return `<w:tbl>` + repeated(n, `<w:tr><w:tc>`+para(`项目%d`)+`</w:tc><w:tc>`+para(`X`)+`</w:tc><w:tc>`+para(`X元`)+`</w:tc></w:tr>`) + `</w:tbl>` + para("")
	}},
	{"controls of one datum", 350, false, func(n int) string {
		return repeated(n, `<w:p><w:r><w:t>第%d项工作由</w:t></w:r>`+growthControl+`<w:r><w:t>负责，走访困难群众X户。</w:t></w:r></w:p>`)
	}},
	{"controls in a paragraph", 350, false, func(n int) string {
		return `<w:p>` + repeated(n, `<w:r><w:t>第%d组由</w:t></w:r>`+growthControl+`<w:r><w:t>带队，</w:t></w:r>`) + `</w:p>`
	}},
	{"boilerplate", 350, false, func(n int) string {
		return strings.Repeat(para(`认真贯彻落实上级部署，走访困难群众X户。`), n)
	}},
}

// growthCommands work on in.docx, values.json and filled.docx, which was made
// from these.
var growthCommands = []string{
	"scan in.docx",
	"init in.docx -o out.yaml",
	"fill in.docx -c values.json -o filled.docx",
	"fill in.docx -c values.json -o out.docx --track",
	"extract in.docx filled.docx -o out.json",
	"audit in.docx",
	"audit in.docx --annotate out.docx",
	"audit in.docx --fix out.docx",
	"audit filled.docx --prior in.docx",
	"diff in.docx filled.docx",
	"diff in.docx filled.docx --redline out.docx",
	"similar in.docx filled.docx",
}

// growthFormats write the same results in other ways, which depends less on the
// shape of a report: they are measured where it has many paragraphs, many cells,
// and much in one paragraph.
var growthFormats = []string{
	"scan in.docx --format json",
	"init in.docx -o out.csv",
	"init in.docx -o out.xlsx",
	"audit in.docx --format json",
	"audit in.docx --format sarif",
	"audit in.docx --format html",
	"audit in.docx --format xlsx -o out.xlsx",
	"diff in.docx filled.docx --format json",
	"diff in.docx filled.docx --format html",
	"diff in.docx filled.docx --format xlsx -o out.xlsx",
}

// TestGrowth holds that no command costs more than in proportion to the text:
// in statements that it executes and in bytes that it asks for.
func TestGrowth(t *testing.T) {
	if os.Getenv("TIANBAO_GROWTH") == "" {
		t.Skip("takes minutes, so TIANBAO_GROWTH=1 asks for it: builds the command with counters and runs it a thousand times")
	}
	measures := []measure{
		{"statements", 4.6, 0, counting(t)},
		{"bytes", 9, 16 << 20, allocated}, // lists grow by leaps, pools come and go; quadratic is 16
	}
	for _, shape := range growthShapes {
		t.Run(shape.name, func(t *testing.T) {
			least := growthFolder(t, shape.body(1))
			once := growthFolder(t, shape.body(shape.n))
			fourfold := growthFolder(t, shape.body(4*shape.n))
			commands := growthCommands
			if shape.formats {
				commands = slices.Concat(commands, growthFormats)
			}
			for _, command := range commands {
				for _, m := range measures {
					base, a, b := m.cost(t, least, command), m.cost(t, once, command), m.cost(t, fourfold, command)
					if growth := (b - base) / (a - base); growth > m.limit && b-base > m.least {
						t.Errorf("%s: 4 times the text costs %.2f times the %s: %.0f, %.0f, %.0f", command, growth, m.name, base, a, b)
					}
				}
			}
		})
	}
}

// measure is a way to count what a command does in a folder.
type measure struct {
	name  string
	limit float64 // of what four times the text may cost, in times of the once
	least float64 // extra cost that is looked at
	cost  func(t *testing.T, dir, command string) float64
}

// allocated are the bytes that a command asks for.
func allocated(t *testing.T, dir, command string) float64 {
	t.Chdir(dir)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var complaints strings.Builder
	got := run(t.Context(), growthArgs(command), strings.NewReader(""), io.Discard, &complaints)
	runtime.ReadMemStats(&after)
	checkAnswered(t, command, got, complaints.String())
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// counting builds the command so that it counts the statements it executes, its
// own and those of packages that work on texts.
func counting(t *testing.T) func(t *testing.T, dir, command string) float64 {
	program := filepath.Join(t.TempDir(), "tianbao.exe")
	build := exec.Command("go", "build", "-cover", "-covermode=count", "-coverpkg=../../...,strings,bytes,unicode/utf8,slices,sort", "-o", program, ".")
	if printed, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	return func(t *testing.T, dir, command string) float64 {
		counts := t.TempDir()
		cmd := exec.Command(program, growthArgs(command)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOCOVERDIR="+counts)
		printed, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		checkAnswered(t, command, cmd.ProcessState.ExitCode(), string(printed))
		return statements(t, counts)
	}
}

// statements sums up the counters of a folder.
func statements(t *testing.T, dir string) float64 {
	list := filepath.Join(dir, "counts")
	if printed, err := exec.Command("go", "tool", "covdata", "textfmt", "-i", dir, "-o", list).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, printed)
	}
	f, err := os.Open(list)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sum := 0.0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 {
			continue // the line that names the mode
		}
		size, _ := strconv.ParseFloat(fields[1], 64)
		times, _ := strconv.ParseFloat(fields[2], 64)
		sum += size * times
	}
	if sum == 0 {
		t.Fatal("nothing was counted")
	}
	return sum
}

func growthArgs(command string) []string {
	return append(strings.Fields(command), "--lang", "en", "--force")
}

func checkAnswered(t *testing.T, command string, got int, printed string) {
	t.Helper()
	if status(got) != statusDone && status(got) != statusFindings {
		t.Fatalf("%s: exit status %d\n%.500s", command, got, printed)
	}
}

// growthFolder holds a report, and values for its blanks.
func growthFolder(t *testing.T, content string) string {
	dir := t.TempDir()
	file := growthFile(t, content)
	doc, err := docx.Open(bytes.NewReader(file), int64(len(file)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	vals := map[string]string{}
	for _, e := range blankValues(engine.Load(doc, slot.Options{})).Values {
		vals[e.Key] = e.Text
	}
	list, err := json.Marshal(vals)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"in.docx": file, "values.json": list} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// growthControl shows the unit in growthData.
const (
	growthControl = `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/report[1]/unit[1]" w:storeItemID="{0A000000-0000-0000-0000-000000000001}"/><w:text/></w:sdtPr>` +
		`<w:sdtContent><w:r><w:t>XX局</w:t></w:r></w:sdtContent></w:sdt>`
	growthData = `<report><unit>XX局</unit></report>`
)

// growthFile has a comment for every mark of one in its body, and the data that
// its controls are bound to.
func growthFile(t *testing.T, content string) []byte {
	var parts []docxtest.Part
	if n := strings.Count(content, "commentReference"); n > 0 {
		parts = append(parts, growthRelation("word/document.xml", "comments", "comments.xml"),
			docxtest.Part{Name: "word/comments.xml", Content: `<w:comments ` + wordNamespace + `>` +
				repeated(n, `<w:comment w:id="%d" w:author="王">`+para(`第%[1]d处请核对。`)+`</w:comment>`) + `</w:comments>`})
	}
	if strings.Contains(content, "dataBinding") {
		parts = append(parts, growthRelation("word/document.xml", "customXml", "../customXml/item1.xml"),
			docxtest.Part{Name: "customXml/item1.xml", Content: growthData}, growthRelation("customXml/item1.xml", "customXmlProps", "itemProps1.xml"),
			docxtest.Part{Name: "customXml/itemProps1.xml", Content: `<ds:datastoreItem ds:itemID="{0A000000-0000-0000-0000-000000000001}" xmlns:ds="` + officeNamespace + `customXml"/>`})
	}
	return body(t, content, parts...)
}

const officeNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/"

// growthRelation is the part that relates a part to another one.
func growthRelation(from, kind, to string) docxtest.Part {
	dir, name := path.Split(from)
	return docxtest.Part{Name: dir + "_rels/" + name + ".rels", Content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + officeNamespace + `relationships/` + kind + `" Target="` + to + `"/></Relationships>`}
}

// repeated writes a text n times, with the number in it.
func repeated(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return b.String()
}
