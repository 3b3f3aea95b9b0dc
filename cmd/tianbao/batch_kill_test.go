package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// batchRows is enough that a run is still going when it is killed.
const batchRows = 3000

// newBatchDir holds a template and a table.
func newBatchDir(t *testing.T) string {
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "report.docx"), docxtest.Lines(t, "工作总结\n局领导带队走访X次，慰问X户。\n"))
	var table bytes.Buffer
	table.WriteString("单位,局领导带队走访次数,慰问户数\n")
	for i := range batchRows {
		fmt.Fprintf(&table, "街道%d,%d,%d\n", i, i+1, i+2)
	}
	writeTo(t, filepath.Join(dir, "units.csv"), table.Bytes())
	return dir
}

func writeTo(t *testing.T, path string, data []byte) {
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// startBatch starts the real program.
func startBatch(t *testing.T, dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("tianbao", append([]string{"batch", "report.docx", "-c", "units.csv", "-o", "out"}, args...)...)
	cmd.Dir = dir
	cmd.Stderr = &bytes.Buffer{}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// waitForReports waits until n reports are there.
func waitForReports(t *testing.T, dir string, n int) {
	for range 5000 {
		if len(reportsIn(t, dir)) >= n {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the batch makes no reports")
}

func reportsIn(t *testing.T, dir string) []string {
	names, err := filepath.Glob(filepath.Join(dir, "out", "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A batch that is killed leaves whole files only, and the next one finishes it.
func TestBatchKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("makes 6,000 reports")
	}
	dir := newBatchDir(t)
	killed := startBatch(t, dir)
	waitForReports(t, dir, 50)
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait()
	half := contents(t, filepath.Join(dir, "out"))
	if len(half) >= batchRows {
		t.Fatalf("the batch was done before it was killed: %d files", len(half))
	}

	if err := startBatch(t, dir, "--resume").Wait(); err != nil {
		t.Fatal(err)
	}
	resumed := contents(t, filepath.Join(dir, "out"))
	fresh := newBatchDir(t)
	if err := startBatch(t, fresh).Wait(); err != nil {
		t.Fatal(err)
	}
	want := contents(t, filepath.Join(fresh, "out"))
	for _, files := range []map[string]string{half, resumed, want} {
		maps.DeleteFunc(files, func(name, _ string) bool { return filepath.Ext(name) == ".jsonl" || filepath.Ext(name) == ".xlsx" })
	}
	for name, data := range half {
		if !strings.HasPrefix(name, ".tianbao-batch") && data != want[name] {
			t.Errorf("%s is not whole after the kill", name)
		}
	}
	if !maps.Equal(resumed, want) {
		t.Errorf("the resumed run has %d files, a fresh one %d, or they differ", len(resumed), len(want))
	}
}

// A batch that is asked to stop finishes the reports it is at, removes its
// temporary files and says how to go on.
func TestBatchInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent to a process here")
	}
	dir := newBatchDir(t)
	cmd := startBatch(t, dir)
	waitForReports(t, dir, 50)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	said := cmd.Stderr.(*bytes.Buffer).String()
	if cmd.ProcessState.ExitCode() != int(statusUsage) || !strings.Contains(said, "--resume") {
		t.Errorf("%v, and it said %q", err, said)
	}
	if n := len(reportsIn(t, dir)); n < 50 || n >= batchRows {
		t.Errorf("%d reports", n)
	}
	for name := range contents(t, filepath.Join(dir, "out")) {
		if strings.HasSuffix(name, ".tmp") {
			t.Errorf("%s is left", name)
		}
	}
}
