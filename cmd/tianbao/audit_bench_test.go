package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/tianbao-dev/tianbao/templates"
)

// BenchmarkAuditFolder audits a folder of a thousand reports, one of each
// template in turn.
func BenchmarkAuditFolder(b *testing.B) {
	const reports = 1000
	dir := b.TempDir()
	all := templates.All()
	for i := range reports {
		data, err := all[i%len(all)].DOCX()
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.docx", i)), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	out := filepath.Join(b.TempDir(), "findings.json")
	for b.Loop() {
		args := []string{"audit", dir, "--format", "json", "-o", out, "--quiet"}
		var complaints bytes.Buffer
		if got := run(b.Context(), args, bytes.NewReader(nil), io.Discard, &complaints); got != int(statusFindings) {
			b.Fatalf("exit status %d: %s", got, complaints.String())
		}
	}
	b.ReportMetric(float64(reports*b.N)/b.Elapsed().Seconds(), "reports/s")
}
