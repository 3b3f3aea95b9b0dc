package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// newTestApp is an app that writes nowhere.
func newTestApp() *app {
	return &app{stdout: io.Discard, stderr: io.Discard, settings: loadSettings("")}
}

func fails(io.Writer) error { return errors.New("no luck") }

func TestDeliverLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	a := newTestApp()
	a.out = filepath.Join(dir, "out.txt")
	if err := os.WriteFile(a.out, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := a.deliver(t.Context(), fails); err == nil {
		t.Error("no error")
	}
	if got := contents(t, dir); len(got) != 1 || got["out.txt"] != "old" {
		t.Errorf("after a failed write the folder holds %v", got)
	}
	if err := a.deliverBytes(t.Context(), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir); len(got) != 1 || got["out.txt"] != "new" {
		t.Errorf("after a write the folder holds %v", got)
	}
	if info, err := os.Stat(a.out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's permissions are %v (%v), want those it had", info.Mode(), err)
	}
}

func contents(t *testing.T, dir string) map[string]string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

// A pipe or a device is written in place and never removed.
func TestDeliverToPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	makePipe(t, pipe)
	a := newTestApp()
	a.out = pipe
	read := make(chan string)
	drain := func() {
		data, _ := os.ReadFile(pipe)
		read <- string(data)
	}
	go drain()
	if err := a.deliverBytes(t.Context(), []byte("text")); err != nil {
		t.Error(err)
	}
	if got := <-read; got != "text" {
		t.Errorf("the pipe carried %q", got)
	}
	go drain()
	if err := a.deliver(t.Context(), fails); err == nil {
		t.Error("no error")
	}
	<-read
	if info, err := os.Lstat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v", err)
	}
}

// A form is written to a pipe without looking for an older one in it.
func TestFormToPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.yaml")
	makePipe(t, pipe)
	read := make(chan string)
	go func() {
		data, _ := os.ReadFile(pipe)
		read <- string(data)
	}()
	a := newTestApp()
	a.out = pipe
	form, err := a.keepEntered(values.Form{Template: "报告.docx"})
	if err == nil {
		err = a.deliverForm(t.Context(), form, values.WriteYAML)
	}
	if err != nil {
		t.Error(err)
	}
	if got := <-read; !strings.Contains(got, "报告.docx") {
		t.Errorf("the pipe carried %q", got)
	}
}

func TestStatus(t *testing.T) {
	for _, tt := range []struct{ a, b, want status }{
		{statusDone, statusDone, statusDone},
		{statusDone, statusFindings, statusFindings},
		{statusFindings, statusInput, statusInput},
		{statusInput, statusUsage, statusUsage},
		{statusFindings, statusUsage, statusUsage},
	} {
		if got := tt.a.and(tt.b); got != tt.want {
			t.Errorf("%d and %d: %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := tt.b.and(tt.a); got != tt.want {
			t.Errorf("%d and %d: %d, want %d", tt.b, tt.a, got, tt.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"走访X次", "走访X次"},
		{"\x1b[31mred", `\u{1b}[31mred`},
		{"a\u009bb\u202ec", `a\u{9b}b\u{202e}c`},
		{"\u200bzero\u2028\u00ad", "\\u{200b}zero\\u{2028}\u00ad"},
		{"line\nnext\ttab", "line\nnext\ttab"},
	} {
		if got := printable(tt.in); got != tt.want {
			t.Errorf("printable(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
