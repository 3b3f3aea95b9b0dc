package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// interruptedCommands work on in.docx and prior.docx and write out.
var interruptedCommands = []string{
	"scan in.docx -o out",
	"init in.docx -o out.xlsx",
	"init in.docx --prior prior.docx -o out.yaml",
	"fill in.docx --set 走访次数=5 -o out.docx",
	"fill in.docx --roll 2021H1 --audit -o out.docx",
	"extract in.docx prior.docx -o out.json",
	"tags in.docx -o out.docx",
	"audit in.docx prior.docx --format html -o out.html",
	"audit in.docx --prior prior.docx --annotate out.docx",
	"diff prior.docx in.docx --format xlsx -o out.xlsx",
	"diff prior.docx in.docx --redline out.docx",
}

// TestInterruptedBefore: a command that is interrupted at once writes nothing.
func TestInterruptedBefore(t *testing.T) {
	for _, command := range append(interruptedCommands, "scan -", "similar in.docx prior.docx -o out", "batch in.docx -c units.csv -o out") {
		t.Run(command, func(t *testing.T) {
			t.Chdir(t.TempDir())
			given := map[string]string{"in.docx": string(body(t, blank)), "prior.docx": string(body(t, blank)), "units.csv": "单位,走访次数\n甲,5\n"}
			for name, data := range given {
				writeTo(t, name, []byte(data))
			}
			ctx, interrupt := context.WithCancel(t.Context())
			interrupt()
			never, _ := io.Pipe()
			var out, said bytes.Buffer
			got := run(ctx, append(strings.Fields(command), "--lang", "en"), never, &out, &said)
			if status(got) != statusUsage || said.String() != "tianbao: interrupted\n" || out.Len() > 0 {
				t.Errorf("exit status %d, it says %q and prints %q", got, said.String(), out.String())
			}
			if left := contents(t, "."); len(left) != len(given) {
				t.Errorf("it left %d files", len(left))
			}
		})
	}
}

// TestInterruptedWalk: folders are not looked through to their end.
func TestInterruptedWalk(t *testing.T) {
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "in.docx"), body(t, blank))
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	if files, err := expand(ctx, []string{dir}); files != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("files %q, error %v", files, err)
	}
}

// TestInterrupted interrupts the real program in the middle of long work: it
// ends soon, leaves nothing behind and says so in one line.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent to a process here")
	}
	if testing.Short() {
		t.Skip("works on long reports")
	}
	dir := t.TempDir()
	long := docxtest.Lines(t, repeated(60_000, "第%d项工作走访困难群众X户，发放慰问金X元。\n"))
	writeTo(t, filepath.Join(dir, "in.docx"), long)
	writeTo(t, filepath.Join(dir, "prior.docx"), long)
	for i, command := range interruptedCommands {
		t.Run(command, func(t *testing.T) {
			cmd := exec.Command("tianbao", strings.Fields(command)...)
			var said bytes.Buffer
			cmd.Dir, cmd.Stderr = dir, &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(300+100*(i%4)) * time.Millisecond)
			since := time.Now()
			if err := cmd.Process.Signal([]syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[i%2]); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			if took := time.Since(since); took > 3*time.Second {
				t.Errorf("it ends %v after the signal", took)
			}
			if got := cmd.ProcessState.ExitCode(); status(got) != statusUsage || !strings.Contains("tianbao: 已中断\ntianbao: interrupted\n", said.String()) {
				t.Errorf("exit status %d, it says %q", got, said.String())
			}
			if left := contents(t, dir); len(left) != 2 || left["in.docx"] != string(long) {
				t.Errorf("it left %d files", len(left))
			}
		})
	}
}

// TestInterruptedPipe: a command whose reader does not read ends, too; what is
// at work whatever happens is ended by the second signal.
func TestInterruptedPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no signal can be sent to a process here")
	}
	dir := t.TempDir()
	makePipe(t, filepath.Join(dir, "pipe"))
	writeTo(t, filepath.Join(dir, "in.docx"), body(t, blank))
	for _, tt := range []struct {
		command string
		signals int
		want    int
	}{
		{"scan in.docx -o pipe", 1, int(statusUsage)},
		{"scan -", 1, int(statusUsage)},
		{"scan pipe", 1, int(statusUsage)},
		{"audit in.docx --config pipe", 2, -1}, // settings are read before anything else
	} {
		t.Run(tt.command, func(t *testing.T) {
			cmd := exec.Command("tianbao", strings.Fields(tt.command)...)
			cmd.Dir = dir
			if _, err := cmd.StdinPipe(); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for range tt.signals {
				time.Sleep(300 * time.Millisecond)
				if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
					t.Fatal(err)
				}
			}
			_ = cmd.Wait()
			if got := cmd.ProcessState.ExitCode(); got != tt.want {
				t.Errorf("exit status %d, want %d", got, tt.want)
			}
		})
	}
}

// TestAwait: work that knows no context is left when it ends.
func TestAwait(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	release := make(chan struct{})
	defer close(release)
	got, err := await(ctx, func() (int, error) {
		end()
		<-release
		return 1, nil
	})
	if got != 0 || err != context.Canceled {
		t.Errorf("%d, %v", got, err)
	}
	if got, err := await(t.Context(), func() (int, error) { return 1, io.EOF }); got != 1 || err != io.EOF {
		t.Errorf("%d, %v", got, err)
	}
}
