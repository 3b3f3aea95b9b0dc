package values

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/simplifiedchinese"
)

var update = flag.Bool("update", false, "write the golden parts of testdata")

// Each archive of testdata/decode holds files, decoded one by one, and want:
// what was read, or every error.
func TestDecode(t *testing.T) {
	runArchives(t, "decode", func(files []txtar.File) string {
		var out strings.Builder
		for _, f := range files {
			file, err := Decode(f.Name, f.Data)
			if err != nil {
				out.WriteString(explain(err))
				continue
			}
			out.WriteString(dump(file))
		}
		return out.String()
	})
}

// runArchives runs got over the files of each archive in a folder of testdata
// and compares the result with the archive's last file, want.
func runArchives(t *testing.T, folder string, got func([]txtar.File) string) {
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			result := got(archive.Files[:last])
			if *update {
				archive.Files[last].Data = []byte(result)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[last].Data), result); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// explain is every error in both languages.
func explain(err error) string {
	if list, ok := errors.AsType[Errors](err); ok {
		var out strings.Builder
		for _, e := range list {
			out.WriteString(explain(e))
		}
		return out.String()
	}
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return "not an *Error: " + err.Error() + "\n"
	}
	return e.Error() + "\n" + e.Chinese() + "\n"
}

// dump shows every entry of a file with its line.
func dump(f *File) string {
	var out strings.Builder
	for _, s := range []struct {
		name string
		list []Entry
	}{
		{"values", f.Values}, {"missing", f.Missing}, {"formats", f.Formats}, {"computed", f.Computed}, {"checks", f.Checks},
		{"drop", f.Drop}, {"anchors", f.Anchors}, {"offices", f.Offices}, {"notes", f.Notes},
	} {
		for _, e := range s.list {
			fmt.Fprintf(&out, "%s %s: %s %q", s.name, e.Pos, e.Key, e.shown())
			if e.Items != nil {
				fmt.Fprintf(&out, " %d items", len(e.Items))
			}
			if e.Rows != nil {
				fmt.Fprintf(&out, " %d rows", len(e.Rows))
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func TestDecodeEncodings(t *testing.T) {
	const text = "键,值\n走访次数,5\n社区名称,朝阳\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := "\xff\xfe"
	for _, r := range text {
		utf16 += string([]byte{byte(r), byte(r >> 8)})
	}
	want, err := Decode("表.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"UTF-8 with BOM": "\ufeff" + text, "GB18030": gb, "UTF-16": utf16, "CRLF": strings.ReplaceAll(text, "\n", "\r\n")} {
		got, err := Decode("表.csv", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		p := c - 1
		bomb += fmt.Sprintf("%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, p, p, p, p, p, p, p, p, p, p)
	}
	for _, test := range []struct {
		name, data string
		want       ErrorKind
	}{
		{"表.docx", "x", KindExtension},
		{"表", "x", KindExtension},
		{"空.yaml", "", KindEmpty},
		{"空.csv", " \n", KindEmpty},
		{"空.xlsx", "", KindEmpty},
		{"坏.yaml", "走访: \xff\xff\xff", KindEncoding},
		{"炸弹.yaml", bomb, KindLimit},
		{"自指.yaml", "a: &a [*a]\n", KindLimit},
		{"深.json", strings.Repeat("[", 500) + strings.Repeat("]", 500), KindLimit},
		{"深.yaml", "a: " + strings.Repeat("[", 500) + strings.Repeat("]", 500), KindLimit},
		{"大.yaml", strings.Repeat("#", maxText+1), KindLimit},
		{"旧.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", KindProtected},
		{"坏.xlsx", "PK\x03\x04", KindSyntax},
	} {
		_, err := Decode(test.name, []byte(test.data))
		if kind := kindOf(err); kind != test.want {
			t.Errorf("%s: %v, want kind %s", test.name, err, test.want)
		}
	}
}

// kindOf is the kind of the first error, "" for none.
func kindOf(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}
