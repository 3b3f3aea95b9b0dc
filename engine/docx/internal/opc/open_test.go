package opc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// patched is a with value written at an offset from the n-th place of old.
func patched(a archive, n int, old string, offset int, value string) []byte {
	b := a.bytes()
	copy(b[index(b, old, n)+offset:], value)
	return b
}

// index is where sep is in b for the n-th time, from 0.
func index(b []byte, sep string, n int) int {
	at := -1
	for range n + 1 {
		at += 1 + bytes.Index(b[at+1:], []byte(sep))
	}
	return at
}

func TestOpenErrors(t *testing.T) {
	plain := document()
	whole := plain.bytes()
	place := func(n int, signature string) string {
		return fmt.Sprintf("offset %d: truncated: ", index(whole, signature, n))
	}
	first, end := place(0, centralSignature), place(0, endSignature)
	tests := []struct {
		name string
		in   []byte
		want string // the whole error
	}{
		{"empty", nil, "empty: the file has no bytes"},
		{"PDF", []byte("%PDF-1.7\n"), "not-zip: the file is a PDF, no Word document: get the Word file it was made from"},
		{"RTF", []byte(`{\rtf1\ansi`), "not-zip: the file is Rich Text (RTF), no Word document: " + saveAsDocx},
		{"HTML", []byte("\xef\xbb\xbf\n<!DOCTYPE HTML><html>"), "not-zip: the file is a web page (HTML), no Word document: " + saveAsDocx},
		{"XML", []byte(`<?xml version="1.0"?>`), "not-zip: the file is an XML file, no Word document: " + saveAsDocx},
		{"text", []byte("工作总结，走访X次"), "not-zip: the file is plain text, no Word document"},
		{"text cut within a character", []byte(strings.Repeat("总", 2000)), "not-zip: the file is plain text, no Word document"},
		{"unknown", []byte("\x01\x02\x03\x04"), "not-zip: the file is of no known type (it begins with 01 02 03 04): if Word opens it on another computer, security software has encrypted it; " + askForPlain},
		{"DRM, TSD", []byte("%TSD-Header-###%\x00\x01"), "drm: encrypted by document security software (signature %TSD-Header): " + askForPlain},
		{"DRM, E-SafeNet", []byte("b\x14#ek\x00\x95\x01\x00\x00\x00\x01E-SafeNet\x00\x00\x00LOCK"), "drm: encrypted by document security software (亿赛通, signature E-SafeNet): " + askForPlain},
		{"cut", whole[:len(whole)/2], "truncated: the ZIP container has no end record: the file was cut off, so get it or download it again"},
		{"cut start", whole[20:], fmt.Sprintf("offset %d: truncated: the container's end record points to no directory: the file is damaged", len(whole)-20-endLength)},
		{"count too small room", patched(plain, 0, endSignature, 10, "\xff\x00"), first + "the directory has no room for 255 entries"},
		{"count one too many", patched(plain, 0, endSignature, 10, "\x04"), end + "a header of the directory is missing"},
		{"no header where the directory is", patched(plain, 0, centralSignature, 0, "XXXX"), end + "the container's end record points to no directory: the file is damaged"},
		{"a header's name too long", patched(plain, 2, centralSignature, 28, "\xff\xff"), place(2, centralSignature) + "a header of the directory is cut off"},
		{"size beyond the file", patched(plain, 0, centralSignature, 20, "\x00\x00\x00\x7f"), first + `the header of "[Content_Types].xml" lies about its size or place`},
		{"ZIP64 without its field", patched(plain, 0, centralSignature, 20, "\xff\xff\xff\xff"), first + `the header of "[Content_Types].xml" lies about its size or place`},
		{"record beyond the directory", patched(plain, 0, centralSignature, 42, "\xff\xff"), first + `the header of "[Content_Types].xml" lies about its size or place`},
		{"record into the next", patched(plain, 0, centralSignature, 20, "\xff\x00"), `offset 0: truncated: the record of "[Content_Types].xml" reaches into "_rels/.rels"`},
		{"two entries, one record", patched(plain, 1, centralSignature, 42, "\x00\x00"), `offset 0: truncated: the record of "[Content_Types].xml" reaches into "_rels/.rels"`},
		{"record into the directory", patched(plain, 2, centralSignature, 20, "\xff\x00"), place(2, localSignature) + `the record of "word/document.xml" reaches into "the directory"`},
	}
	for _, test := range tests {
		_, err := Open(bytes.NewReader(test.in), int64(len(test.in)), Limits{})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v\nwant %s", test.name, err, test.want)
		}
	}
}

func TestOpenTooManyEntries(t *testing.T) {
	in := document().bytes()
	_, err := Open(bytes.NewReader(in), int64(len(in)), Limits{Entries: 2})
	if want := "limit: the container has too many entries: 3, limit 2"; err == nil || err.Error() != want {
		t.Errorf("%v\nwant %s", err, want)
	}
}

func TestOpenUnreadable(t *testing.T) {
	_, err := Open(brokenDisk{}, 100, Limits{})
	if e, ok := errors.AsType[*Error](err); !ok || e.Kind != IO || !errors.Is(err, errDisk) {
		t.Errorf("broken disk: %v", err)
	}
	_, err = Open(strings.NewReader("PK"), 100, Limits{})
	if !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("size too large: %v", err)
	}
}

var errDisk = errors.New("disk failure")

type brokenDisk struct{}

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, errDisk }

// TestFalseEndRecord has bytes that look like an end record in the comment,
// where archive/zip finds them and fails.
func TestFalseEndRecord(t *testing.T) {
	a := document()
	a.comment = endSignature + strings.Repeat("\x01", 16) + "\x00\x00 end of the comment"
	if got := read(t, open(t, a.bytes()), "_rels/.rels"); got != relationshipsXML {
		t.Errorf("read %q", got)
	}
}

func TestReadErrors(t *testing.T) {
	big := strings.Repeat("0123456789", 1000)
	plain := document()
	damaged := ": the file is damaged"
	tests := []struct {
		name string
		in   []byte
		want string
	}{
		{"missing", archive{}.bytes(), "word/document.xml: truncated: the part is not in the file: file does not exist"},
		{"checksum", patched(plain, 2, centralSignature, 16, "\x00\x00\x00\x00"), "word/document.xml: truncated: the checksum is ce8c0cbd and should be 00000000" + damaged},
		{"larger than said", patched(plain, 2, centralSignature, 24, "\x05"), "word/document.xml: offset 5: truncated: larger than the directory says" + damaged},
		{"smaller than said", patched(plain, 2, centralSignature, 24, "\xff\x01"), "word/document.xml: offset 33: truncated: its compressed data can't be inflated" + damaged},
		{"compressed data cut", patched(plain, 2, centralSignature, 20, "\x05"), "word/document.xml: offset 4: truncated: its compressed data can't be inflated" + damaged},
		{"no local header", patched(plain, 2, localSignature, 0, "XXXX"), "word/document.xml: truncated: no record where the directory says" + damaged},
		{"local name too long", patched(plain, 2, localSignature, 26, "\xff\x0f"), "word/document.xml: truncated: its data reach into the next entry" + damaged},
		{"encrypted", archive{members: []member{{name: "word/document.xml", data: big, flags: flagEncrypted}}}.bytes(), "word/document.xml: encrypted: the ZIP container is protected by a password: unpack and pack it again without"},
		{"bzip2", archive{members: []member{{name: "word/document.xml", data: big, method: 12}}}.bytes(), "word/document.xml: not-zip: compressed by method 12, which Word can't read either: save the file again in Word or WPS"},
		{"stored in two sizes", patched(archive{members: []member{{name: "word/document.xml", data: big, stored: true}}}, 0, centralSignature, 24, "\x05"), "word/document.xml: truncated: stored without compression in two sizes" + damaged},
	}
	for _, test := range tests {
		_, err := open(t, test.in).Read("word/document.xml")
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v\nwant %s", test.name, err, test.want)
		}
	}
}

func TestReadLimits(t *testing.T) {
	long := strings.Repeat("x", ratioFloor+1)
	in := archive{members: []member{
		{name: "a", data: strings.Repeat("x", 600)},
		{name: "b", data: strings.Repeat("y", 600)},
		{name: "bomb", data: long},
	}}.bytes()
	tests := []struct {
		name   string
		limits Limits
		read   []string
		want   string // error of the last read, "" for none
	}{
		{"zero", Limits{}, []string{"a", "b"}, ""},
		{"part", Limits{Part: 599}, []string{"a"}, "a: limit: the part is too large inflated: 600, limit 599"},
		{"sum", Limits{Inflated: 1000}, []string{"a", "b"}, "b: limit: the parts are too large together inflated: 1200, limit 1000"},
		{"one part twice", Limits{Inflated: 1000}, []string{"a", "a"}, ""},
		{"small parts shrink as they like", Limits{Ratio: 2}, []string{"a"}, ""},
		{"ratio", Limits{}, []string{"bomb"}, fmt.Sprintf("bomb: limit: the part inflates to too many times its stored size: %d, limit 200", len(long)/len(deflated(long)))},
	}
	for _, test := range tests {
		p, err := Open(bytes.NewReader(in), int64(len(in)), test.limits)
		if err != nil {
			t.Fatal(err)
		}
		for i, part := range test.read {
			_, err := p.Read(part)
			want := ""
			if i == len(test.read)-1 {
				want = test.want
			}
			if got := message(err); got != want {
				t.Errorf("%s: reading %s: %q, want %q", test.name, part, got, want)
			}
		}
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
