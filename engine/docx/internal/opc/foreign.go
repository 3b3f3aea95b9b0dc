package opc

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// headLength is how much of a file's start its type is judged by.
const headLength = 4096

// maxMagic is more bytes than any spelling of a magic takes.
const maxMagic = 64

const saveAsDocx = "open it in Word or WPS and save it as .docx"

// fileTypes are types of files that get renamed to .docx, by their first
// bytes (letters compare without case, leading white space aside).
var fileTypes = []struct{ magic, name, advice string }{
	{"%pdf-", "a PDF", "get the Word file it was made from"},
	{`{\rtf`, "Rich Text (RTF)", saveAsDocx},
	{"<!doctype html", "a web page (HTML)", saveAsDocx},
	{"<html", "a web page (HTML)", saveAsDocx},
	{"mime-version:", "a web archive (MHTML)", saveAsDocx},
	{"<?xml", "an XML file", saveAsDocx},
	{"\x89png", "a picture (PNG)", "get the Word file itself"},
	{"\xff\xd8\xff", "a picture (JPEG)", "get the Word file itself"},
	{"rar!\x1a\x07", "a RAR archive", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"},
	{"\x1f\x8b", "a gzip archive", "unpack it first"},
}

const askForPlain = "save an unencrypted copy on a computer of the office, or have the file released"

// foreign is the error for a file that its first bytes tell to be no
// container, nil otherwise.
func foreign(f file, head []byte) error {
	switch {
	case bytes.HasPrefix(head, []byte(ole2Magic)):
		return judgeOLE2(f)
	case bytes.HasPrefix(head, []byte("%TSD-Header")):
		return &Error{Kind: DRM, Offset: -1, Detail: "encrypted by document security software (signature %TSD-Header): " + askForPlain}
	case bytes.Contains(head[:min(len(head), 64)], []byte("E-SafeNet")):
		return &Error{Kind: DRM, Offset: -1, Detail: "encrypted by document security software (亿赛通, signature E-SafeNet): " + askForPlain}
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	text = bytes.ToLower(text[:min(len(text), maxMagic)])
	for _, t := range fileTypes {
		if bytes.HasPrefix(text, []byte(t.magic)) {
			return &Error{Kind: NotZip, Offset: -1, Detail: "the file is " + t.name + ", no Word document: " + t.advice}
		}
	}
	return nil
}

// unknownType is the error for a file of no type we know.
func unknownType(head []byte) *Error {
	if looksLikeText(head) {
		return &Error{Kind: NotZip, Offset: -1, Detail: "the file is plain text, no Word document"}
	}
	return &Error{Kind: NotZip, Offset: -1, Detail: fmt.Sprintf(
		"the file is of no known type (it begins with % x): if Word opens it on another computer, security software has encrypted it; %s",
		head[:min(len(head), 8)], askForPlain)}
}

// looksLikeText tells whether head is UTF-8 without control characters; its
// last character may be cut.
func looksLikeText(head []byte) bool {
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r == utf8.RuneError && n == 1 {
			return !utf8.FullRune(head)
		}
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' {
			return false
		}
		head = head[n:]
	}
	return true
}
