package web

import (
	"bytes"
	"io"
	"mime"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// mediaTypes of what can be downloaded, by extension.
var mediaTypes = map[string]string{
	".docx":  wordType,
	".xlsx":  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".yaml":  "application/yaml; charset=utf-8",
	".yml":   "application/yaml; charset=utf-8",
	".json":  "application/json; charset=utf-8",
	".sarif": "application/sarif+json; charset=utf-8",
	".html":  "text/html; charset=utf-8",
}

// attachment is the header that makes a browser save an answer under a name,
// in any script (RFC 6266).
func attachment(name string) string {
	if header := mime.FormatMediaType("attachment", map[string]string{"filename": name}); header != "" {
		return header
	}
	return "attachment"
}

// named is a file name with a mark before its extension.
func named(name, mark, ext string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + mark + ext
}

// wordExtension keeps what kind of Word file it is.
func wordExtension(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".docm", ".dotx", ".dotm":
		return ext
	}
	return ".docx"
}

// send sends a file to be saved. It is written whole first: half a file would
// look like one.
func (v *visit) send(name, mediaType string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", attachment(name))
	_, _ = b.WriteTo(v.w) // a reader that is gone needs no file
	return nil
}

// sendWord sends a document to be saved.
func (v *visit) sendWord(name string, doc *docx.Document) error {
	return v.send(name, wordType, func(w io.Writer) error {
		_, err := doc.WriteTo(w)
		return err
	})
}

// note tells something about the file that is sent. A script shows it.
func (v *visit) note(text string) {
	if text != "" {
		v.w.Header().Set("Tianbao-Note", url.PathEscape(text))
	}
}
