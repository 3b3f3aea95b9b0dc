package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
)

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// pageSet are the pages in one language, by the name of their file.
type pageSet map[string]*template.Template

// parsePages reads the pages once for each language: what a page says stands in
// it in both, as {{say "中文" "English"}}.
func parsePages() (map[audit.Lang]pageSet, error) {
	names, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil {
		return nil, err
	}
	sets := map[audit.Lang]pageSet{}
	for _, lang := range []audit.Lang{audit.Chinese, audit.English} {
		frame, err := template.New("frame.html").Funcs(pageFuncs(lang)).ParseFS(pageFiles, "pages/frame.html", "pages/parts.html")
		if err != nil {
			return nil, err
		}
		sets[lang] = pageSet{}
		for _, name := range names {
			whole, err := frame.Clone()
			if err == nil {
				whole, err = whole.ParseFS(pageFiles, name)
			}
			if err != nil {
				return nil, err
			}
			sets[lang][strings.TrimSuffix(path.Base(name), ".html")] = whole
		}
	}
	return sets, nil
}

func pageFuncs(lang audit.Lang) template.FuncMap {
	return template.FuncMap{
		"say": func(zh, en string) string { return audit.Text{ZH: zh, EN: en}.In(lang) },
		"sayf": func(zh, en string, args ...any) string {
			return fmt.Sprintf(audit.Text{ZH: zh, EN: en}.In(lang), args...)
		},
		"join": func(list []string) string { return strings.Join(list, " › ") },
		"inc":  func(n int) int { return n + 1 },
	}
}

// page is what every page needs.
type page struct {
	Title audit.Text
	Task  string // fill, audit or compare; "" for the others
	Body  any

	// The rest is filled in by show.
	Lang     audit.Lang
	Tag      string // of the language, for the lang attribute
	Heading  string
	Back     string // where to go after changing the language
	Known    bool   // the person was let in
	Password bool   // others can reach the server
	Version  string
}

// show writes a page. A template that fails, which tests rule out, leaves an
// error in the answer.
func (s *Server) show(w http.ResponseWriter, r *http.Request, name string, p page) {
	p.Lang = s.langOf(r)
	p.Tag = map[audit.Lang]string{audit.Chinese: "zh-CN", audit.English: "en"}[p.Lang]
	p.Heading = p.Title.In(p.Lang)
	p.Back = "/"
	if r.Method == http.MethodGet {
		p.Back = r.URL.RequestURI()
	}
	p.Known = s.sessionOf(r) != nil
	p.Password = s.options.Password != ""
	p.Version = s.options.Version
	var b bytes.Buffer
	if err := s.pages[p.Lang][name].ExecuteTemplate(&b, "frame.html", p); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = b.WriteTo(w) // a reader that is gone needs no page
}

// render answers a visit with a page.
func (s *Server) render(v *visit, name string, p page) error {
	s.show(v.w, v.r, name, p)
	return nil
}
