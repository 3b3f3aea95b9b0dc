package docx_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

func open(tb testing.TB, data []byte) *docx.Document {
	tb.Helper()
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "t.docx"})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// edit is an edit of the body.
func edit(para, start, end int, text string) docx.Edit {
	return docx.Edit{Loc: docx.Loc{Part: "word/document.xml", Para: para, Start: start, End: end}, New: text}
}

func TestApplyErrors(t *testing.T) {
	d := open(t, docxtest.Lines(t, "走访X次\n慰问"))
	for _, tt := range []struct {
		edits []docx.Edit
		want  string
	}{
		{[]docx.Edit{{Loc: docx.Loc{Part: "word/header1.xml"}}}, "no such part"},
		{[]docx.Edit{edit(2, 0, 0, "a")}, "no such paragraph"},
		{[]docx.Edit{edit(-1, 0, 0, "a")}, "no such paragraph"},
		{[]docx.Edit{edit(0, 0, 11, "a")}, "the edit lies outside the paragraph's text"},
		{[]docx.Edit{edit(0, -1, 3, "a")}, "the edit lies outside the paragraph's text"},
		{[]docx.Edit{edit(0, 6, 3, "a")}, "the edit lies outside the paragraph's text"},
		{[]docx.Edit{edit(0, 1, 3, "a")}, "the edit splits a character"},
		{[]docx.Edit{edit(0, 0, 5, "a")}, "the edit splits a character"},
		{[]docx.Edit{edit(0, 0, 3, "a\x00")}, "the new text has a character that XML forbids"},
		{[]docx.Edit{edit(0, 0, 3, "\uFFFE")}, "the new text has a character that XML forbids"},
		{[]docx.Edit{edit(0, 0, 3, "\xFF")}, "the new text is not UTF-8"},
		{[]docx.Edit{edit(0, 3, 7, "a"), edit(0, 6, 7, "b")}, "the edit overlaps another one"},
		{[]docx.Edit{edit(0, 0, 6, "a"), edit(0, 3, 3, "b")}, "the edit overlaps another one"},
	} {
		q, err := d.Apply(tt.edits)
		var e *docx.Error
		if q != nil || !errors.As(err, &e) || e.Kind != docx.KindEdit || e.Detail != tt.want || e.Name != "t.docx" {
			t.Errorf("%v: got %v, want %s", tt.edits, err, tt.want)
		}
	}
	_, err := d.Apply([]docx.Edit{edit(1, 0, 1, "a")})
	const want = "t.docx: word/document.xml: paragraph 1: offset 0: edit: the edit splits a character"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestApplyTwice edits what Apply returned.
func TestApplyTwice(t *testing.T) {
	d := open(t, docxtest.Lines(t, "走访X次，慰问X人"))
	for _, n := range []string{"12", "34"} {
		i := strings.Index(d.Paragraphs()[0].Text, "X")
		q, err := d.Apply([]docx.Edit{edit(0, i, i+1, n)})
		if err != nil {
			t.Fatal(err)
		}
		d = q
	}
	if got := open(t, write(t, d)).Paragraphs()[0].Text; got != "走访12次，慰问34人" {
		t.Error(got)
	}
}

// TestApplySame does nothing where the new text is the old one.
func TestApplySame(t *testing.T) {
	data := docxtest.Lines(t, "走访X次")
	q, err := open(t, data).Apply([]docx.Edit{edit(0, 3, 7, "访X"), edit(0, 0, 0, "")})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(write(t, q), data) {
		t.Error("the file differs")
	}
}

// TestApplyLineEnds takes all line ends for newlines.
func TestApplyLineEnds(t *testing.T) {
	q, err := open(t, docxtest.Lines(t, "甲")).Apply([]docx.Edit{edit(0, 3, 3, "\r\n乙\r丙")})
	if err != nil {
		t.Fatal(err)
	}
	if got := q.Paragraphs()[0].Text; got != "甲\n乙\n丙" {
		t.Errorf("%q", got)
	}
}

// TestApplyEncoding writes what it edits as UTF-8, and says so.
func TestApplyEncoding(t *testing.T) {
	xml := func(encoding string) string {
		return `<?xml version="1.0"` + encoding + `?>` +
			strings.TrimPrefix(docxtest.Document([]string{"走访X次"}), `<?xml version="1.0" encoding="UTF-8"?>`)
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(xml(` encoding='GB18030'`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, source, declaration string }{
		{"UTF-8", xml(` encoding="UTF-8"`), `<?xml version="1.0" encoding="UTF-8"?>`},
		{"byte order mark", "\uFEFF" + xml(""), "\uFEFF" + `<?xml version="1.0"?>`},
		{"GB18030", gb, `<?xml version="1.0" encoding='UTF-8'?>`},
		{"UTF-16LE", inUTF16("\uFEFF"+xml(` encoding="UTF-16"`), binary.LittleEndian), `<?xml version="1.0" encoding="UTF-8"?>`},
		{"UTF-16BE", inUTF16("\uFEFF"+xml(""), binary.BigEndian), `<?xml version="1.0"?>`},
		{"UTF-16 without a mark", inUTF16(xml(` encoding="utf-16"`), binary.BigEndian), `<?xml version="1.0" encoding="UTF-8"?>`},
		{"UTF-8 called UTF-16", xml(` encoding="utf-16"`), `<?xml version="1.0" encoding="UTF-8"?>`},
	} {
		data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: tt.source}))
		d := open(t, data)
		if !bytes.Equal(write(t, d), data) {
			t.Errorf("%s: not written as it was read", tt.name)
		}
		q, err := d.Apply([]docx.Edit{edit(0, 6, 7, "5")})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		out := write(t, q)
		if got := readEntry(t, out, "word/document.xml"); !strings.HasPrefix(got, tt.declaration+"<") && !strings.HasPrefix(got, tt.declaration+"\n") {
			t.Errorf("%s: %.60q", tt.name, got)
		}
		if got := open(t, out).Paragraphs()[0].Text; got != "走访5次" {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

func TestEncodingErrors(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{`<?xml version="1.0" encoding="EBCDIC"?><w/>`, "t.docx: word/document.xml: offset 30: encoding: the encoding EBCDIC is not known"},
		{"<?xml version='1.0' encoding='gbk'?><w>\xD7\xDF\xFF</w>", "t.docx: word/document.xml: offset 41: encoding: not GB18030"},
		{"\xFF\xFE<\x00w\x00/\x00>\x00\x00\xDC", "t.docx: word/document.xml: offset 8: encoding: half a UTF-16 surrogate pair"},
		{`<w:document xmlns:w="urn:other"/>`, "t.docx: word/document.xml: offset 0: no-main-part: the part holds no Word document"},
	} {
		data := docxtest.Package(t, append(docxtest.Frame(), docxtest.Part{Name: "word/document.xml", Content: tt.source}))
		_, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: "t.docx"})
		if err == nil || err.Error() != tt.want {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
}

func inUTF16(s string, order binary.ByteOrder) string {
	var b bytes.Buffer
	_ = binary.Write(&b, order, utf16.Encode([]rune(s))) // a Buffer takes everything
	return b.String()
}
