package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"testing"
)

// TestServeEnds asks a page that runs to end, as Ctrl+C does.
func TestServeEnds(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process can't interrupt itself there")
	}
	stdout, told := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- run([]string{"serve", "--quiet"}, strings.NewReader(""), told, io.Discard) }()
	address, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()

	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	if err := self.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if status := <-ended; status != 0 {
		t.Errorf("exit status %d after an interrupt, want 0", status)
	}
	if answer, err := http.Get(strings.TrimSpace(address)); err == nil {
		answer.Body.Close()
		t.Error("the page still answers")
	}
}
