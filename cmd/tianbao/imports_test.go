package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/tianbao-dev/tianbao/"

// layers is the order in which packages may import one another: each may import
// those of the lines above its own. It is a statement of policy; don't change it
// to make a build pass.
var layers = [][]string{
	{"engine/docx/internal/splice", "engine/docx/internal/xmlscan", "engine/docx/internal/opc"},
	{"engine/docx/internal/workbook"},
	{"engine/docx"},
	{"engine/internal/runes"},
	{"engine/period"},
	{"engine/slot"},
	{"engine/figure"},
	{"engine/align"},
	{"engine/values"},
	{"engine"},
	{"engine/batch"},
	{"audit/internal/display", "audit/internal/parallel"},
	{"audit/similar"},
	{"audit/compare"},
	{"audit"},
	{"audit/report"},
	{"cmd/internal/web"},
	{"cmd/tianbao"},
}

// Outside the layers: templates import nothing of ours and serve the commands
// only; the test kits serve tests only.
var (
	commandsOnly = "templates"
	testsOnly    = []string{"engine/docx/docxtest", "audit/audittest", "audit/internal/ending"}
)

// thirdParty says which packages alone may import a library; what is not listed
// is free to all but engine/docx.
var thirdParty = map[string][]string{
	"github.com/spf13/viper":          {"cmd/tianbao"},
	"github.com/spf13/cobra":          {"cmd/tianbao"},
	"github.com/spf13/pflag":          {"cmd/tianbao"},
	"github.com/sergi/go-diff":        {"engine/align"},
	"github.com/lukasjarosch/go-docx": {"engine"},
	"github.com/schollz/progressbar":  {"cmd/tianbao"},
}

// docxMay are the libraries that the document layer may use.
var docxMay = []string{"github.com/klauspost/compress", "golang.org/x/text/encoding"}

type listed struct {
	ImportPath, Dir string
	Imports         []string
}

func TestImports(t *testing.T) {
	packages := goList(t)
	if len(packages) < 10 {
		t.Fatalf("go list names only %d packages", len(packages))
	}
	for _, p := range packages {
		name := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasPrefix(name, commandsOnly+"/") {
			continue // the generator of the templates
		}
		for _, imported := range p.Imports {
			if why := forbidden(name, imported); why != "" {
				t.Errorf("%s imports %s: %s", name, imported, why)
			}
		}
	}
}

func goList(t *testing.T) []listed {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Dir", "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var packages []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// forbidden says why a package may not import another, "" where it may.
func forbidden(name, imported string) string {
	own, ours := strings.CutPrefix(imported, module)
	if ours {
		return forbiddenOwn(name, own)
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") {
		return "" // the standard library
	}
	for library, users := range thirdParty {
		if within(imported, library) && !slices.Contains(users, name) {
			return "only " + strings.Join(users, ", ") + " may"
		}
	}
	if within(name, "engine/docx") && !slices.ContainsFunc(docxMay, func(l string) bool { return within(imported, l) }) {
		return "the document layer uses the standard library, a deflate library and text encodings"
	}
	return ""
}

func forbiddenOwn(name, own string) string {
	switch from, to := layerOf(name), layerOf(own); {
	case name == commandsOnly:
		return "templates import nothing of ours"
	case own == commandsOnly:
		if !strings.HasPrefix(name, "cmd/") {
			return "only commands use the templates"
		}
	case slices.Contains(testsOnly, own):
		if !slices.Contains(testsOnly, name) {
			return "it is for tests"
		}
	case slices.Contains(testsOnly, name):
	case from < 0:
		return "the importing package is in no layer"
	case to < 0:
		return "the imported package is in no layer"
	case to > from || to == from && to != 0:
		return "imports run one way"
	}
	return ""
}

func layerOf(name string) int {
	return slices.IndexFunc(layers, func(l []string) bool { return slices.Contains(l, name) })
}

// within reports whether a path is base or lies below it.
func within(path, base string) bool { return path == base || strings.HasPrefix(path, base+"/") }

func TestForbidden(t *testing.T) {
	for _, tt := range []struct {
		name, imported string
		want           bool
	}{
		{"engine/slot", module + "engine/docx", false},
		{"engine/docx", module + "engine/slot", true},
		{"engine/docx", "github.com/klauspost/compress/flate", false},
		{"engine/docx", "github.com/google/go-cmp/cmp", true},
		{"engine/docx/internal/opc", "archive/zip", false},
		{"engine/docx/internal/splice", module + "engine/docx/internal/xmlscan", false},
		{"engine/values", "github.com/spf13/viper", true},
		{"cmd/tianbao", "github.com/spf13/viper", false},
		{"audit", module + "templates", true},
		{"cmd/tianbao", module + "templates", false},
		{"templates", module + "engine", true},
		{"engine", module + "engine/docx/docxtest", true},
		{"engine", module + "util", true},
	} {
		if why := forbidden(tt.name, tt.imported); (why != "") != tt.want {
			t.Errorf("%s imports %s: forbidden %q, want forbidden %v", tt.name, tt.imported, why, tt.want)
		}
	}
}
