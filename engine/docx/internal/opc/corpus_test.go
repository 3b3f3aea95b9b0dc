package opc

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is the folder of documents beside the repository; tests that need it
// skip without.
func corpus(t testing.TB) string {
	dir, err := filepath.Abs(".")
	for err == nil && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			shared := filepath.Join(dir, "..", "shared", "corpus")
			if _, err := os.Stat(shared); err == nil {
				return shared
			}
			break
		}
	}
	t.Skip("../shared/corpus is not there")
	return ""
}

// TestCorpus opens every file; what opens is written unchanged, and with its
// main part replaced by itself.
func TestCorpus(t *testing.T) {
	root := corpus(t)
	opened, seen := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "MANIFEST.tsv" {
			return err
		}
		if seen++; testing.Short() && seen%8 != 0 {
			return nil
		}
		in, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if roundTrip(t, filepath.ToSlash(name), in) {
			opened++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files hold a document", opened)
}

func roundTrip(t *testing.T, name string, in []byte) bool {
	p, err := Open(bytes.NewReader(in), int64(len(in)), Limits{})
	if err != nil {
		typed(t, name, err)
		old := bytes.HasPrefix(in, []byte(ole2Magic)) // may hold a ZIP container
		if _, _, err := view(in); err == nil && !old {
			t.Errorf("%s: archive/zip reads what Open refuses", name)
		}
		return false
	}
	if !bytes.Equal(written(t, p), in) {
		t.Errorf("%s: differs unchanged", name)
	}
	main, err := p.MainPart()
	if err != nil {
		typed(t, name, err)
		return false
	}
	data, err := p.Read(main)
	if err != nil {
		typed(t, name, err)
		return false
	}
	entry, _ := p.Part(main)
	out := written(t, with(t, p, Change{Part: main, Data: data}))
	if hasShadowed(p) {
		return true // the view changes, see TestDuplicates
	}
	sameView(t, out, in)
	again := open(t, out)
	keepsRecords(t, in, p, out, again, entry.Name)
	return true
}

func hasShadowed(p *Package) bool {
	for _, e := range p.entries {
		if e.Shadowed {
			return true
		}
	}
	return false
}

// typed fails unless err is an *Error that explains itself.
func typed(t *testing.T, name string, err error) {
	t.Helper()
	if e, ok := errors.AsType[*Error](err); !ok || e.Kind == "" || e.Detail == "" {
		t.Errorf("%s: %#v", name, err)
	}
}

// TestSynthetic holds what each hostile file asks for, by its name.
func TestSynthetic(t *testing.T) {
	root := filepath.Join(corpus(t), "synthetic")
	const standard = "word/document.xml"
	tests := []struct{ name, main, err string }{
		{"abs-target-rels", standard, ""},
		{"absolute-name", standard, ""},
		{"backslash-names", standard, ""},
		{"bomb-512MB-run", standard, "limit: the part is too large inflated"},
		{"content-types-upper", standard, ""},
		{"dir-entries", standard, ""},
		{"dup-document-part", standard, ""},
		{"empty", "", "no-main-part: the ZIP container is empty"},
		{"huge-200k-paragraphs", standard, ""},
		{"junk-prefix", standard, ""},
		{"junk-suffix", standard, ""},
		{"no-content-types", standard, ""},
		{"no-document-part", "", "no-main-part: the document should be in word/document.xml"},
		{"no-root-rels", standard, ""},
		{"renamed-main-part", "word/正文.xml", ""},
		{"stored", standard, ""},
		{"truncated-zip", "", "truncated: the ZIP container has no end record"},
		{"zero-bytes", "", "empty: the file has no bytes"},
		{"zip-slip", standard, ""},
	}
	for _, test := range tests {
		in, err := os.ReadFile(filepath.Join(root, test.name+".docx"))
		if err != nil {
			t.Error(err)
			continue
		}
		main, err := openMain(in)
		if main != test.main || !strings.Contains(message(err), test.err) || (err != nil) != (test.err != "") {
			t.Errorf("%s: %q, %v\nwant %q, %s", test.name, main, err, test.main, test.err)
		}
	}
}

// openMain opens a container and reads its main part.
func openMain(in []byte) (string, error) {
	p, err := Open(bytes.NewReader(in), int64(len(in)), Limits{})
	if err != nil {
		return "", err
	}
	main, err := p.MainPart()
	if err != nil {
		return "", err
	}
	_, err = p.Read(main)
	return main, err
}

// TestDamagedPartIsCopied has a part with a flipped bit: reading it fails,
// editing another leaves it as it is.
func TestDamagedPartIsCopied(t *testing.T) {
	in, err := os.ReadFile(filepath.Join(corpus(t), "synthetic", "bitflip.docx"))
	if err != nil {
		t.Skip(err)
	}
	p := open(t, in)
	if _, err := p.Read("word/stylesWithEffects.xml"); err == nil {
		t.Error("a damaged part was read")
	}
	out := written(t, with(t, p, Change{Part: "word/document.xml", Data: []byte("<x/>")}))
	sameView(t, out, in, "word/document.xml")
}
