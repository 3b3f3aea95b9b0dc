package main

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExtensions: whatever writes a Word file makes it what its extension
// promises, as Word opens no other.
func TestExtensions(t *testing.T) {
	t.Chdir(t.TempDir())
	writeTo(t, "draft.docx", body(t, para("走访X次，慰问X人。")))
	writeTo(t, "prior.docx", body(t, para("走访5次。")))
	for _, command := range []string{
		"fill draft.docx --set 走访次数=5 -o draft.dotx",
		"fill draft.dotx --set 慰问人数=5 -o out.docx",
		"tags draft.dotx -o out.docx",
		"audit draft.dotx --fail-on never --annotate out.docx",
		"audit draft.dotx --fail-on never --fix out.docx",
		"diff prior.docx draft.dotx --redline out.docx",
	} {
		args := strings.Fields(command)
		if got := status(run(t.Context(), args, nil, io.Discard, io.Discard)); got > statusFindings {
			t.Errorf("%s: exit status %d", command, got)
			continue
		}
		out := args[len(args)-1]
		want := map[string]string{"out.docx": "document.main+xml", "draft.dotx": "template.main+xml"}[out]
		if types := partOf(t, out, "[Content_Types].xml"); !strings.Contains(types, want) {
			t.Errorf("%s: the content types are %s", command, types)
		}
	}
}

// TestBatchOfRenamed: a template of Word whose name says that it is a document
// makes documents.
func TestBatchOfRenamed(t *testing.T) {
	t.Chdir(t.TempDir())
	writeTo(t, "draft.docx", body(t, para("走访X次，慰问X人。")))
	writeTo(t, "units.csv", []byte("单位,慰问人数\n甲,5\n"))
	for _, command := range []string{
		"fill draft.docx --set 走访次数=5 -o draft.dotx",
		"batch renamed.docx -c units.csv -o out",
	} {
		if got := run(t.Context(), strings.Fields(command), nil, io.Discard, io.Discard); status(got) > statusFindings {
			t.Fatalf("%s: exit status %d", command, got)
		}
		_ = os.Rename("draft.dotx", "renamed.docx") // for the second command
	}
	if types := partOf(t, filepath.Join("out", "甲.docx"), "[Content_Types].xml"); !strings.Contains(types, "document.main+xml") {
		t.Errorf("the content types are %s", types)
	}
}

// partOf is a part of a Word file.
func partOf(t *testing.T, path, name string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	data, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
