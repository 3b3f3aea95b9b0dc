package web_test

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// send sends a file to a task and returns where the answer leads.
func (v *visitor) send(task, input, name string, data []byte) (status int, path, body string) {
	v.tb.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(input, name)
	if err == nil {
		_, err = part.Write(data)
	}
	if err != nil {
		v.tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		v.tb.Fatal(err)
	}
	answer, err := v.client.Post(v.site.base+"/"+task, w.FormDataContentType(), &b)
	status, body = v.read(answer, err)
	return status, answer.Request.URL.Path, body
}

// request asks for a page with headers of its own.
func (v *visitor) request(method, path string, change func(*http.Request)) (status int, body string) {
	v.tb.Helper()
	r, err := http.NewRequest(method, v.site.base+path, nil)
	if err != nil {
		v.tb.Fatal(err)
	}
	change(r)
	answer, err := v.client.Do(r)
	return v.read(answer, err)
}

func TestTokenNeeded(t *testing.T) {
	s := serve(t, web.Options{})
	stranger := &visitor{t, s, &http.Client{}}
	for _, path := range []string{"/", "/fill/x", "/audit/x/0", "/compare/x", "/enter", "/enter?token=wrong"} {
		if status, _ := stranger.get(path); status != http.StatusForbidden {
			t.Errorf("%s without token: %d, want 403", path, status)
		}
	}
	if status, _, _ := stranger.send("fill", "report", "a.docx", docxtest.Lines(t, "走访X次。")); status != http.StatusForbidden {
		t.Errorf("upload without token: %d, want 403", status)
	}
	if status, body := s.visitor(t).get("/"); status != http.StatusOK || !strings.Contains(body, "开始填报") {
		t.Errorf("with token: %d", status)
	}
}

func TestCookieIsForThisSiteOnly(t *testing.T) {
	s := serve(t, web.Options{})
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(s.enter)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	cookies := answer.Cookies()
	if len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode {
		t.Errorf("cookies %v: want one, HttpOnly and SameSite=Strict", cookies)
	}
	if to := answer.Header.Get("Location"); to != "/" {
		t.Errorf("leads to %q: the token must leave the address", to)
	}
}

func TestHostChecked(t *testing.T) {
	s := serve(t, web.Options{})
	stranger := &visitor{t, s, &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	port := s.base[strings.LastIndex(s.base, ":"):]
	for host, want := range map[string]int{
		"127.0.0.1" + port:    http.StatusSeeOther,
		"localhost" + port:    http.StatusSeeOther,
		"[::1]" + port:        http.StatusSeeOther,
		"evil.example" + port: http.StatusForbidden,
		"192.168.1.5" + port:  http.StatusForbidden,
		"127.0.0.1:1":         http.StatusForbidden,
		"127.0.0.1":           http.StatusForbidden,
	} {
		status, _ := stranger.request(http.MethodGet, strings.TrimPrefix(s.enter, s.base), func(r *http.Request) { r.Host = host })
		if status != want {
			t.Errorf("the token for Host %s: %d, want %d", host, status, want)
		}
	}
}

func TestForeignOriginRefused(t *testing.T) {
	v := serve(t, web.Options{}).visitor(t)
	for _, tt := range []struct {
		header, value string
		want          bool // refused
	}{
		{"Origin", "https://evil.example", true},
		{"Origin", "null", true},
		{"Sec-Fetch-Site", "cross-site", true},
		{"Sec-Fetch-Site", "same-site", true},
		{"Sec-Fetch-Site", "same-origin", false},
		{"Origin", v.site.base, false},
	} {
		status, _ := v.request(http.MethodPost, "/close/x", func(r *http.Request) { r.Header.Set(tt.header, tt.value) })
		if refused := status == http.StatusForbidden; refused != tt.want {
			t.Errorf("%s: %s: %d, want refused %v", tt.header, tt.value, status, tt.want)
		}
	}
}

func TestHeaders(t *testing.T) {
	v := serve(t, web.Options{}).visitor(t)
	for _, path := range []string{"/", "/nothing", "/assets/fill.js", "/enter"} {
		answer, err := v.client.Get(v.site.base + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		for header, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self';",
			"X-Content-Type-Options":  "nosniff",
			"X-Frame-Options":         "DENY",
			"Referrer-Policy":         "same-origin",
			"Cache-Control":           "no-store",
		} {
			if got := answer.Header.Get(header); !strings.HasPrefix(got, want) {
				t.Errorf("%s: %s is %q, want %q", path, header, got, want)
			}
		}
	}
}

func TestOversizedUploadRefused(t *testing.T) {
	v := serve(t, web.Options{Limits: web.Limits{Upload: 10_000}}).visitor(t)
	status, _, body := v.send("fill", "report", "大.docx", make([]byte, 20_000))
	if status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "文件太大") {
		t.Errorf("20,000 bytes where 10,000 are allowed: %d", status)
	}
	if status, body = v.ask("/fill", make([]byte, 20_000)); status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "最多 9 KB") {
		t.Errorf("the script is not told what is too large: %d %s", status, body)
	}
	status, body = v.post("/language", url.Values{"lang": {strings.Repeat("x", 20_000)}})
	if status != http.StatusRequestEntityTooLarge {
		t.Errorf("a long form: %d %s", status, body)
	}
}

func TestTooManyFilesRefused(t *testing.T) {
	v := serve(t, web.Options{Limits: web.Limits{Files: 2}}).visitor(t)
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := range 3 {
		part, err := w.CreateFormFile("drafts", fmt.Sprint(i, ".docx"))
		if err == nil {
			_, err = part.Write([]byte("x"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	answer, err := v.client.Post(v.site.base+"/audit", w.FormDataContentType(), &b)
	if status, _ := v.read(answer, err); status != http.StatusRequestEntityTooLarge {
		t.Errorf("three files where two are allowed: %d", status)
	}
}

// TestSlowClient holds a connection open without sending what it announced.
func TestSlowClient(t *testing.T) {
	v := serve(t, web.Options{Limits: web.Limits{Reading: 200 * time.Millisecond}}).visitor(t)
	conn, err := net.Dial("tcp", strings.TrimPrefix(v.site.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	site, err := url.Parse(v.site.base)
	if err != nil {
		t.Fatal(err)
	}
	cookie := v.client.Jar.Cookies(site)[0]
	fmt.Fprintf(conn, "POST /fill HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n", site.Host, cookie)
	if err := conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(conn)
	if err != nil {
		t.Fatalf("the server keeps waiting: %v", err)
	}
	if !strings.HasPrefix(string(answer), "HTTP/1.1 408") {
		t.Errorf("answered %.80q, want 408", answer)
	}
	if status, _ := v.get("/"); status != http.StatusOK {
		t.Errorf("others are kept waiting: %d", status)
	}
}

func TestDocumentTextEscaped(t *testing.T) {
	v := serve(t, web.Options{}).visitor(t)
	evil := `<script>alert(1)</script><img src=x onerror=alert(2)>走访X次"'>。`
	for task, input := range map[string]string{"fill": "report", "audit": "drafts"} {
		status, _, body := v.send(task, input, `<i>"x".docx`, docxtest.Lines(t, evil))
		if status != http.StatusOK {
			t.Fatalf("%s: %d", task, status)
		}
		for _, raw := range []string{"<script>alert", "<img src=x", "<i>"} {
			if strings.Contains(body, raw) {
				t.Errorf("%s: the page holds %s as it stands in the document", task, raw)
			}
		}
		if !strings.Contains(body, "&lt;script&gt;alert(1)") {
			t.Errorf("%s: the text is missing", task)
		}
	}
}

func TestSessionsAreApart(t *testing.T) {
	s := serve(t, web.Options{})
	one, other := s.visitor(t), s.visitor(t)
	_, path, _ := one.send("fill", "report", "a.docx", docxtest.Lines(t, "走访X次。"))
	if status, _ := one.get(path); status != http.StatusOK {
		t.Errorf("own document: %d", status)
	}
	if status, _ := other.get(path); status != http.StatusNotFound {
		t.Errorf("another person's document: %d, want 404", status)
	}
}

func TestOldestDocumentsMakeRoom(t *testing.T) {
	v := serve(t, web.Options{Limits: web.Limits{Desks: 2}}).visitor(t)
	var paths []string
	for i := range 3 {
		_, path, _ := v.send("fill", "report", fmt.Sprint(i, ".docx"), docxtest.Lines(t, "走访X次。"))
		paths = append(paths, path)
	}
	for i, want := range []int{http.StatusNotFound, http.StatusOK, http.StatusOK} {
		if status, _ := v.get(paths[i]); status != want {
			t.Errorf("document %d of 3 where 2 are held: %d, want %d", i+1, status, want)
		}
	}
}

func TestPassword(t *testing.T) {
	s := serve(t, web.Options{Password: "长城长城长城"})
	stranger := &visitor{t, s, s.visitor(t).client}
	stranger.client.Jar = nil
	if status, body := stranger.get("/"); status != http.StatusOK || !strings.Contains(body, `type="password"`) {
		t.Errorf("without password: %d, want the page that asks for it", status)
	}
	if status, _ := stranger.post("/enter", url.Values{"password": {"wrong"}}); status != http.StatusForbidden {
		t.Errorf("wrong password: %d", status)
	}
	v := s.visitor(t)
	if status, body := v.post("/enter", url.Values{"password": {"长城长城长城"}}); status != http.StatusOK || !strings.Contains(body, "开始填报") {
		t.Errorf("right password: %d", status)
	}
}

func TestBadFilesAreExplained(t *testing.T) {
	v := serve(t, web.Options{}).visitor(t)
	for name, data := range map[string][]byte{
		"空.docx":  {},
		"不是.docx": []byte("not a zip"),
		"旧版.doc":  docxtest.OLE2("WordDocument"),
		"加密.docx": docxtest.OLE2("EncryptedPackage", "EncryptionInfo"),
		"截断.docx": docxtest.Lines(t, "走访X次。")[:100],
		"文本.txt":  []byte("走访X次。"),
	} {
		status, _, body := v.send("fill", "report", name, data)
		if status != http.StatusUnprocessableEntity || !strings.Contains(body, "<h1>有问题需要处理</h1>") {
			t.Errorf("%s: %d, want a page that says what is wrong", name, status)
		}
	}
}
