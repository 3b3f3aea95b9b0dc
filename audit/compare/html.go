package compare

import (
	_ "embed"
	"html/template"
	"io"
	"sync"
)

var (
	//go:embed html/compare.tmpl
	htmlPage string
	//go:embed html/compare.css
	htmlStyle string
	//go:embed html/compare.js
	htmlScript string
)

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("compare").Parse(htmlPage)
})

// HTMLOptions of WriteHTML. The zero value writes Chinese.
type HTMLOptions struct{ English bool }

// WriteHTML writes one self-contained page: what to look at, both reports side
// by side with links between the places of what was moved, and a table of all
// figures over the reports with a line for each.
func WriteHTML(w io.Writer, c Comparison, opts HTMLOptions) error {
	page, err := pageTemplate()
	if err != nil {
		return err
	}
	return page.Execute(w, styledPage{NewPage(c, opts), template.CSS(htmlStyle), template.JS(htmlScript)})
}

// styledPage is a page that brings its own style and script.
type styledPage struct {
	Page
	Style  template.CSS
	Script template.JS
}
