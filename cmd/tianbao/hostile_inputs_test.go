package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/xuri/excelize/v2"
)

func hostileInputs(t *testing.T) []hostile {
	return slices.Concat(hostileContainers(t), hostileMarkup(t), hostileText(t), hostileValues(t), hostileBatches(t))
}

// blank is what a document holds beside what is hostile.
var blank = para("走访X次。")

func scanning(name string, file []byte, want status, says string) hostile {
	return hostile{name: name, files: map[string][]byte{"in.docx": file}, args: []string{"scan", "in.docx"}, status: want, says: says}
}

const found = "走访【X】次"

func hostileContainers(t *testing.T) []hostile {
	part := func(name, content string) docxtest.Part { return docxtest.Part{Name: name, Content: content} }
	document := part("word/document.xml", `<w:document `+wordNamespace+`><w:body>`+blank+`</w:body></w:document>`)
	many := make([]docxtest.Part, 60_000)
	for i := range many {
		many[i] = part(fmt.Sprintf("word/%d.xml", i), "")
	}
	rels := func(target string) []byte {
		frame := docxtest.Frame()
		frame[1].Content = strings.Replace(frame[1].Content, `Target="word/document.xml"`, target, 1)
		return docxtest.Package(t, append(frame, document))
	}
	mixed := docxtest.Frame()
	mixed[0].Name, mixed[1].Name = "[content_types].XML", "_RELS/.Rels"
	return []hostile{
		scanning("flat bomb", resized(t, body(t, blank), "word/document.xml", 300<<20), 3, `over a safety limit .part word/document.xml.: the part is too large inflated: 314572800, limit 268435456`),
		scanning("bomb that lies about its size", resized(t, body(t, strings.Repeat(blank, 1000)), "word/document.xml", 1000), 3, `word/document.xml`),
		scanning("bomb inside an embedded file", body(t, blank, part("word/embeddings/bomb.docx", string(resized(t, body(t, blank), "word/document.xml", 300<<20)))), 0, found),
		scanning("60,000 entries", body(t, blank, many...), 3, `too many entries`),
		scanning("overlapping entries", overlapping(body(t, blank)), 3, `in.docx`),
		scanning("truncated container", body(t, blank)[:600], 3, `truncated or damaged`),
		scanning("names that climb out of the folder", body(t, blank, part("../evil.txt", "x"), part("/evil.txt", "x"), part(`C:\evil.txt`, "x")), 0, found),
		scanning("two main parts of one name", docxtest.Package(t, append(docxtest.Frame(), part("word/document.xml", "<x/>"), document)), 0, found),
		scanning("names in mixed case", docxtest.Package(t, append(mixed, part("Word/Document.XML", document.Content))), 0, found),
		scanning("main part by absolute target", rels(`Target="/word/document.xml"`), 0, found),
		scanning("main part outside the file", rels(`Target="http://192.0.2.1/document.xml" TargetMode="External"`), 0, found),
		scanning("main part climbing out", rels(`Target="../../../../etc/passwd"`), 0, found),
	}
}

// resized makes a container claim another inflated size for a part.
func resized(t *testing.T, file []byte, part string, size uint64) []byte {
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		header := f.FileHeader
		if f.Name == part {
			header.UncompressedSize64 = size
		}
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		entry, err := w.CreateRaw(&header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(entry, raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func workbook(t *testing.T) []byte {
	var b bytes.Buffer
	f := excelize.NewFile()
	defer f.Close()
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// overlapping makes the last entry begin where the first does.
func overlapping(file []byte) []byte {
	last := bytes.LastIndex(file, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(file[last+42:], 0)
	return file
}

func hostileMarkup(t *testing.T) []hostile {
	const declared = `<!DOCTYPE d [<!ENTITY a "%s">]>`
	entity := func(value string) []byte {
		return wordFile(t, fmt.Sprintf(declared, value)+`<w:document `+wordNamespace+`><w:body>`+para("&a;")+`</w:body></w:document>`)
	}
	nested := func(n int) string {
		return strings.Repeat(`<w:sdt><w:sdtContent>`, n) + blank + strings.Repeat(`</w:sdtContent></w:sdt>`, n)
	}
	return []hostile{
		scanning("entity that doubles", entity("lollol"), 3, `DTD`),
		scanning("entity that reads a file", entity(`" SYSTEM "file:///etc/passwd`), 3, `DTD`),
		scanning("10,000-deep nesting", body(t, nested(10_000)), 3, `nested too deep`),
		scanning("part that inflates a thousandfold", resized(t, body(t, blank), "word/document.xml", 200<<20), 3, `over a safety limit .part word/document.xml.: the part inflates to too many times its stored size`),
		scanning("invalid UTF-8", body(t, para("走访X次\xff\xfe")), 3, `word/document.xml`),
		scanning("NUL", body(t, para("走访X次\x00")), 3, `broken XML .part word/document.xml, offset \d+.`),
		scanning("NUL by reference", body(t, para("走访X次&#0;")), 3, `broken XML .part word/document.xml, offset \d+.`),
		scanning("lone surrogate by reference", body(t, para("走访X次&#xD800;")), 3, `broken XML .part word/document.xml, offset \d+.`),
	}
}

func hostileText(t *testing.T) []hostile {
	script := body(t, para("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;走访X次。"))
	long := body(t, para("走访慰问困难群众和优抚对象，&lt;script&gt;alert(1)&lt;/script&gt;送去组织的关怀和节日的问候，帮助解决生产生活中的实际困难。"))
	return []hostile{
		{"script in document text", map[string][]byte{"in.docx": script}, []string{"audit", "in.docx", "--format", "html", "-o", "out.html"}, 1, `&lt;script&gt;`, `<script>alert|<img`},
		{"script in a file name", map[string][]byte{"<img src=x>.docx": body(t, blank)}, []string{"audit", "<img src=x>.docx", "--format", "html", "-o", "out.html"}, 1, `&lt;img src=x&gt;`, `<img`},
		{"script in what is compared", map[string][]byte{"in.docx": script, "prior.docx": body(t, blank)}, []string{"diff", "prior.docx", "in.docx", "--format", "html", "-o", "out.html"}, 1, `&lt;script&gt;`, `<script>alert|<img`},
		{"script in shared text", map[string][]byte{"in.docx": long, "<img src=x>.docx": long}, []string{"similar", "in.docx", "<img src=x>.docx", "--format", "html", "-o", "out.html"}, 0, `&lt;script&gt;`, `<script>alert|<img`},
	}
}

func hostileValues(t *testing.T) []hostile {
	filling := func(name, values, data string, want status, says string) hostile {
		files := map[string][]byte{"in.docx": body(t, blank), values: []byte(data)}
		return hostile{name: name, files: files, args: []string{"fill", "in.docx", "-c", values, "-o", "out.docx"}, status: want, says: says}
	}
	aliases := "a: &a [x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		aliases += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	return []hostile{
		filling("YAML aliases that multiply", "v.yaml", aliases, 2, `v.yaml`),
		filling("YAML nested without end", "v.yaml", strings.Repeat("[", 100_000), 2, `v.yaml`),
		filling("JSON nested without end", "v.json", strings.Repeat(`{"a":`, 100_000), 2, `v.json`),
		filling("workbook that is no workbook", "v.xlsx", "PK\x03\x04junk", 2, `v.xlsx`),
		filling("workbook bomb", "v.xlsx", string(resized(t, workbook(t), "xl/worksheets/sheet1.xml", 3<<30)), 2, `v.xlsx`),
		filling("control character in a value", "v.json", `{"走访次数":"5\u0007"}`, 2, `走访次数`),
		filling("formula as a value", "v.yaml", "走访次数: =1+1\n", 2, `走访次数`),
		filling("tag of another engine as a value", "v.json", `{"走访次数":"{走访次数}"}`, 2, `走访次数`),
		filling("expression that never ends", "v.yaml", "computed:\n  走访次数: "+strings.Repeat("(", 100_000)+"\n", 2, `v.yaml`),
	}
}

// hostileBatches are names that would lead out of the folder.
func hostileBatches(t *testing.T) []hostile {
	batch := func(name, pattern, unit, made string) hostile {
		files := map[string][]byte{"in.docx": body(t, blank), "rows.csv": []byte("单位,走访次数\n" + unit + ",5\n")}
		return hostile{name: name, files: files, args: []string{"batch", "in.docx", "-c", "rows.csv", "-o", "out.d", "--name", pattern}, says: made}
	}
	return []hostile{
		batch("name pattern that climbs out of the folder", "../../evil-{单位}", "甲", `out\.d/_\.\._evil-甲\.docx`),
		batch("row whose name climbs out of the folder", "{单位}", "../evil", `out\.d/_evil\.docx`),
		batch("row named by an absolute path", "{单位}", "/evil", `out\.d/_evil\.docx`),
		batch("row named by a drive", "{单位}", `C:\evil`, `out\.d/C__evil\.docx`),
		batch("row named by a server", "{单位}", `\\server\share\evil`, `out\.d/__server_share_evil\.docx`),
		batch("row named by a device", "{单位}", "COM1", `out\.d/_COM1\.docx`),
		batch("row named by a stream of NTFS", "{单位}", "a:b", `out\.d/a_b\.docx`),
		batch("row whose name ends in dots and spaces", "{单位}", "甲. . ", `out\.d/甲\.docx`),
		batch("row whose name turns the direction of text", "{单位}", "甲\u202excod", `out\.d/甲_xcod\.docx`),
		batch("row whose name is too long", "{单位}", strings.Repeat("长", 300), `out\.d/长{78}\.docx`),
	}
}
