package opc

import (
	"strings"
	"sync"
)

// Relationship is one line of a relationships part.
type Relationship struct {
	ID       string
	Type     string
	Target   string // part name, resolved against the source; as written when External
	External bool   // leads out of the package, and is never followed here
}

// Relationships lists the relationships of a part in their order, or those of
// the package when source is "". A source without a relationships part has
// none. The list is read once and shared: it must not be changed.
func (p *Package) Relationships(source string) ([]Relationship, error) {
	p.links.mu.Lock()
	defer p.links.mu.Unlock()
	if list, known := p.links.bySource[source]; known {
		return list, nil
	}
	list, err := p.readRelationships(source)
	if err == nil {
		p.links.bySource[source] = list
	}
	return list, err
}

// links are the relationships of a package that have been read.
type links struct {
	mu       sync.Mutex
	bySource map[string][]Relationship
}

func (p *Package) readRelationships(source string) ([]Relationship, error) {
	part := relationshipsPart(partName(source))
	if p.find(part) == nil {
		return nil, nil
	}
	data, err := p.ReadString(part)
	if err != nil {
		return nil, err
	}
	var list []Relationship
	err = readXML(part, toUTF8(data), func(e element) {
		if e.local == "Relationship" {
			list = append(list, relationship(source, &e))
		}
	})
	return list, err
}

func relationship(source string, e *element) Relationship {
	r := Relationship{ID: e.attribute("Id"), Type: e.attribute("Type"), Target: e.attribute("Target")}
	r.External = strings.EqualFold(e.attribute("TargetMode"), "External") || hasScheme(r.Target)
	if !r.External {
		r.Target = resolve(partName(source), r.Target)
	}
	return r
}

// hasScheme tells an absolute URI, such as https://example.org, from a path.
// Some programs leave out TargetMode.
func hasScheme(target string) bool {
	scheme, _, ok := strings.Cut(target, ":")
	return ok && len(scheme) > 1 && !strings.ContainsAny(scheme, `/\#?.%`)
}
