package docx

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Story is a part that holds text a reader sees.
type Story struct {
	Part       string // part name without the leading slash: word/document.xml
	Kind       StoryKind
	Paragraphs []Paragraph // a sub-slice of Document.Paragraphs
}

// StoryKind says what a story is to a reader.
type StoryKind string

const (
	Body       StoryKind = "body"
	Header     StoryKind = "header"
	Footer     StoryKind = "footer"
	Footnotes  StoryKind = "footnotes"
	Endnotes   StoryKind = "endnotes"
	Comments   StoryKind = "comments"
	Chart      StoryKind = "chart"
	Diagram    StoryKind = "diagram"
	Properties StoryKind = "properties"
)

// storyKinds are the relationships of a main part that lead to stories.
var storyKinds = map[string]StoryKind{
	"header":    Header,
	"footer":    Footer,
	"footnotes": Footnotes,
	"endnotes":  Endnotes,
	"comments":  Comments,
}

// relationshipName is the last word of a relationship type of the standard,
// which Transitional and Strict share; "" for other types.
func relationshipName(rel *opc.Relationship) string {
	for _, base := range [...]string{
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/",
	} {
		if name, ok := strings.CutPrefix(rel.Type, base); ok {
			return name
		}
	}
	return ""
}

// loader opens the parts of a document.
type loader struct {
	opts      Options
	pkg       *opc.Package
	rels      []opc.Relationship // of the main part
	styles    styleSheet
	numbering numbering
	skipped   []Skip
	signed    bool
	bindings  map[binding]bindingState // not changed once loaded
}

// load reads the main part and the stories it names.
func (l *loader) load() ([]*part, error) {
	main, err := l.pkg.MainPart()
	if err != nil {
		return nil, l.fail(err, "")
	}
	if l.rels, err = l.pkg.Relationships(main); err != nil {
		return nil, l.fail(err, main)
	}
	if err := l.loadStyles(); err != nil {
		return nil, err
	}
	if err := l.loadNumbering(); err != nil {
		return nil, err
	}
	body, err := l.story(main, Body)
	if err != nil {
		return nil, err
	}
	parts := []*part{body}
	seen := map[string]bool{main: true}
	for i := range l.rels {
		rel := &l.rels[i]
		kind, ok := storyKinds[relationshipName(rel)]
		if !ok || seen[rel.Target] {
			continue
		}
		seen[rel.Target] = true
		p, err := l.story(rel.Target, kind)
		switch {
		case err == nil:
			parts = append(parts, p)
		case !l.skip(rel.Target, err):
			return nil, err
		}
	}
	if parts, err = l.loadRelated(parts); err != nil {
		return nil, err
	}
	if parts, err = l.loadProperties(parts); err != nil {
		return nil, err
	}
	return l.loadBehind(parts)
}

// skip lists a part that can't be read, if the document can be read without
// it. What is hostile rather than broken is refused.
func (l *loader) skip(name string, err error) bool {
	var e *Error
	if !errors.As(err, &e) || e.Kind == KindLimit || e.Kind == KindDTD {
		return false
	}
	l.skipped = append(l.skipped, Skip{Part: name, Reason: "can't be read: " + e.reason()})
	return true
}

func (l *loader) loadStyles() error {
	l.styles = noStyles()
	return l.aid("styles", func(name string) error {
		if styles, ok := l.leanStyles(name); ok {
			l.styles = styles
			return nil
		}
		return l.scan(name, func(s *xmlscan.Scanner) error { // it tells what is wrong, and where
			styles, err := readStyles(s)
			if err == nil {
				l.styles = styles
			}
			return err
		})
	})
}

func (l *loader) loadNumbering() error {
	return l.aid("numbering", func(name string) error {
		return l.scan(name, func(s *xmlscan.Scanner) (err error) {
			l.numbering, err = readNumbering(s)
			return err
		})
	})
}

// aid reads a part that text can be read without. A document may name one and
// not have it. The error is what skip does not list.
func (l *loader) aid(relationship string, read func(name string) error) error {
	for i := range l.rels {
		if relationshipName(&l.rels[i]) != relationship || l.rels[i].External {
			continue
		}
		name := l.rels[i].Target
		if err := read(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			if err = l.fail(err, name); !l.skip(name, err) {
				return err
			}
		}
		return nil
	}
	return nil
}

// scan reads the source of a part.
func (l *loader) scan(name string, read func(*xmlscan.Scanner) error) error {
	src, _, err := l.source(name)
	if err != nil {
		return err
	}
	return read(l.scanner(src))
}

// source inflates and decodes a part.
func (l *loader) source(name string) (src string, declared span, err error) {
	data, err := l.pkg.ReadString(name)
	if err != nil {
		return "", span{}, l.fail(err, name)
	}
	src, declared, bad := decodePart(data)
	if bad != nil {
		return "", span{}, l.fail(bad, name)
	}
	return src, declared, nil
}

func (l *loader) scanner(src string) *xmlscan.Scanner {
	return xmlscan.New(src, xmlscan.Options{Spaces: spaces, Depth: l.opts.Limits.Depth})
}

func (l *loader) story(name string, kind StoryKind) (*part, error) {
	src, declared, err := l.source(name)
	if err != nil {
		return nil, err
	}
	p := &part{name: name, kind: kind, src: src, declared: declared}
	if err := l.read(p); err != nil {
		return nil, err
	}
	return p, nil
}

// read builds the paragraphs of a part from its source.
func (l *loader) read(p *part) error {
	r, err := l.readStory(p, nil)
	if err != nil {
		return l.fail(err, p.name)
	}
	p.order = r.order
	p.paras = r.paras
	l.number(r)
	if p.kind == Body {
		setSections(p.paras, &l.styles)
	}
	l.listChunks(p.name, r.chunks)
	return nil
}

// readStory reads a part, a second time where fields begin in it that never
// end. With fonts it gathers the layout as well.
func (l *loader) readStory(p *part, fonts *themeFonts) (*reader, error) {
	r := l.reader(p, fonts)
	err := r.read()
	if err == nil && len(r.dangling) > 0 {
		ignore := map[int]bool{}
		for _, begin := range r.dangling {
			ignore[begin] = true
		}
		r = l.reader(p, fonts)
		r.ignore = ignore
		err = r.read()
	}
	return r, err
}

func (l *loader) reader(p *part, fonts *themeFonts) *reader {
	p.marks, p.controls, p.cached, p.points, p.shown = p.marks[:0], nil, nil, nil, nil
	r := &reader{s: l.scanner(p.src), part: p, styles: &l.styles, paras: p.paras[:0]}
	if fonts != nil {
		r.layout = &layoutCollector{fonts: *fonts}
	}
	return r
}

func (l *loader) number(r *reader) {
	counter := newListCounter(&l.numbering, &l.styles)
	for _, place := range r.lists {
		r.paras[place.para].Number = counter.next(place.ref)
	}
}

// listChunks lists documents of other formats that Word shows in place.
func (l *loader) listChunks(source string, ids []string) {
	if len(ids) == 0 {
		return
	}
	rels, _ := l.pkg.Relationships(source)
	for _, id := range ids {
		part := source
		for i := range rels {
			if rels[i].ID == id {
				part = rels[i].Target
			}
		}
		l.skipped = append(l.skipped, Skip{Part: part, Reason: "a document of its own that Word shows here"})
	}
}

// fail turns what another layer says into an *Error.
func (l *loader) fail(err error, name string) error {
	e := translate(err)
	e.Name = l.opts.Name
	if e.Part == "" {
		e.Part = name
	}
	return e
}

func translate(err error) *Error {
	switch err := err.(type) {
	case *Error:
		return err
	case *opc.Error:
		return &Error{Kind: ErrorKind(err.Kind), Part: err.Part, Offset: err.Offset, Detail: err.Detail, Err: err.Err}
	case *xmlscan.Error:
		return &Error{Kind: scanKinds[err.Reason], Offset: int64(err.Offset), Detail: err.Detail}
	}
	return &Error{Kind: KindIO, Offset: -1, Err: err}
}

var scanKinds = map[xmlscan.Reason]ErrorKind{
	xmlscan.Syntax:   KindXML,
	xmlscan.Encoding: KindEncoding,
	xmlscan.DTD:      KindDTD,
	xmlscan.Depth:    KindLimit,
}
