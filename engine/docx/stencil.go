package docx

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Stencil writes a Document again and again with other texts in a few places,
// which costs a fraction of Apply. Its files hold the same XML as those that
// Apply makes; only their compression differs, which makes them a little larger.
// It is safe for concurrent use.
type Stencil struct {
	doc    *Document
	pkg    *opc.Stencil
	places int
}

// maxGrowth is how many times larger a file may be than what Apply makes.
const maxGrowth = 1.3

// Stencil prepares d for being written with other texts at locs. It returns nil
// and no error where that takes more than splicing text in: in charts, diagrams
// and properties, in content controls (whose data and prompts are edited along),
// and where the files would grow beyond 1.3 times. Errors are those of Apply.
func (d *Document) Stencil(locs []Loc) (*Stencil, error) {
	edits := make([]Edit, len(locs))
	for i, loc := range locs {
		edits[i] = Edit{loc, marker(i)}
	}
	marked, err := d.Apply(edits)
	if err != nil {
		return nil, err
	}
	if !d.splicesAt(locs) {
		return nil, nil
	}
	parts := marked.gapped(d, len(locs))
	if parts == nil {
		return nil, nil
	}
	pkg, err := marked.loader.pkg.Stencil(parts)
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	if pkg.Growth() > maxGrowth {
		return nil, nil
	}
	return &Stencil{d, pkg, len(locs)}, nil
}

// maxSpliced bounds a text that is spliced in, in bytes, since it is not
// compressed.
const maxSpliced = 256

// Takes reports whether a text can be spliced in. One with line breaks or tabs,
// with space at its ends, without characters or with very many, or with some that
// XML forbids, takes Apply.
func (s *Stencil) Takes(text string) bool {
	if text == "" || len(text) > maxSpliced || spaced(text) || !utf8.ValidString(text) {
		return false
	}
	for _, r := range text {
		if r == '\n' || r == '\t' || r == '\r' || !xmlscan.IsChar(r) {
			return false
		}
	}
	return true
}

// WriteTo writes the whole file with these texts, one for each Loc and each such
// that Takes reports true.
func (s *Stencil) WriteTo(w io.Writer, texts []string) (int64, error) {
	escaped := make([]string, s.places)
	for i := range escaped {
		escaped[i] = escape.Replace(texts[i])
	}
	n, err := s.pkg.WriteTo(w, escaped)
	if err != nil {
		return n, s.doc.loader.fail(err, "")
	}
	return n, nil
}

// splicesAt reports whether nothing but the text changes where text at locs
// does, in the copies for other readers, too.
func (d *Document) splicesAt(locs []Loc) bool {
	for _, loc := range locs {
		i, err := d.check(Edit{Loc: loc})
		if err != nil || d.parts[i].root != nsWord {
			return false
		}
		p := d.parts[i]
		if !p.splicesAt(p.order[loc.Para], loc.Start, loc.End) {
			return false
		}
	}
	return true
}

func (p *part) splicesAt(id, start, end int) bool {
	m := &p.marks[id]
	if m.markup != wordMarkup {
		return false
	}
	for _, c := range m.controls {
		if c.start <= end && start <= c.end {
			return false
		}
	}
	for _, t := range m.twins {
		if t.start <= end && start <= t.end && !p.splicesAt(t.mark, start-t.start, end-t.start) {
			return false
		}
	}
	return true
}

// Markers are texts that stand where the gaps will be: a number between two
// characters for private use, which documents hardly ever hold.
const (
	markerStart = "\uF5A0"
	markerEnd   = "\uF5A1"
)

func marker(i int) string { return markerStart + strconv.Itoa(i) + markerEnd }

// gapped cuts the parts that differ from those of before at their markers. It
// returns nil when markers can't be told from other text, or one of the n is
// nowhere.
func (d *Document) gapped(before *Document, n int) []opc.Gapped {
	var parts []opc.Gapped
	found := make([]bool, n)
	for i, p := range d.parts {
		old := before.parts[i]
		if p.src == old.src {
			continue
		}
		if strings.Contains(old.src, markerStart) || strings.Contains(old.src, markerEnd) {
			return nil
		}
		g := cutMarkers(p.src)
		for _, gap := range g.Gaps {
			found[gap] = true
		}
		g.Part = p.name
		parts = append(parts, g)
	}
	for _, is := range found {
		if !is {
			return nil
		}
	}
	return parts
}

// cutMarkers cuts the source of a part at its markers.
func cutMarkers(src string) opc.Gapped {
	var g opc.Gapped
	for {
		static, rest, found := strings.Cut(src, markerStart)
		g.Static = append(g.Static, []byte(static))
		if !found {
			return g
		}
		number, behind, _ := strings.Cut(rest, markerEnd)
		gap, _ := strconv.Atoi(number) // a marker is whole: see Stencil
		g.Gaps = append(g.Gaps, gap)
		src = behind
	}
}
