package docx

import (
	"slices"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// Signed reports whether the file is digitally signed. Any edit breaks the
// signature, which has to be made again.
func (d *Document) Signed() bool { return d.loader.signed }

// consequences adds to the changes of parts what else must change with them:
// workbooks of charts, and the picture of the first page, which shows the old
// text.
func (d *Document) consequences(changes []opc.Change, parts []*part) ([]opc.Change, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	books, err := d.changeBooks(parts)
	if err != nil {
		return nil, err
	}
	picture, err := d.dropThumbnail()
	if err != nil {
		return nil, err
	}
	return slices.Concat(changes, books, picture), nil
}

// dropThumbnail removes the picture and the relationship to it.
func (d *Document) dropThumbnail() ([]opc.Change, error) {
	rels, err := d.loader.pkg.Relationships("")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(rels, func(r opc.Relationship) bool { return r.Type == thumbnailType && !r.External })
	if i < 0 {
		return nil, nil
	}
	src, declared, err := d.loader.source(rootRelationships)
	if err != nil {
		return nil, err
	}
	edits := dropRelationships(src, thumbnailType)
	if declared != (span{}) {
		edits = append(edits, splice.Edit{Start: declared.start, End: declared.end, New: "UTF-8"})
	}
	data, err := splice.Apply(src, edits)
	if err != nil {
		return nil, err
	}
	changes := []opc.Change{{Part: rootRelationships, Data: data}}
	if d.isThumbnailOnly(rels, rels[i].Target) {
		changes = append(changes, opc.Change{Part: rels[i].Target, Remove: true})
	}
	return changes, nil
}

const rootRelationships = "_rels/.rels"

// isThumbnailOnly reports whether a part is in the file and nothing else.
func (d *Document) isThumbnailOnly(rels []opc.Relationship, name string) bool {
	if _, ok := d.loader.pkg.Part(name); !ok {
		return false
	}
	used := func(r opc.Relationship) bool { return r.Type != thumbnailType && r.Target == name }
	return !slices.ContainsFunc(rels, used) && !slices.ContainsFunc(d.loader.rels, used)
}

// dropRelationships removes the relationships of a type from a relationships
// part.
func dropRelationships(src, kind string) []splice.Edit {
	s := xmlscan.New(src, xmlscan.Options{})
	var edits []splice.Edit
	var root, t xmlscan.Token
	if !s.Root(&root) {
		return nil
	}
	for s.Child(&root, &t) {
		if v, _ := s.Attr(&t, 0, "Type"); v == kind {
			start := t.Start
			s.Pass(&t)
			_, end := s.Span()
			edits = append(edits, splice.Edit{Start: start, End: end})
		}
	}
	return edits
}
