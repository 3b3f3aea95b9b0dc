package opc

import (
	"fmt"
	"strings"
)

// Kind tells why a container could not be read. Its values are those of
// docx.ErrorKind, so that docx translates one to one.
type Kind string

const (
	Empty      Kind = "empty"        // no bytes at all
	NotZip     Kind = "not-zip"      // some other type of file; Detail names it
	LegacyDoc  Kind = "legacy-doc"   // OLE2: a .doc, .wps
	Encrypted  Kind = "encrypted"    // protected by a password
	DRM        Kind = "drm"          // encrypted by an office's DRM; Detail names it
	Truncated  Kind = "truncated"    // the container ends early, is damaged or lacks a part
	NoMainPart Kind = "no-main-part" // a container without a Word document
	XML        Kind = "xml"          // a part is not well-formed
	DTD        Kind = "dtd"          // a part has a document type
	Encoding   Kind = "encoding"     // a part's text encoding is unknown or wrong
	Limit      Kind = "limit"        // a limit was reached; Detail says which
	Edit       Kind = "edit"         // a change can't be done; Detail says why
	IO         Kind = "io"           // reading or writing failed
)

// Error is what every function of this package returns. A part that is not
// there is Truncated, and errors.Is(err, fs.ErrNotExist) holds.
type Error struct {
	Kind   Kind
	Part   string // "" when the container as a whole is meant
	Offset int64  // in the part (inflated), or in the file when Part is ""; -1 unknown
	Detail string // one English clause
	Err    error  // the cause, may be nil
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.Part != "" {
		b.WriteString(e.Part + ": ")
	}
	if e.Offset >= 0 {
		fmt.Fprintf(&b, "offset %d: ", e.Offset)
	}
	b.WriteString(string(e.Kind))
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }

func limitError(part, detail string, got, limit int64) *Error {
	return &Error{Kind: Limit, Part: part, Offset: -1, Detail: fmt.Sprintf("%s: %d, limit %d", detail, got, limit)}
}
