package docx_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

func TestText(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte("走访X次\n〇㐀"))
	if err != nil {
		t.Fatal(err)
	}
	utf16le := func(s string) []byte {
		var b bytes.Buffer
		_ = binary.Write(&b, binary.LittleEndian, utf16.Encode([]rune("\uFEFF"+s))) // a Buffer takes everything
		return b.Bytes()
	}
	for _, tt := range []struct {
		name string
		data []byte
		want []string
	}{
		{"one line", []byte("走访X次"), []string{"走访X次"}},
		{"final newline", []byte("a\nb\n"), []string{"a", "b"}},
		{"empty lines", []byte("\na\n\n"), []string{"", "a", ""}},
		{"only a newline", []byte("\n"), []string{""}},
		{"windows", []byte("a\r\nb\r\n"), []string{"a", "b"}},
		{"of an old Mac", []byte("a\rb\r"), []string{"a", "b"}},
		{"byte order mark", []byte("\uFEFF甲"), []string{"甲"}},
		{"UTF-16", utf16le("甲\n😀"), []string{"甲", "😀"}},
		{"GB18030", gb, []string{"走访X次", "〇㐀"}},
	} {
		d, err := docx.Text("t.txt", tt.data, docx.Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, texts(d.Paragraphs())); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
		if p := d.Paragraphs()[0]; p.Part != "text" || d.Stories()[0].Part != "text" || d.Name() != "t.txt" {
			t.Errorf("%s: %q of %q", tt.name, p.Part, d.Name())
		}
	}
}

func TestTextErrors(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"", "t.txt: text: empty"},
		{"a\xFF\xFFb", "t.txt: text: offset 1: encoding: not GB18030"},
		{"甲\xFF", "t.txt: text: "},
		{"\x00N\x01\x30\n\x00", "t.txt: text: offset 0: encoding: a NUL, as in UTF-16 without a byte order mark"},
		{"ab\x00", "t.txt: text: offset 2: encoding: a NUL"},
		{"\xFF\xFEa", "t.txt: text: offset 0: encoding: half a UTF-16 character"},
		{"\xFF\xFE\x00\xD8a\x00", "t.txt: text: offset 0: encoding: half a UTF-16 surrogate pair"},
	} {
		_, err := docx.Text("t.txt", []byte(tt.data), docx.Options{})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: %v", tt.data, err)
		}
	}
}

func TestTextIsOnlyRead(t *testing.T) {
	d, err := docx.Text("t.txt", []byte("走访X次"), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Apply([]docx.Edit{{Loc: docx.Loc{Part: "text", Start: 6, End: 7}, New: "5"}})
	var e *docx.Error
	if !errors.As(err, &e) || e.Kind != docx.KindEdit || !strings.Contains(err.Error(), "text files are only read") {
		t.Error(err)
	}
}
