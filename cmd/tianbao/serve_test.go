package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"runtime"
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
	host := answer.Request.URL.Host
	var second strings.Builder
	status := run(ctx, []string{"serve", "--lang", "zh", "--addr", host}, strings.NewReader(""), io.Discard, &second)
	if want := "无法监听 " + host + "：端口已被占用。"; runtime.GOOS != "windows" && (status != 2 || !strings.Contains(second.String(), want)) {
		t.Errorf("a second page at the same address: status %d: %s, want %s", status, second.String(), want)
	}

	interrupt()
	if status := <-ended; status != 0 {
		t.Errorf("exit status %d after an interrupt, want 0", status)
	}
	if answer, err := http.Get(strings.TrimSpace(address)); err == nil {
		answer.Body.Close()
		t.Error("the page still answers")
	}
}
