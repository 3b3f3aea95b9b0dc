package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEmbeddedFilesAreCurrent fails when a text under source was changed
// without go generate.
func TestEmbeddedFilesAreCurrent(t *testing.T) {
	sources, err := filepath.Glob("../source/*.txt")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no sources found: %v", err)
	}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".txt")
		want, err := build(source)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile("../" + name + ".docx")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s.docx is not what its text makes; run: go generate ./templates", name)
		}
	}
}

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		line string
		want block
	}{
		{"title: 工作总结", block{kind: title, text: "工作总结"}},
		{"一、主要做法", block{kind: heading, text: "一、主要做法"}},
		{"一、主要做法。正文", block{kind: body, text: "一、主要做法。正文"}},
		{"（二）建强组织。正文", block{kind: body, text: "（二）建强组织。正文", lead: "（二）建强组织。"}},
	} {
		got, err := parseLine(tt.line)
		if err != nil || got.kind != tt.want.kind || got.text != tt.want.text || got.lead != tt.want.lead {
			t.Errorf("parseLine(%q) = %+v, %v; want %+v", tt.line, got, err, tt.want)
		}
	}
	if _, err := parse("title: 总结\nfoo: bar"); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("an unknown role gives %v, want an error that names line 2", err)
	}
}
