package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestKilled kills single commands at any moment: the input stays, and the
// target is the old file or the new one, whole.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("kills some twenty commands")
	}
	dir := t.TempDir()
	in := docxtest.Lines(t, "走访X次。\n"+repeated(3000, "第%d项工作走访困难群众X户，发放慰问金X元。\n"))
	fill := func(out string) *exec.Cmd {
		cmd := exec.Command("tianbao", "fill", "in.docx", "--roll", "2021H1", "--set", "走访次数=5", "-o", out, "--force")
		cmd.Dir = dir
		return cmd
	}
	writeTo(t, filepath.Join(dir, "in.docx"), in)
	since := time.Now()
	if err := fill("new.docx").Run(); err != nil && !strings.Contains(err.Error(), "exit status 1") {
		t.Fatal(err)
	}
	whole := time.Since(since)
	want := contents(t, dir)["new.docx"]
	for i := range 20 {
		writeTo(t, filepath.Join(dir, "out.docx"), []byte("old"))
		cmd := fill("out.docx")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(i) / 16)
		_ = cmd.Process.Kill() // it may be done
		_ = cmd.Wait()
		got := contents(t, dir)
		if got["out.docx"] != "old" && got["out.docx"] != want {
			t.Fatalf("kill %d left %d bytes", i, len(got["out.docx"]))
		}
		if !bytes.Equal([]byte(got["in.docx"]), in) {
			t.Fatal("the input was changed")
		}
	}
}
