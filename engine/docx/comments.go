package docx

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

const (
	commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	xmlHeader    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relsSpace    = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// commentsPart writes the comments into the comments part, which is made when
// the document has none.
func (n *annotation) commentsPart() ([]opc.Change, error) {
	if i := slices.IndexFunc(n.parts, func(p *part) bool { return p.kind == Comments }); i >= 0 {
		p := n.parts[i]
		data, err := p.splice([]splice.Edit{p.append(n.write(p.names(p.tag)))})
		return []opc.Change{{Part: p.name, Data: data}}, err
	}
	names := wordNames{element: "w:", attribute: "w:"}
	content := xmlHeader + `<w:comments xmlns:w="` + n.parts[0].namespace + `">` + n.write(names) + "</w:comments>"
	name, rels, err := n.newCommentsPart()
	if err != nil {
		return nil, err
	}
	return append(rels, opc.Change{Part: name, Data: []byte(content), ContentType: commentsType}), nil
}

// newCommentsPart names the part and states the relationship to it.
func (n *annotation) newCommentsPart() (name string, rels []opc.Change, err error) {
	main := n.parts[0].name
	for i := range n.loader.rels {
		rel := &n.loader.rels[i]
		if relationshipName(rel) != "comments" || rel.External {
			continue
		}
		if _, ok := n.loader.pkg.Part(rel.Target); ok {
			return "", nil, &Error{Kind: KindEdit, Part: rel.Target, Offset: -1, Detail: "the comments can't be read, so none can be added"}
		}
		return rel.Target, nil, nil
	}
	dir, base := path.Split(main)
	target := n.freeName(dir, "comments", ".xml")
	change, err := n.relate(dir+"_rels/"+base+".rels", target)
	return dir + target, []opc.Change{change}, err
}

// freeName is a name in a folder that no part has.
func (d *Document) freeName(dir, base, ext string) string {
	name := base + ext
	for i := 1; ; i++ {
		if _, taken := d.loader.pkg.Part(dir + name); !taken {
			return name
		}
		name = base + strconv.Itoa(i) + ext
	}
}

// relate adds the relationship to the comments to those of the main part.
func (n *annotation) relate(rels, target string) (opc.Change, error) {
	kind := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	if strings.HasPrefix(n.parts[0].namespace, "http://purl.oclc.org/") {
		kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
	}
	relationship := func(prefix string) string {
		return "<" + prefix + `Relationship Id="` + n.freeRelationshipID() + `" Type="` + kind + `" Target="` + target + `"/>`
	}
	if _, ok := n.loader.pkg.Part(rels); !ok {
		return opc.Change{Part: rels, Data: []byte(xmlHeader + `<Relationships xmlns="` + relsSpace + `">` + relationship("") + "</Relationships>")}, nil
	}
	src, declared, err := n.loader.source(rels)
	if err != nil {
		return opc.Change{}, err
	}
	p := &part{name: rels, src: src, declared: declared}
	s := n.loader.scanner(src)
	var root xmlscan.Token
	s.Root(&root)
	p.tag = root.Start
	empty := root.Kind == xmlscan.Empty
	s.Pass(&root)
	start, end := s.Span()
	p.end = rootEnd{span{start, end}, empty}
	data, err := p.splice([]splice.Edit{p.append(relationship(prefix(src, p.tag)))})
	return opc.Change{Part: rels, Data: data}, err
}

func (n *annotation) freeRelationshipID() string {
	for i := 1; ; i++ {
		id := "rId" + strconv.Itoa(i)
		if !slices.ContainsFunc(n.loader.rels, func(r opc.Relationship) bool { return r.ID == id }) {
			return id
		}
	}
}

// append adds markup at the end of the root element.
func (p *part) append(markup string) splice.Edit {
	if p.end.empty {
		name := xmlscan.TagName(p.src, p.end.start)
		return splice.Edit{Start: p.end.end - len("/>"), End: p.end.end, New: ">" + markup + "</" + name + ">"}
	}
	return splice.Edit{Start: p.end.start, End: p.end.start, New: markup}
}

// write writes the comments.
func (n *annotation) write(names wordNames) string {
	var b strings.Builder
	for _, c := range n.elements {
		attributes := []string{"id", c.id, "author", n.Author}
		if !n.Date.IsZero() {
			attributes = append(attributes, "date", n.Date.UTC().Format(time.RFC3339))
		}
		b.WriteString(names.open("comment", append(attributes, "initials", n.Author)...))
		mark := names.open("r") + names.empty("annotationRef") + names.close("r")
		for line := range strings.SplitSeq(lineEnds.Replace(c.text), "\n") {
			b.WriteString(names.open("p") + mark)
			if line != "" {
				b.WriteString(names.open("r") + elements(names.element, line) + names.close("r"))
			}
			b.WriteString(names.close("p"))
			mark = ""
		}
		b.WriteString(names.close("comment"))
	}
	return b.String()
}
