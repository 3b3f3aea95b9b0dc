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
	return d.Kind == docx.KindLegacyDoc || d.Kind == docx.KindNotZip && isRTF(name)
}

func isRTF(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(`{\rtf`))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == `{\rtf`
}

// convert opens a legacy file through LibreOffice.
func convert(ctx context.Context, name string, cause error) (*docx.Document, error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return nil, unreadable(convertMissing, name)
	}
	dir, err := os.MkdirTemp("", "tianbao-")
	if err != nil {
		return nil, cause
	}
	defer os.RemoveAll(dir)
	data, err := runSoffice(ctx, soffice, name, dir)
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
