// Package templates holds the official templates that come with Tianbao.
//
// Each is a Word file laid out to GB/T 9704 (A4, 22 lines of 28 characters)
// whose blanks are the plain X that offices use, together with example values
// that fill it. The Word files are made from the texts under source by
//
//	go generate ./templates
//
// and a test fails when they differ from what that command would write.
package templates

import (
	"embed"
	"fmt"
	"strings"
)

//go:generate go run ./gen

//go:embed *.docx *.values.yaml
var files embed.FS

// Template is one official template.
type Template struct {
	Name             string // what a command calls it: half-year
	TitleZH, TitleEN string
	Period           string // the period it is written for: 2026-H1
}

// All lists the templates by name.
func All() []Template {
	return []Template{
		{Name: "half-year", TitleZH: "机关党建工作半年总结", TitleEN: "half-year party-building summary of an office", Period: "2026-H1"},
		{Name: "notice", TitleZH: "报送情况的通知（附统计表）", TitleEN: "notice asking for figures, with a table", Period: "2026-H1"},
	}
}

// Lookup finds a template by its name, in any case.
func Lookup(name string) (Template, bool) {
	for _, t := range All() {
		if strings.EqualFold(t.Name, name) {
			return t, true
		}
	}
	return Template{}, false
}

// DOCX is the Word file, with its blanks.
func (t Template) DOCX() ([]byte, error) { return t.read(".docx") }

// Values is a values file (YAML) that fills every blank.
func (t Template) Values() ([]byte, error) { return t.read(".values.yaml") }

func (t Template) read(ext string) ([]byte, error) {
	data, err := files.ReadFile(t.Name + ext)
	if err != nil {
		return nil, fmt.Errorf("templates: no embedded template %q", t.Name)
	}
	return data, nil
}
