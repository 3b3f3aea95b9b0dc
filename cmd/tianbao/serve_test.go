package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestServeEnds asks a page that runs to end, as Ctrl+C does.
func TestServeEnds(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	stdout, told := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--quiet"}, strings.NewReader(""), told, io.Discard)
	}()
	address, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()

	interrupt()
	if status := <-ended; status != 0 {
		t.Errorf("exit status %d after an interrupt, want 0", status)
	}
	if answer, err := http.Get(strings.TrimSpace(address)); err == nil {
		answer.Body.Close()
		t.Error("the page still answers")
	}
}
