package xmlscan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

const (
	word = "urn:word"
	math = "urn:math"
)

func scanner(src string) *xmlscan.Scanner {
	return xmlscan.New(src, xmlscan.Options{Spaces: xmlscan.Spaces{word: 1, "urn:strict-word": 1, math: 2}})
}

// tokens writes down the tokens of a source, one a line.
func tokens(src string) (string, error) {
	kinds := map[xmlscan.Kind]string{
		xmlscan.Start: "start", xmlscan.End: "end", xmlscan.Empty: "empty", xmlscan.Text: "text",
		xmlscan.CDATA: "cdata", xmlscan.Comment: "comment", xmlscan.PI: "pi",
	}
	var b strings.Builder
	s := scanner(src)
	for {
		var t xmlscan.Token // a new one, as for a child: nothing is left of the last
		if !s.Next(&t) {
			break
		}
		fmt.Fprintf(&b, "%s %q", kinds[t.Kind], src[t.Start:t.End])
		if t.Local != "" {
			fmt.Fprintf(&b, " %d:%s at %d", t.Space, t.Local, t.Depth)
		}
		b.WriteString("\n")
	}
	if start, end := s.Span(); start > end {
		return "", fmt.Errorf("the scan ends at [%d, %d)", start, end)
	}
	return b.String(), s.Err()
}

func TestTokens(t *testing.T) {
	src := "\uFEFF<?xml version='1.0'?>\n" +
		`<w:a xmlns:w="urn:word" w:x = '>' ><!--c--><b xmlns="urn:&#x6d;ath"><c/>t&amp;</b ><w:d xmlns:w="urn:strict-word"/>` +
		`<w:e><![CDATA[<>]]></w:e><n:f/></w:a>` + "\n<?end?>"
	want := "text \"\ufeff\"\n" + `pi "<?xml version='1.0'?>"
text "\n"
start "<w:a xmlns:w=\"urn:word\" w:x = '>' >" 1:a at 1
comment "<!--c-->"
start "<b xmlns=\"urn:&#x6d;ath\">" 2:b at 2
empty "<c/>" 2:c at 3
text "t&amp;"
end "</b >" 2:b at 2
empty "<w:d xmlns:w=\"urn:strict-word\"/>" 1:d at 2
start "<w:e>" 1:e at 2
cdata "<![CDATA[<>]]>"
end "</w:e>" 1:e at 2
empty "<n:f/>" 0:f at 2
end "</w:a>" 1:a at 1
text "\n"
pi "<?end?>"
`
	got, err := tokens(src)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(want, "\ufeff", `\ufeff`), got); diff != "" {
		t.Error(diff)
	}
}

func TestErrors(t *testing.T) {
	deep := strings.Repeat("<a>", xmlscan.DefaultDepth+1)
	for _, tt := range []struct {
		src    string
		reason xmlscan.Reason
		want   string
	}{
		{"", xmlscan.Syntax, "offset 0: no element"},
		{" <!--c-->", xmlscan.Syntax, "offset 9: no element"},
		{"<a>", xmlscan.Syntax, "offset 3: the source ends inside <a>"},
		{"<a><b></a>", xmlscan.Syntax, "offset 6: an end tag where </b> is due"},
		{"<a></ab>", xmlscan.Syntax, "offset 3: an end tag where </a> is due"},
		{"<a></>", xmlscan.Syntax, "offset 3: an end tag where </a> is due"},
		{"<a></a", xmlscan.Syntax, "offset 3: the source ends inside a tag"},
		{"</a>", xmlscan.Syntax, "offset 0: an end tag without a start tag"},
		{"<a/><b/>", xmlscan.Syntax, "offset 4: a second root element"},
		{"x<a/>", xmlscan.Syntax, "offset 0: text outside the root element"},
		{"<a/> x", xmlscan.Syntax, "offset 5: text outside the root element"},
		{"<a/>\uFEFF", xmlscan.Syntax, "offset 4: text outside the root element"},
		{"<a/><![CDATA[]]>", xmlscan.Syntax, "offset 4: text outside the root element"},
		{"<a", xmlscan.Syntax, "offset 0: the source ends inside a tag"},
		{"<", xmlscan.Syntax, "offset 0: the source ends inside a tag"},
		{"<a b>", xmlscan.Syntax, "offset 3: an attribute without a value"},
		{"<a b=c>", xmlscan.Syntax, "offset 3: an attribute value without quotes"},
		{"<a b='c", xmlscan.Syntax, "offset 5: the source ends inside an attribute value"},
		{"<a b='<'/>", xmlscan.Syntax, "offset 6: < in an attribute value"},
		{"<a b='&x;'/>", xmlscan.Syntax, "offset 6: no such reference"},
		{"<a b='c'd='e'/>", xmlscan.Syntax, "offset 8: not the end of a tag"},
		{"<a / >", xmlscan.Syntax, "offset 3: not the end of a tag"},
		{"<a ='b'/>", xmlscan.Syntax, "offset 3: not an attribute"},
		{"<1/>", xmlscan.Syntax, "offset 0: < begins no tag"},
		{"< a/>", xmlscan.Syntax, "offset 0: < begins no tag"},
		{"<a>&nbsp;</a>", xmlscan.Syntax, "offset 3: no such reference"},
		{"<a>b & c</a>", xmlscan.Syntax, "offset 5: no such reference"},
		{"<a>&#0;</a>", xmlscan.Syntax, "offset 3: no such reference"},
		{"<a>&#xD800;</a>", xmlscan.Syntax, "offset 3: no such reference"},
		{"<a>]]></a>", xmlscan.Syntax, "offset 3: ]]> outside a CDATA section"},
		{"<a><![CDATA[]]</a>", xmlscan.Syntax, "offset 3: the source ends inside a CDATA section"},
		{"<a><!--", xmlscan.Syntax, "offset 3: the source ends inside a comment"},
		{"<a><!-- -- --></a>", xmlscan.Syntax, "offset 8: -- inside a comment"},
		{"<a><!x></a>", xmlscan.Syntax, "offset 3: <! begins no markup"},
		{"<a><?b", xmlscan.Syntax, "offset 3: the source ends inside a processing instruction"},
		{"<a><? b?></a>", xmlscan.Syntax, "offset 3: a processing instruction without a target"},
		{"<a>\x00</a>", xmlscan.Syntax, "offset 3: a control character"},
		{"<a>0123456789\x1F</a>", xmlscan.Syntax, "offset 13: a control character"},
		{"<a>\uFFFF</a>", xmlscan.Syntax, "offset 3: a character that XML forbids"},
		{"<a>\uFFFD，\uFFFC\uFFFE</a>", xmlscan.Syntax, "offset 12: a character that XML forbids"},
		{"<a>甲\xFF</a>", xmlscan.Encoding, "offset 6: not UTF-8"},
		{"<a>\xED\xA0\x80</a>", xmlscan.Encoding, "offset 3: not UTF-8"},
		{"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", xmlscan.DTD, "offset 0: a document type declaration"},
		{deep, xmlscan.Depth, fmt.Sprintf("offset %d: elements are nested too deep", len(deep)-len("<a>"))},
	} {
		_, err := tokens(tt.src)
		var e *xmlscan.Error
		if !errors.As(err, &e) || e.Reason != tt.reason || e.Error() != tt.want {
			t.Errorf("%.40q: got %v, want %s", tt.src, err, tt.want)
		}
	}
}

func TestAttr(t *testing.T) {
	s := scanner(`<w:a xmlns:w="urn:word" xmlns:m="urn:math" b="1" w:b='&lt;2&#10;' m:b="3	4
5" xml:space="preserve"/>`)
	var tag xmlscan.Token
	if !s.Root(&tag) {
		t.Fatal(s.Err())
	}
	for _, tt := range []struct {
		space xmlscan.Space
		local string
		want  string
		ok    bool
	}{
		{0, "b", "1", true},
		{1, "b", "<2\n", true},
		{2, "b", "3 4 5", true},
		{xmlscan.XML, "space", "preserve", true},
		{0, "c", "", false},
		{0, "space", "", false},
	} {
		if got, ok := s.Attr(&tag, tt.space, tt.local); got != tt.want || ok != tt.ok {
			t.Errorf("%d:%s is %q, %v", tt.space, tt.local, got, ok)
		}
	}
	if got := s.Namespace("m"); got != math {
		t.Errorf("m is %q", got)
	}
}

func TestChild(t *testing.T) {
	s := scanner(`<a>x<b><c/><d>y</d></b><!-- --><e/>z<f><g><h/></g></f></a>`)
	var root, child xmlscan.Token
	s.Root(&root)
	var got []string
	for s.Child(&root, &child) {
		got = append(got, child.Local)
		if child.Local == "b" { // leave it in the middle
			var c xmlscan.Token
			s.Child(&child, &c)
		}
		if child.Local == "f" {
			s.Pass(&child)
		}
	}
	if diff := cmp.Diff([]string{"b", "e", "f"}, got); diff != "" || s.Err() != nil {
		t.Error(diff, s.Err())
	}
}

// TestOffset maps every boundary of decoded text to the source and back.
func TestOffset(t *testing.T) {
	for _, tt := range []struct {
		kind xmlscan.Kind
		raw  string
		want string
	}{
		{xmlscan.Text, "走访X次", "走访X次"},
		{xmlscan.Text, "a&amp;&#x4E00;b\r\nc\rd&lt;", "a&一b\nc\nd<"},
		{xmlscan.CDATA, "a&amp;\r\n]]", "a&amp;\n]]"},
		{xmlscan.Text, "", ""},
	} {
		text := string(xmlscan.AppendText(nil, tt.raw, tt.kind))
		if text != tt.want {
			t.Errorf("%q is %q, want %q", tt.raw, text, tt.want)
		}
		for i := range text + "$" {
			at := xmlscan.Offset(tt.raw, tt.kind, i)
			before := string(xmlscan.AppendText(nil, tt.raw[:at], tt.kind))
			if before != text[:i] {
				t.Errorf("%q: %d maps to %d, behind %q", tt.raw, i, at, before)
			}
		}
	}
}
