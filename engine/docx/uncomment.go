package docx

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// ourComments are the comments that an earlier Annotate wrote.
type ourComments struct {
	ids      map[string]bool
	paras    map[string]bool // ids that Word has given their paragraphs
	durables map[string]bool // and to them, to be known by in other files
	elements []splice.Edit   // that remove them from their part
}

// withoutComments returns a Document without the comments that an earlier
// Annotate wrote.
func (d *Document) withoutComments() (*Document, error) {
	var changes []opc.Change
	ours := &ourComments{ids: map[string]bool{}, paras: map[string]bool{}, durables: map[string]bool{}}
	for _, p := range d.parts {
		if p.kind == Comments {
			ours.find(d.loader.scanner(p.src))
			if len(ours.elements) == 0 {
				return d, nil
			}
			data, err := p.splice(ours.elements)
			if err != nil {
				return nil, d.loader.fail(err, p.name)
			}
			changes = append(changes, opc.Change{Part: p.name, Data: data})
		}
	}
	if len(changes) == 0 {
		return d, nil
	}
	for _, p := range d.parts {
		if p.root != nsWord || p.kind == Comments {
			continue
		}
		edits, err := ours.marks(&d.loader, p)
		if err != nil {
			return nil, err
		}
		if len(edits) == 0 {
			continue
		}
		data, err := p.splice(edits)
		if err != nil {
			return nil, d.loader.fail(err, p.name)
		}
		changes = append(changes, opc.Change{Part: p.name, Data: data})
	}
	return d.revised(append(changes, ours.companions(&d.loader)...))
}

// find looks for our comments in a comments part.
func (o *ourComments) find(s *xmlscan.Scanner) {
	var t xmlscan.Token
	for s.Next(&t) {
		if !t.Is(nsWord, "comment") || t.Kind == xmlscan.End {
			continue
		}
		if author, _ := s.Attr(&t, nsWord, "author"); author != CommentAuthor {
			continue
		}
		id, _ := s.Attr(&t, nsWord, "id")
		o.ids[id] = true
		start := t.Start
		var p xmlscan.Token
		for s.Child(&t, &p) {
			if id, _ := s.Attr(&p, nsWord2010, "paraId"); id != "" {
				o.paras[id] = true
			}
		}
		_, end := s.Span()
		o.elements = append(o.elements, splice.Edit{Start: start, End: end})
	}
}

// marks are the edits that remove the marks of our comments from a part.
func (o *ourComments) marks(l *loader, p *part) ([]splice.Edit, error) {
	var runs *runIndex
	var edits []splice.Edit
	s := l.scanner(p.src)
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Space != nsWord || t.Kind == xmlscan.End || !strings.HasPrefix(t.Local, "comment") {
			continue
		}
		if id, _ := s.Attr(&t, nsWord, "id"); !o.ids[id] {
			continue
		}
		at := span{start: t.Start}
		local := t.Local
		s.Pass(&t)
		_, at.end = s.Span()
		if local == "commentReference" {
			if runs == nil {
				var err error
				if runs, err = l.indexRuns(p); err != nil {
					return nil, err
				}
			}
			if r := runs.at(at); r != nil && len(r.children) == 1 {
				at = r.span
			}
		}
		edits = append(edits, splice.Edit{Start: at.start, End: at.end})
	}
	return edits, nil
}

// companions are the changes of the parts in which Word notes more about
// comments: who answers whom, and by which ids they are known. Answers to our
// comments stay, as comments of their own.
func (o *ourComments) companions(l *loader) []opc.Change {
	var changes []opc.Change
	for _, kind := range [...]struct{ name, key string }{
		{"commentsExtended", "paraId"}, {"commentsIds", "paraId"}, {"commentsExtensible", "durableId"},
	} {
		i := slices.IndexFunc(l.rels, func(r opc.Relationship) bool {
			return !r.External && strings.HasSuffix(r.Type, "/relationships/"+kind.name)
		})
		if i < 0 {
			continue
		}
		p := &part{name: l.rels[i].Target}
		var err error
		if p.src, p.declared, err = l.source(p.name); err != nil {
			continue // Word can do without
		}
		if edits := o.entries(l.scanner(p.src), kind.key); len(edits) > 0 {
			if data, err := p.splice(edits); err == nil {
				changes = append(changes, opc.Change{Part: p.name, Data: data})
			}
		}
	}
	return changes
}

// entries are the edits that remove the entries of our comments from a list.
func (o *ourComments) entries(s *xmlscan.Scanner, key string) []splice.Edit {
	ours := o.paras
	if key == "durableId" {
		ours = o.durables
	}
	var edits []splice.Edit
	var root, t xmlscan.Token
	if !s.Root(&root) {
		return nil
	}
	for s.Child(&root, &t) {
		src, tag := s.Source(), t.Start
		w := prefix(src, tag)
		attribute := func(name string) string {
			start, end, _ := xmlscan.TagAttr(src, tag, w+name)
			return src[start:end]
		}
		if ours[attribute(key)] {
			o.durables[attribute("durableId")] = true
			s.Pass(&t)
			_, end := s.Span()
			edits = append(edits, splice.Edit{Start: tag, End: end})
		} else if ours[attribute("paraIdParent")] {
			at := attributeSpan(src, tag, w+"paraIdParent")
			edits = append(edits, splice.Edit{Start: at.start, End: at.end})
		}
	}
	return edits
}
