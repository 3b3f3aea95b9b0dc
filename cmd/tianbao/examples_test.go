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
	for _, line := range examples {
		words := strings.Fields(strings.ReplaceAll(line, "'", ""))
		if words[1] == "serve" {
			continue // runs until it is ended
		}
		var stderr bytes.Buffer
		status := run(t.Context(), words[1:], strings.NewReader(""), &bytes.Buffer{}, &stderr)
		if status != 0 && status != int(statusFindings) {
			t.Errorf("%s: status %d\n%s", line, status, stderr.String())
		}
	}
}
