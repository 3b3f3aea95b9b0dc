package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// What can be wrong with the conversion of a legacy file.
var (
	convertMissing = text{"%s 是旧格式文件（.doc .wps .rtf），本机没有 LibreOffice（soffice），无法转换。请用 Word 或 WPS 另存为 .docx", "%s is in a legacy format (.doc .wps .rtf), and LibreOffice (soffice) is not there to convert it; save it as .docx in Word or WPS"}
	convertFailed  = text{"LibreOffice 无法转换 %s。请用 Word 或 WPS 另存为 .docx", "LibreOffice can't convert %s; save it as .docx in Word or WPS"}
)

// convertWithin is how long LibreOffice may take before it counts as stuck.
const convertWithin = 3 * time.Minute

// needsConversion reports whether a file that docx could not open, or took
// for text, is one that LibreOffice can make a Word file of.
func needsConversion(name string, err error) bool {
	var d *docx.Error
	if !errors.As(err, &d) {
		return false
	}
	return d.Kind == docx.KindLegacyDoc || d.Kind == docx.KindNotZip && isRTF(head(name))
}

// rtfMark begins every RTF.
const rtfMark = `{\rtf`

func isRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(rtfMark)) }

// head is the beginning of a file, nil where it can't be read.
func head(name string) []byte {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	data := make([]byte, len(rtfMark))
	n, _ := io.ReadFull(f, data)
	return data[:n]
}

// convertBytes is convert for what has no file, which LibreOffice needs.
func convertBytes(ctx context.Context, name string, data []byte, cause error) (*docx.Document, error) {
	dir, err := os.MkdirTemp("", "tianbao-")
	if err != nil {
		return nil, cause
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "input.doc") // LibreOffice looks into it
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, cause
	}
	return convert(ctx, name, path, cause)
}

// convert opens the legacy file at path, called name, through LibreOffice.
func convert(ctx context.Context, name, path string, cause error) (*docx.Document, error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return nil, unreadable(convertMissing, name)
	}
	dir, err := os.MkdirTemp("", "tianbao-")
	if err != nil {
		return nil, cause
	}
	defer os.RemoveAll(dir)
	data, err := runSoffice(ctx, soffice, path, dir)
	if err != nil {
		return nil, unreadable(convertFailed, name)
	}
	return docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{Name: name})
}

// runSoffice converts in a profile of its own, so that a LibreOffice which the
// person has open is left alone.
func runSoffice(ctx context.Context, soffice, name, dir string) ([]byte, error) {
	source, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	path := filepath.ToSlash(filepath.Join(dir, "profile"))
	profile := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}
	ctx, cancel := context.WithTimeout(ctx, convertWithin)
	defer cancel()
	cmd := exec.CommandContext(ctx, soffice, "-env:UserInstallation="+profile.String(),
		"--headless", "--norestore", "--convert-to", "docx", "--outdir", dir, source)
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	base := filepath.Base(source)
	return os.ReadFile(filepath.Join(dir, strings.TrimSuffix(base, filepath.Ext(base))+".docx"))
}
