package docx

import (
	"fmt"
	"strings"
)

// ErrorKind tells why a file could not be read or an edit not be done. Callers
// that speak another language than English translate by it.
type ErrorKind string

const (
	KindEmpty      ErrorKind = "empty"        // no bytes at all
	KindNotZip     ErrorKind = "not-zip"      // no Word file
	KindLegacyDoc  ErrorKind = "legacy-doc"   // OLE2: a .doc, .wps
	KindEncrypted  ErrorKind = "encrypted"    // OLE2: password-protected DOCX
	KindDRM        ErrorKind = "drm"          // encrypted by an office's DRM
	KindTruncated  ErrorKind = "truncated"    // the container ends early or is damaged
	KindNoMainPart ErrorKind = "no-main-part" // a container without a Word document
	KindXML        ErrorKind = "xml"          // a part is not well-formed
	KindDTD        ErrorKind = "dtd"          // a part has a document type
	KindEncoding   ErrorKind = "encoding"     // a part's text encoding is unknown or wrong
	KindLimit      ErrorKind = "limit"        // a limit was reached; Detail says which
	KindEdit       ErrorKind = "edit"         // an edit can't be done; Detail says why
	KindIO         ErrorKind = "io"           // reading failed
)

// Error is what Open, Apply and WriteTo return.
type Error struct {
	Kind   ErrorKind
	Name   string // Options.Name
	Part   string // "" when the file as a whole is meant
	Para   int    // KindEdit: the paragraph that the edit names
	Offset int64  // bytes in the part (as UTF-8), in the file when Part is "", in the paragraph's text for KindEdit; -1 unknown
	Detail string // one English clause
	Err    error  // the cause, may be nil
}

func (e *Error) Error() string {
	var b strings.Builder
	for _, s := range []string{e.Name, e.Part} {
		if s != "" {
			b.WriteString(s + ": ")
		}
	}
	b.WriteString(e.reason())
	return b.String()
}

// reason is the message without the names of file and part.
func (e *Error) reason() string {
	var b strings.Builder
	if e.Kind == KindEdit && e.Offset >= 0 {
		fmt.Fprintf(&b, "paragraph %d: ", e.Para)
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
