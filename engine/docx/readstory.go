package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// checkRoot refuses a part that is not what its relationship says.
func (r *reader) checkRoot(root *xmlscan.Token) error {
	r.part.root, r.part.tag = root.Space, root.Start
	r.part.namespace = r.s.Namespace(strings.TrimSuffix(prefix(r.part.src, root.Start), ":"))
	ok := false
	switch r.part.kind {
	case Chart:
		ok = root.Space == nsChart || root.Space == nsChartShapes
	case Diagram:
		ok = root.Space == nsDiagram
	case Properties:
		ok = root.Space == nsCore || root.Space == nsExtended || root.Space == nsCustom
	case drawnStory:
		ok = root.Space == nsDiagramShapes
	case boundStory:
		ok = true
	default:
		ok = root.Space == nsWord
	}
	if ok {
		return nil
	}
	detail := "the part is not what the document says it is"
	if r.part.kind == Body {
		detail = "the part holds no Word document"
	}
	return &Error{Kind: KindNoMainPart, Offset: int64(root.Start), Detail: detail}
}

func (r *reader) root(t *xmlscan.Token) {
	switch r.part.kind {
	case Properties:
		r.properties(t)
	case boundStory:
		r.bound(t)
	default:
		r.element(t)
	}
}

// Parts that no reader of the document sees are kept like stories, because
// they are edited along with those.
const (
	drawnStory StoryKind = "drawn" // a SmartArt as Word has drawn it
	boundStory StoryKind = "bound" // custom XML that controls are bound to
)

func (p *part) hidden() bool { return p.kind == drawnStory || p.kind == boundStory }

// comment reads a w:comment, if it is not one of ours.
func (r *reader) comment(t *xmlscan.Token) {
	if author, _ := r.s.Attr(t, nsWord, "author"); author != CommentAuthor {
		r.content(t)
	} else {
		r.s.Pass(t)
	}
}

// plain reads an element whose characters are a paragraph, and returns the
// number of its mark.
func (r *reader) plain(t *xmlscan.Token) int {
	outer, run := r.para, r.run
	b := r.beginMarkup(t, noMarkup)
	id := b.mark
	r.para, r.run = b, Run{}
	r.text(t)
	r.end(b)
	r.para, r.run = outer, run
	return id
}

// beginMarkup begins a paragraph that knows nothing of Word's styles.
func (r *reader) beginMarkup(t *xmlscan.Token, m markup) *builder {
	b := r.begin(t)
	b.style = &style{}
	b.at.markup = m
	return b
}

// isProperties reports whether an element holds properties by its name.
func isProperties(local string) bool { return strings.HasSuffix(local, "Pr") }
