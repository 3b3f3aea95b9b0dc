package web_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// site is a running server.
type site struct {
	base  string // http://127.0.0.1:port
	enter string // with the token
}

// serve runs a server until the test ends.
func serve(tb testing.TB, opts web.Options) site {
	tb.Helper()
	server, err := web.New(opts)
	if err != nil {
		tb.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(ctx, listener) }()
	tb.Cleanup(func() {
		stop()
		if err := <-stopped; err != nil {
			tb.Errorf("Serve: %v", err)
		}
	})
	return site{"http://" + listener.Addr().String(), server.URL(listener.Addr())}
}

// browserTemplates are the templates that the tests offer.
func browserTemplates(tb testing.TB) []web.Template {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "templates", "half-year.docx"))
	if err != nil {
		tb.Fatal(err)
	}
	return []web.Template{{
		Name: "half-year", Title: audit.Text{ZH: "半年工作总结", EN: "half-year report"},
		DOCX: func() ([]byte, error) { return data, nil },
	}}
}

// visitor is a person without a browser, who keeps cookies.
type visitor struct {
	tb     testing.TB
	site   site
	client *http.Client
}

// visitor is one that was let in.
func (s site) visitor(tb testing.TB) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	v := &visitor{tb, s, &http.Client{Jar: jar}}
	if status, _ := v.get(strings.TrimPrefix(s.enter, s.base)); status != http.StatusOK {
		tb.Fatalf("the token was refused: %d", status)
	}
	return v
}

func (v *visitor) get(path string) (status int, body string) {
	v.tb.Helper()
	answer, err := v.client.Get(v.site.base + path)
	return v.read(answer, err)
}

func (v *visitor) read(answer *http.Response, err error) (status int, body string) {
	v.tb.Helper()
	if err != nil {
		v.tb.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		v.tb.Fatal(err)
	}
	return answer.StatusCode, string(data)
}

func (v *visitor) post(path string, form url.Values) (status int, body string) {
	v.tb.Helper()
	answer, err := v.client.PostForm(v.site.base+path, form)
	return v.read(answer, err)
}

// ask posts bytes as a script of a page does, which wants JSON.
func (v *visitor) ask(path string, data []byte) (status int, body string) {
	v.tb.Helper()
	request, err := http.NewRequest(http.MethodPost, v.site.base+path, bytes.NewReader(data))
	if err != nil {
		v.tb.Fatal(err)
	}
	request.Header.Set("Accept", "application/json")
	answer, err := v.client.Do(request)
	if err == nil && !strings.HasPrefix(answer.Header.Get("Content-Type"), "application/json") {
		v.tb.Errorf("%s answers a script with %s", path, answer.Header.Get("Content-Type"))
	}
	return v.read(answer, err)
}

// writeDocx makes a Word file whose paragraphs are lines.
func writeDocx(tb testing.TB, name, lines string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, docxtest.Lines(tb, lines), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// What is wrong with a value stands beside its field, which has the key already;
// a page that has no such field names it.
func TestComplaints(t *testing.T) {
	v := serve(t, web.Options{}).visitor(t)
	_, path, _ := v.send("fill", "report", "a.docx", docxtest.Lines(t, "走访群众X户。"))
	for lang, want := range map[string][2]string{
		"zh": {`{"errors":[{"key":"走访群众户数","text":"“许多”不是数字`, "走访群众户数：“许多”不是数字"},
		"en": {`{"errors":[{"key":"走访群众户数","text":"\"许多\" is no number`, "走访群众户数: &#34;许多&#34; is no number"},
	} {
		v.post("/language", url.Values{"lang": {lang}, "back": {"/"}})
		form := url.Values{"v:走访群众户数": {"许多"}, "as": {"docx"}}
		if _, body := v.post(path+"/check", form); !strings.HasPrefix(body, want[0]) {
			t.Errorf("%s: %s", lang, body)
		}
		if status, body := v.post(path+"/download", form); status != http.StatusUnprocessableEntity || !strings.Contains(body, want[1]) {
			t.Errorf("%s: %d, a page that does not say %s:\n%s", lang, status, want[1], body)
		}
	}
}

// TestTwentyAtOnce sends more drafts at once than the machine works on.
func TestTwentyAtOnce(t *testing.T) {
	s := serve(t, web.Options{Limits: web.Limits{Jobs: 2, Uploads: 2}})
	draft := docxtest.Lines(t, strings.Repeat("上半年走访X次，慰问X人。\n", 200))
	var all sync.WaitGroup
	for range 20 {
		v := s.visitor(t)
		all.Go(func() {
			status, path, body := v.send("audit", "drafts", "总结.docx", draft)
			if status != http.StatusOK || !strings.Contains(body, "总结.docx") {
				t.Errorf("%s: status %d", path, status)
			}
		})
	}
	all.Wait()
}
