package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tianbao": main})
}

// TestScript runs the scripts of testdata/script. Besides the commands of
// testscript they have
//
//	docx OUT IN       a Word file whose paragraphs are the lines of IN
//	package OUT PART=FILE...  a ZIP file with these parts
//	ole OUT STREAM...  a legacy or encrypted file
//	cut N FILE        leave the first N bytes of a file
//	dump OUT IN       the paragraphs of a Word file, one a line
//	part OUT IN PART  a part of a Word file as it stands in it
//	status N COMMAND  run a command that must exit with N
//
// the variable $NOPATH, a PATH with the command alone, and the conditions [root]
// (no permission can be denied) and those of testscript.
//
// With -short only those run that work on several things at a time: under the race
// detector the others would find nothing in minutes.
func TestScript(t *testing.T) {
	dir, files := "../../testdata/script", []string(nil)
	if testing.Short() {
		dir, files = "", sideBySide(dir)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		Files:               files,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "zh_CN.UTF-8")
			env.Setenv("LC_ALL", "")
			env.Setenv("NO_COLOR", "")
			env.Setenv("NOPATH", binDir(env.Getenv("PATH")))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"docx":    makeDocx,
			"package": makePackage,
			"ole":     makeOLE2,
			"cut":     cutFile,
			"dump":    dumpDocx,
			"part":    takePart,
			"status":  wantStatus,
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Geteuid() == 0, nil
		},
	})
}

// sideBySide are the scripts whose commands do several things at a time.
func sideBySide(dir string) []string {
	var files []string
	for _, name := range []string{"audit", "audit_folders", "batch", "diff", "serve", "similar"} {
		files = append(files, filepath.Join(dir, name+".txtar"))
	}
	return files
}

func makeDocx(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: docx OUT IN")
	}
	write(ts, args[0], docxtest.Lines(ts, ts.ReadFile(args[1])))
}

func makePackage(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) == 0 {
		ts.Fatalf("usage: package OUT PART=FILE...")
	}
	parts := docxtest.Frame()
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		parts = append(docxtest.Without(parts, name), docxtest.Part{Name: name, Content: ts.ReadFile(file)})
	}
	write(ts, args[0], docxtest.Package(ts, parts))
}

// binDir is the first folder of a PATH, where testscript puts the command.
func binDir(path string) string {
	return filepath.SplitList(path)[0]
}

func makeOLE2(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: ole OUT STREAM...")
	}
	write(ts, args[0], docxtest.OLE2(args[1:]...))
}

func cutFile(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: cut N FILE")
	}
	n, err := strconv.ParseInt(args[0], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[1]), n))
}

func dumpDocx(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: dump OUT IN")
	}
	doc, err := docx.OpenFile(ts.MkAbs(args[1]), docx.Options{Name: args[1]})
	ts.Check(err)
	defer doc.Close()
	var b bytes.Buffer
	for _, p := range doc.Paragraphs() {
		b.WriteString(p.Text + "\n")
	}
	write(ts, args[0], b.Bytes())
}

func takePart(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: part OUT IN PART")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[1]))
	ts.Check(err)
	defer z.Close()
	data, err := fs.ReadFile(z, args[2])
	ts.Check(err)
	write(ts, args[0], data)
}

func write(ts *testscript.TestScript, name string, data []byte) {
	ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o644))
}

func wantStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND [ARG...]")
	}
	got := "0"
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = strconv.Itoa(exit.ExitCode())
	} else {
		ts.Check(err)
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}
