package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

const (
	officeSample = 200     // products that LibreOffice opens
	officeSize   = 300_000 // bytes of an original that it lays out in good time
)

// TestCorpusOpensInOffice makes products of the corpus and has LibreOffice open
// them: none fails whose original opens. TIANBAO_SOFFICE names the program.
func TestCorpusOpensInOffice(t *testing.T) {
	program := os.Getenv("TIANBAO_SOFFICE")
	if program == "" {
		t.Skip("TIANBAO_SOFFICE does not name LibreOffice's program")
	}
	originals := officeProducts(t, t.TempDir())
	o := office{t, program, t.TempDir()}
	for _, path := range o.refused(slices.Sorted(maps.Keys(originals))) {
		if len(o.refused([]string{originals[path]})) == 0 {
			t.Errorf("%s does not open, but %s does", filepath.Base(path), originals[path])
		}
	}
	t.Logf("%d products", len(originals))
}

// officeProducts writes products of the corpus into a folder, and tells which
// file each was made from.
func officeProducts(t *testing.T, dir string) map[string]string {
	originals := map[string]string{}
	files := docxtest.CorpusFiles(t)
	const kinds = 5 // of products that a file gives
	for i := 0; i < len(files); i += max(1, len(files)*kinds/officeSample) {
		data, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > officeSize {
			continue
		}
		for n, p := range products(t, data) {
			if n == 0 {
				continue // the file itself
			}
			path := filepath.Join(dir, fmt.Sprintf("%04d-%s%s", i, p.name, filepath.Ext(files[i])))
			if err := os.WriteFile(path, p.data, 0o600); err != nil {
				t.Fatal(err)
			}
			originals[path] = files[i]
		}
	}
	return originals
}

// office is LibreOffice with a profile of its own.
type office struct {
	*testing.T
	program, profile string
}

// refused lists the files that make no PDF. What is missing after a run of many
// is tried alone: one file that ends the program ends the run.
func (o office) refused(files []string) []string {
	const together = 20
	var list []string
	for chunk := range slices.Chunk(files, together) {
		for _, path := range o.convert(chunk) {
			list = append(list, o.convert([]string{path})...)
		}
	}
	return list
}

// convert lists the files that one run makes no PDF of.
func (o office) convert(files []string) (missing []string) {
	out := o.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + o.profile, "--headless", "--convert-to", "pdf", "--outdir", out}, files...)
	if printed, err := exec.CommandContext(o.Context(), o.program, args...).CombinedOutput(); err != nil {
		o.Logf("%v: %s", err, printed)
	}
	for _, path := range files {
		base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		if _, err := os.Stat(filepath.Join(out, base+".pdf")); err != nil {
			missing = append(missing, path)
		}
	}
	return missing
}
