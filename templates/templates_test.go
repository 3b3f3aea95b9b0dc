package templates

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func TestEveryTemplateHasItsFiles(t *testing.T) {
	for _, tmpl := range All() {
		data, err := tmpl.DOCX()
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", tmpl.Name, err)
		}
		if _, err := z.Open("word/document.xml"); err != nil {
			t.Errorf("%s: %v", tmpl.Name, err)
		}
		values, err := tmpl.Values()
		if err != nil || len(values) == 0 {
			t.Errorf("%s: no example values: %v", tmpl.Name, err)
		}
		if got, ok := Lookup(strings.ToUpper(tmpl.Name)); !ok || got != tmpl {
			t.Errorf("Lookup(%q) = %v, %t", tmpl.Name, got, ok)
		}
	}
	if _, ok := Lookup("no-such"); ok {
		t.Error("Lookup finds a template that does not exist")
	}
}
