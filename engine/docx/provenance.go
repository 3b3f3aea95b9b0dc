package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Provenance is what a file tells of who made it that is no text of the
// document. What the document's properties say in words (its author, company,
// custom properties) are paragraphs of the stories of kind Properties.
type Provenance struct {
	LastModifiedBy   string
	Template         string   // the name of the template, as Word notes it
	AttachedTemplate string   // where the template lies, a path or address
	Commenters       []string // who wrote comments, each once; not CommentAuthor
}

// Provenance reads what the file tells of who made it. It must not be called
// after Close.
func (d *Document) Provenance() Provenance {
	var v Provenance
	for _, p := range d.parts {
		s := d.loader.scanner(p.src)
		switch p.kind {
		case Properties:
			v.readProperties(s)
		case Comments:
			v.readCommenters(s)
		}
	}
	v.AttachedTemplate = d.attachedTemplate()
	return v
}

func (v *Provenance) readProperties(s *xmlscan.Scanner) {
	var root, t xmlscan.Token
	s.Root(&root)
	for s.Child(&root, &t) {
		switch {
		case t.Is(nsCore, "lastModifiedBy"):
			v.LastModifiedBy = innerText(s, &t)
		case t.Is(nsExtended, "Template"):
			v.Template = innerText(s, &t)
		}
	}
}

// innerText is the text right in the element that t opens.
func innerText(s *xmlscan.Scanner, t *xmlscan.Token) string {
	if t.Kind == xmlscan.Empty {
		return ""
	}
	var text []byte
	var c xmlscan.Token
	for s.Next(&c) && !(c.Kind == xmlscan.End && c.Depth == t.Depth) {
		if c.Kind == xmlscan.Text || c.Kind == xmlscan.CDATA {
			start, end := c.Inner()
			text = xmlscan.AppendText(text, s.Source()[start:end], c.Kind)
		}
	}
	return string(text)
}

func (v *Provenance) readCommenters(s *xmlscan.Scanner) {
	var root, t xmlscan.Token
	s.Root(&root)
	for s.Child(&root, &t) {
		if !t.Is(nsWord, "comment") {
			continue
		}
		author, _ := s.Attr(&t, nsWord, "author")
		if author != "" && author != CommentAuthor && !slices.Contains(v.Commenters, author) {
			v.Commenters = append(v.Commenters, author)
		}
	}
}

// attachedTemplate is the target of the settings' relationship to a template.
func (d *Document) attachedTemplate() string {
	for i := range d.loader.rels {
		rel := &d.loader.rels[i]
		if relationshipName(rel) != "settings" || rel.External {
			continue
		}
		rels, err := d.loader.pkg.Relationships(rel.Target)
		if err != nil {
			return ""
		}
		for j := range rels {
			if relationshipName(&rels[j]) == "attachedTemplate" {
				return rels[j].Target
			}
		}
	}
	return ""
}
