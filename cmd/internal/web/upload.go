package web

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// limitBody bounds what a request may send.
func (s *Server) limitBody(most int64, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > most {
			s.refuse(w, r, tooLarge(most))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

// upload is what a form sent: files in memory, and texts.
type upload struct {
	files map[string][]sentFile // by the name of the input
	texts map[string]string
}

type sentFile struct {
	name string
	data []byte
}

// size is how many bytes the files have.
func (u *upload) size() int64 {
	total := int64(0)
	for _, list := range u.files {
		for _, f := range list {
			total += int64(len(f.data))
		}
	}
	return total
}

// receive reads the form that a visit sends, when it is its turn. Unlike
// ParseMultipartForm it never writes to disk.
func (s *Server) receive(v *visit) (*upload, error) {
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	case <-v.r.Context().Done():
		return nil, badUpload
	}
	reader, err := v.r.MultipartReader()
	if err != nil {
		return nil, badUpload
	}
	u := &upload{files: map[string][]sentFile{}, texts: map[string]string{}}
	for count := 0; ; count++ {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return u, nil
		}
		if err != nil {
			return nil, receiveProblem(err)
		}
		if count == s.options.Limits.Files {
			return nil, tooMany
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, receiveProblem(err)
		}
		u.add(part, data)
	}
}

func (u *upload) add(part *multipart.Part, data []byte) {
	name := fileName(part)
	switch {
	case name != "":
		u.files[part.FormName()] = append(u.files[part.FormName()], sentFile{name, data})
	case part.FormName() != "":
		u.texts[part.FormName()] = string(data)
	}
}

// fileName is the name of a file without its folder, "" for other inputs and
// for inputs where no file was chosen. A browser may send the path.
func fileName(part *multipart.Part) string {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := params["filename"]
	return strings.TrimSpace(name[strings.LastIndexAny(name, `/\`)+1:])
}

func receiveProblem(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return tooLarge(large.Limit)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return tooSlow
	}
	return badUpload
}

// isText reports whether a file is plain text, which is only read.
func (f sentFile) isText() bool { return isText(f.name) }

func isText(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".txt" || ext == ".md"
}

// open reads an uploaded document.
func (f sentFile) open() (*docx.Document, error) {
	if f.isText() {
		return docx.Text(f.name, f.data, docx.Options{Name: f.name})
	}
	return docx.Open(bytes.NewReader(f.data), int64(len(f.data)), docx.Options{Name: f.name})
}

// openAll opens the files of an input. The first that can't be read is an error.
func openAll(files []sentFile) ([]*docx.Document, error) {
	docs := make([]*docx.Document, len(files))
	for i, f := range files {
		doc, err := f.open()
		if err != nil {
			return nil, err
		}
		docs[i] = doc
	}
	return docs, nil
}
