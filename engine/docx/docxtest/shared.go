package docxtest

import (
	"os"
	"path/filepath"
	"testing"
)

// Shared is the path of a file or folder of ../shared, the folder beside the
// repository with documents that are not ours to ship. The test is skipped
// where it is not there.
func Shared(tb testing.TB, elem ...string) string {
	tb.Helper()
	name := filepath.Join(append([]string{"..", "shared"}, elem...)...)
	path := filepath.Join(moduleRoot(tb), name)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("%s is not there: it holds documents that do not ship with the project", filepath.ToSlash(name))
	}
	return path
}

// moduleRoot is the folder above the test's own that holds go.mod.
func moduleRoot(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	tb.Fatal("no go.mod above the test")
	return ""
}

// shortShare: one corpus file in so many is enough for a test with -short.
const shortShare = 8

// CorpusFiles lists the files of ../shared/corpus, sorted by path; with -short
// one in eight.
func CorpusFiles(tb testing.TB) []string {
	tb.Helper()
	root := Shared(tb, "corpus")
	var files []string
	seen := 0
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) == ".tsv" {
			return err
		}
		if seen++; !testing.Short() || seen%shortShare == 0 {
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}
