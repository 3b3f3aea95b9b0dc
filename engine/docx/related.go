package docx

import (
	"path"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
)

// origin is the relationship by which a story is reached.
type origin struct{ part, id string }

// loadRelated adds the stories that other stories name: their charts and
// SmartArt, and the shapes drawn on charts. What holds text that is not read
// is listed as skipped.
func (l *loader) loadRelated(parts []*part) ([]*part, error) {
	seen := map[string]bool{}
	for _, p := range parts {
		seen[p.name] = true
	}
	for i := 0; i < len(parts); i++ {
		source := parts[i]
		rels, err := l.relationships(source.name)
		if err != nil {
			return nil, err
		}
		for j := range rels {
			rel := &rels[j]
			if rel.External || seen[rel.Target] {
				continue
			}
			seen[rel.Target] = true
			kind, reason := related(source.kind, rel)
			if reason != "" {
				l.skipped = append(l.skipped, Skip{Part: rel.Target, Reason: reason, Object: isObject(rel)})
			}
			if kind == "" {
				continue
			}
			if parts, err = l.add(parts, rel.Target, kind, origin{source.name, rel.ID}); err != nil {
				return nil, err
			}
		}
	}
	return parts, nil
}

// add reads a story, or lists it as skipped.
func (l *loader) add(parts []*part, name string, kind StoryKind, from origin) ([]*part, error) {
	p, err := l.story(name, kind)
	if err == nil {
		p.origin = from
		return append(parts, p), nil
	}
	if !l.skip(name, err) {
		return nil, err
	}
	return parts, nil
}

// relationships are those of a story. One whose relationships can't be read
// has none.
func (l *loader) relationships(name string) ([]opc.Relationship, error) {
	rels, err := l.pkg.Relationships(name)
	if err == nil {
		return rels, nil
	}
	if err = l.fail(err, name); l.skip(name, err) {
		return nil, nil
	}
	return nil, err
}

// related says what a relationship of a story leads to: to a story, or to text
// that is not read, for the reason given.
func related(source StoryKind, rel *opc.Relationship) (kind StoryKind, reason string) {
	name := relationshipName(rel)
	switch {
	case source == Chart || source == Diagram:
		if name == "chartUserShapes" {
			return Chart, ""
		}
		return "", ""
	case name == "":
		return "", foreign(rel.Type)
	}
	switch name {
	case "chart":
		return Chart, ""
	case "diagramData":
		return Diagram, ""
	case "oleObject", "package":
		return "", "an embedded object, whose text is not read"
	case "control":
		return "", "an ActiveX control, whose text is not read"
	}
	if !isKnownRelationship(name) {
		return "", "content of an unknown kind: " + name
	}
	return "", ""
}

// isObject reports whether a relationship leads to a file within the file, of
// which Word shows a picture.
func isObject(rel *opc.Relationship) bool {
	switch relationshipName(rel) {
	case "oleObject", "package", "control":
		return true
	}
	return false
}

// foreign judges a relationship that is not of the standard. Microsoft's lead
// to data of its programs, with one exception.
func foreign(relationship string) (reason string) {
	name := path.Base(relationship)
	switch {
	case name == "chartEx":
		return "a chart of a kind that is not read"
	case strings.HasPrefix(relationship, "http://schemas.microsoft.com/"),
		strings.HasPrefix(relationship, "http://schemas.openxmlformats.org/"):
		return ""
	}
	return "content of an unknown kind: " + name
}

// isKnownRelationship tells those of the standard (ECMA-376 part 1, sections
// 11.3 and 15.2) that lead to stories of the main part, to what is no text, and
// to documents that are listed where they stand in the text.
func isKnownRelationship(name string) bool {
	switch name {
	case "header", "footer", "footnotes", "endnotes", "comments",
		"styles", "numbering", "settings", "webSettings", "fontTable", "theme", "themeOverride",
		"glossaryDocument", "attachedTemplate", "printerSettings",
		"image", "video", "audio", "font", "hyperlink", "customXml", "customXmlProps",
		"diagramLayout", "diagramColors", "diagramQuickStyle",
		"aFChunk", "subDocument", "mailMergeSource", "mailMergeHeaderSource", "recipientData":
		return true
	}
	return false
}

// loadProperties adds the parts of properties.
func (l *loader) loadProperties(parts []*part) ([]*part, error) {
	rels, err := l.relationships("")
	if err != nil {
		return nil, err
	}
	for i := range rels {
		rel := &rels[i]
		l.signed = l.signed || rel.Type == signatureType
		if !rel.External && isPropertiesType(rel) {
			if parts, err = l.add(parts, rel.Target, Properties, origin{"", rel.ID}); err != nil {
				return nil, err
			}
		}
	}
	return parts, nil
}

// Types of relationships of the package.
const (
	signatureType = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
	thumbnailType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
)

func isPropertiesType(rel *opc.Relationship) bool {
	switch relationshipName(rel) {
	case "extended-properties", "extendedProperties", "custom-properties", "customProperties":
		return true
	}
	return strings.HasSuffix(rel.Type, "/metadata/core-properties") // three spellings are in use
}
