package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/audit/compare"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

var redlineDate = time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)

// redline is the redline of two files, and what it does not show.
func redline(t *testing.T, prior, current []byte) ([]byte, []report.Untold) {
	t.Helper()
	p, q := openBytes(t, prior), openBytes(t, current)
	c, err := compare.Compare(t.Context(), []compare.Report{compare.Of("prior.docx", p)}, compare.Of("current.docx", q), compare.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out, untold, err := report.Redline(c, p, q, report.RedlineOptions{Date: redlineDate})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := out.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), untold
}

func openBytes(t *testing.T, data []byte) *docx.Document {
	t.Helper()
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// checkRevisions accepts and rejects all changes of a redline, by code that is
// not ours to test, and compares the texts. Empty paragraphs count.
func checkRevisions(t *testing.T, prior, current, redlined []byte) bool {
	t.Helper()
	p, q := openBytes(t, prior), openBytes(t, current)
	return checkTexts(t, "accepted", redlined, q, q, true) && checkTexts(t, "rejected", redlined, p, q, false)
}

// checkTexts compares what the stories of a redline say with those of doc.
func checkTexts(t *testing.T, what string, redlined []byte, doc, current *docx.Document, accept bool) bool {
	t.Helper()
	for _, s := range doc.Stories() {
		if s.Kind != docx.Body && s.Kind != docx.Header && s.Kind != docx.Footer && s.Kind != docx.Footnotes && s.Kind != docx.Endnotes ||
			!slices.ContainsFunc(current.Stories(), func(c docx.Story) bool { return c.Part == s.Part }) {
			continue
		}
		var want []string
		for _, p := range s.Paragraphs {
			if !p.Deleted {
				want = append(want, p.Text)
			}
		}
		got := docxtest.Revised(t, redlined, s.Part, accept)
		for i := 0; i < max(len(got), len(want)); i++ {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: %s: paragraph %d of %d, %d wanted:\ngot  %.200q\nwant %.200q", what, s.Part, i, len(got), len(want), at(got, i), at(want, i))
				return false
			}
		}
	}
	return true
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(nothing)"
}

// TestRedlineCorpus changes real files by a seed and tells each version as the
// outcome of the other.
func TestRedlineCorpus(t *testing.T) {
	files := docxtest.CorpusFiles(t)
	pairs, want := 0, 200
	step := 7
	if testing.Short() {
		want, step = 12, 97
	}
	for i := 0; i < len(files)*step && pairs < want; i += step {
		path := files[i%len(files)]
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 400_000 || !plainlyRead(t, data) {
			continue
		}
		changed, ok := mutate(data, uint64(i))
		if !ok {
			continue
		}
		pairs++
		name := filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			for n, pair := range [][2][]byte{{data, changed}, {changed, data}} {
				out, _ := redline(t, pair[0], pair[1])
				checkRevisions(t, pair[0], pair[1], out)
				keep(t, name, n, pair[1], out)
			}
		})
	}
	t.Logf("%d pairs", pairs)
	if pairs < want {
		t.Errorf("%d pairs, %d wanted", pairs, want)
	}
}

func keep(t *testing.T, name string, n int, current, out []byte) {
	dir := os.Getenv("REDLINE_KEEP")
	if dir == "" {
		return
	}
	base := fmt.Sprintf("%s/%s-%d", dir, strings.ReplaceAll(name, "/", "_"), n)
	os.WriteFile(base+".current.docx", current, 0o600)
	os.WriteFile(base+".redline.docx", out, 0o600)
}

// plainlyRead reports whether a file can be opened, and the reader of this test
// reads it as package docx does: it knows nothing of fields.
func plainlyRead(t *testing.T, data []byte) bool {
	d, err := docx.Open(bytes.NewReader(data), int64(len(data)), docx.Options{})
	if err != nil {
		return false
	}
	for _, s := range d.Stories() {
		if s.Kind != docx.Body && s.Kind != docx.Header && s.Kind != docx.Footer && s.Kind != docx.Footnotes && s.Kind != docx.Endnotes {
			continue
		}
		var texts []string
		for _, p := range s.Paragraphs {
			if p.Deleted {
				return false // a paragraph that goes on with the next one
			}
			texts = append(texts, p.Text)
		}
		if tb := (quiet{}); !slices.Equal(texts, tb.revised(data, s.Part)) {
			return false
		}
	}
	return true
}

// quiet reads a part, and says nothing where it can't.
type quiet struct{}

type unreadable string

func (quiet) Fatalf(format string, args ...any) { panic(unreadable(fmt.Sprintf(format, args...))) }

func (q quiet) revised(data []byte, part string) (texts []string) {
	defer func() {
		if _, ok := recover().(unreadable); ok {
			texts = []string{"\x00"}
		}
	}()
	return docxtest.Revised(q, data, part, true)
}

// mutate changes the body of a file: its paragraphs and rows are edited,
// deleted, moved, and others are put in.
func mutate(data []byte, seed uint64) ([]byte, bool) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, false
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	changed := false
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			if err := w.Copy(f); err != nil {
				return nil, false
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, false
		}
		src, err := io.ReadAll(r)
		if err != nil {
			return nil, false
		}
		m := &mutation{src: string(src), rand: rand.New(rand.NewPCG(seed, 5))}
		if !m.find() {
			return nil, false
		}
		src = []byte(m.write())
		changed = true
		if e, err := w.Create(f.Name); err != nil {
			return nil, false
		} else if _, err := e.Write(src); err != nil {
			return nil, false
		}
	}
	changed = changed && w.Close() == nil
	return out.Bytes(), changed
}

// mutation changes the source of a body.
type mutation struct {
	src    string
	rand   *rand.Rand
	blocks []stretch // paragraphs of the body, and rows of its tables
	texts  []stretch // characters of w:t
	prefix string
}

type stretch struct {
	start, end int
	row        bool
}

// find finds what can be changed.
func (m *mutation) find() bool {
	d := xml.NewDecoder(strings.NewReader(m.src))
	var names []string
	var begun []int
	for {
		start := int(d.InputOffset())
		t, err := d.RawToken()
		if err != nil {
			return err == io.EOF && len(m.blocks) > 2
		}
		switch t := t.(type) {
		case xml.StartElement:
			names, begun = append(names, t.Name.Local), append(begun, start)
			m.prefix = t.Name.Space
		case xml.EndElement:
			depth := len(names)
			s := stretch{begun[depth-1], int(d.InputOffset()), t.Name.Local == "tr"}
			path := strings.Join(names, "/")
			inside := m.src[s.start:s.end]
			if (path == "document/body/p" || path == "document/body/tbl/tr") && !strings.Contains(inside, "sectPr") && !strings.Contains(inside, "fldChar") {
				m.blocks = append(m.blocks, s)
			}
			names, begun = names[:depth-1], begun[:depth-1]
		case xml.CharData:
			if n := len(names); n > 1 && names[n-1] == "t" && len(t) > 0 && !strings.Contains(m.src[start:int(d.InputOffset())], "CDATA") {
				m.texts = append(m.texts, stretch{start, int(d.InputOffset()), false})
			}
		}
	}
}

// write writes the changed source.
func (m *mutation) write() string {
	type edit struct {
		stretch
		text string
	}
	var edits []edit
	taken := map[int]bool{}
	name := strings.Split(m.src[m.blocks[0].start+1:m.blocks[0].start+12], ":")
	w := ""
	if len(name) > 1 && len(name[0]) < 8 {
		w = name[0] + ":"
	}
	rate := max(0.04, min(0.3, 3/float64(len(m.blocks))))
	for i, b := range m.blocks[:len(m.blocks)-1] {
		next := m.blocks[i+1]
		switch x := m.rand.Float64() / rate; {
		case taken[i] || x > 1:
		case x < 0.3: // gone
			if b.row && (i == 0 || !m.blocks[i-1].row) {
				continue // a table without rows is none
			}
			edits = append(edits, edit{b, ""})
			taken[i] = true
		case x < 0.6 && !b.row:
			edits = append(edits, edit{stretch{b.end, b.end, false}, fmt.Sprintf("<%sp><%sr><%st>第%d段是新写的，共%d次。</%st></%sr></%sp>", w, w, w, i, m.rand.IntN(900), w, w, w)})
			taken[i] = true
		case x < 0.8 && b.row: // a row twice
			edits = append(edits, edit{stretch{b.end, b.end, false}, m.src[b.start:b.end]})
			taken[i] = true
		case !b.row && !next.row: // moved to behind the next one
			edits = append(edits, edit{b, ""}, edit{stretch{next.end, next.end, false}, m.src[b.start:b.end]})
			taken[i], taken[i+1] = true, true
		}
	}
	in := func(s stretch) bool {
		return slices.ContainsFunc(edits, func(e edit) bool { return e.start < e.end && e.start <= s.start && s.end <= e.end })
	}
	for _, s := range m.texts {
		if m.rand.Float64() < rate && !in(s) {
			edits = append(edits, edit{s, changedText(m.src[s.start:s.end], m.rand)})
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return a.end - b.end
	})
	var b strings.Builder
	pos := 0
	for _, e := range edits {
		if e.start < pos {
			continue
		}
		b.WriteString(m.src[pos:e.start] + e.text)
		pos = e.end
	}
	return b.String() + m.src[pos:]
}

// changedText changes one character, or puts some words in.
func changedText(text string, rnd *rand.Rand) string {
	runes := []rune(text)
	at := rnd.IntN(len(runes))
	if strings.ContainsAny(text, "&;<>") {
		return text + "（补充）"
	}
	return string(runes[:at]) + []string{"改", "", "新增12项、", "二〇二六年"}[rnd.IntN(4)] + string(runes[at+1:])
}
