package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestExamples runs the examples of the help texts as they stand.
func TestExamples(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("offices.csv", []byte("单位,期间\n城东街道,2026-H1\n城西街道,2026-H1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if e.command == "serve" {
			continue // runs until it is ended
		}
		words := strings.Fields(strings.ReplaceAll(e.line, "'", ""))
		var stderr bytes.Buffer
		status := run(t.Context(), words[1:], strings.NewReader(""), &bytes.Buffer{}, &stderr)
		if status != 0 && status != int(statusFindings) {
			t.Errorf("%s: status %d\n%s", e.line, status, stderr.String())
		}
		if words[1] != e.command {
			t.Errorf("%s stands at %s", e.line, e.command)
		}
	}
}
