package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// binding ties a content control to a node of custom XML (ECMA-376 part 1,
// section 17.5.2.6). On opening, Word shows the node's text in the control,
// whatever stood there; so both are edited together.
type binding struct {
	store string // id of the custom XML part
	path  string // canonical; "" when it is not understood
}

// Stores that Word itself keeps for the properties.
const (
	coreStore     = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
	extendedStore = "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
)

// loadBound adds the custom XML that controls are bound to, as parts that are
// no stories.
func (l *loader) loadBound(parts []*part) ([]*part, error) {
	stores := map[string]map[string]bool{}
	var order []string
	for _, p := range parts {
		for i := range p.controls {
			b := &p.controls[i].binding
			if b.store == "" || b.store == coreStore || b.store == extendedStore {
				continue
			}
			if stores[b.store] == nil {
				stores[b.store] = map[string]bool{}
				order = append(order, b.store)
			}
			stores[b.store][b.path] = true
		}
	}
	if len(order) == 0 {
		return parts, nil
	}
	items := l.items()
	for _, id := range order {
		item, ok := items[id]
		if !ok {
			continue
		}
		p, err := l.boundPart(item, id, stores[id])
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// boundPart reads custom XML. What can't be read is a part without nodes: the
// controls that are bound to it are not edited.
func (l *loader) boundPart(name, id string, paths map[string]bool) (*part, error) {
	p := &part{name: name, kind: boundStory, data: &boundData{store: id, paths: paths}}
	src, declared, err := l.source(name)
	if err == nil {
		p.src, p.declared = src, declared
		err = l.read(p)
	}
	if err == nil {
		return p, nil
	}
	if l.skip(name, err) {
		return &part{name: name, kind: boundStory, data: &boundData{store: id, broken: true}}, nil
	}
	return nil, err
}

// items finds the custom XML parts by their ids.
func (l *loader) items() map[string]string {
	items := map[string]string{}
	for i := range l.rels {
		if rel := &l.rels[i]; relationshipName(rel) == "customXml" && !rel.External {
			if id := l.itemID(rel.Target); id != "" {
				items[id] = rel.Target
			}
		}
	}
	return items
}

// itemID reads the id of a custom XML part from the properties it has.
func (l *loader) itemID(item string) string {
	rels, err := l.pkg.Relationships(item)
	if err != nil {
		return ""
	}
	for i := range rels {
		if relationshipName(&rels[i]) == "customXmlProps" && !rels[i].External {
			return l.readItemID(&rels[i])
		}
	}
	return ""
}

func (l *loader) readItemID(rel *opc.Relationship) string {
	src, _, err := l.source(rel.Target)
	if err != nil {
		return ""
	}
	s := l.scanner(src)
	var root xmlscan.Token
	if !s.Root(&root) {
		return ""
	}
	id, _ := s.Attr(&root, nsCustomXML, "itemID")
	return strings.ToUpper(id)
}
