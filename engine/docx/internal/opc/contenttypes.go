package opc

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

const contentTypesPart = "[Content_Types].xml"

// emptyContentTypes is what a container without content types gets when one
// must be stated.
const emptyContentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" +
	`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`

// contentTypes is the content types part, read.
type contentTypes struct {
	xml       string // UTF-8
	root      element
	overrides []override        // in their order
	byPart    map[string]int    // folded part name → index into overrides
	defaults  map[string]string // folded extension → content type
}

// override states the content type of one part.
type override struct {
	part, contentType string
	element           element
}

// ContentType is the content type of a part, "" when the container states none
// or its statement can't be read (MainPart tells why).
func (p *Package) ContentType(name string) string {
	types, err := p.types()
	if err != nil {
		return ""
	}
	return types.of(partName(name))
}

func (t *contentTypes) of(part string) string {
	if i, ok := t.byPart[foldASCII(part)]; ok {
		return t.overrides[i].contentType
	}
	return t.defaults[foldASCII(strings.TrimPrefix(path.Ext(part), "."))]
}

// readContentTypes reads the part; a container without one states nothing.
func (p *Package) readContentTypes() (*contentTypes, error) {
	data := emptyContentTypes
	if p.find(contentTypesPart) != nil {
		var err error
		if data, err = p.ReadString(contentTypesPart); err != nil {
			return nil, err
		}
	}
	t := &contentTypes{xml: toUTF8(data), byPart: make(map[string]int), defaults: make(map[string]string)}
	return t, readXML(contentTypesPart, t.xml, t.add)
}

// add takes in one element. Of two statements about the same name the first
// counts.
func (t *contentTypes) add(e element) {
	t.root = e // at last
	contentType := e.attribute("ContentType")
	switch e.local {
	case "Default":
		extension := foldASCII(e.attribute("Extension"))
		if _, ok := t.defaults[extension]; !ok {
			t.defaults[extension] = contentType
		}
	case "Override":
		part := partName(e.attribute("PartName"))
		if _, ok := t.byPart[foldASCII(part)]; !ok {
			t.byPart[foldASCII(part)] = len(t.overrides)
		}
		t.overrides = append(t.overrides, override{part: part, contentType: contentType, element: e})
	}
}

// with returns the XML without the overrides of the parts in gone (by folded
// name) and with added ones.
func (t *contentTypes) with(gone map[string]bool, added []override) []byte {
	var out bytes.Buffer
	at := 0
	for _, o := range t.overrides {
		if gone[foldASCII(o.part)] {
			out.WriteString(t.xml[at:o.element.start])
			at = o.element.end
		}
	}
	name := xmlscan.TagName(t.xml, t.root.start)
	prefix := name[:strings.Index(name, ":")+1]
	if t.root.inner == t.root.end {
		out.WriteString(strings.TrimSuffix(t.xml[at:t.root.end], "/>"))
		out.WriteByte('>')
		writeOverrides(&out, prefix, added)
		out.WriteString("</" + name + ">")
	} else {
		out.WriteString(t.xml[at:t.root.close])
		writeOverrides(&out, prefix, added)
	}
	out.WriteString(t.xml[max(t.root.close, t.root.inner):])
	return out.Bytes()
}

func writeOverrides(out *bytes.Buffer, prefix string, added []override) {
	for _, o := range added {
		out.WriteString("<" + prefix + `Override PartName="/`)
		xml.EscapeText(out, []byte(o.part)) // a Buffer doesn't fail
		out.WriteString(`" ContentType="`)
		xml.EscapeText(out, []byte(o.contentType))
		out.WriteString(`"/>`)
	}
}
