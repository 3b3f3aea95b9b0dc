package docx

import "strings"

// bindingState says what editing a bound control takes.
type bindingState uint8

const (
	loose  bindingState = iota // the node is not there, and Word lets the control be
	linked                     // the node is edited along
	stuck                      // Word would put back text that can't be edited along
)

// settleBindings finds out the state of every binding of the parts.
func (l *loader) settleBindings(parts []*part) {
	for _, p := range parts {
		for i := range p.controls {
			b := p.controls[i].binding
			if b.store == "" {
				continue
			}
			if l.bindings == nil {
				l.bindings = map[binding]bindingState{}
			}
			if _, known := l.bindings[b]; !known {
				l.bindings[b] = stateOf(parts, b)
			}
		}
	}
}

func stateOf(parts []*part, b binding) bindingState {
	if b.store == coreStore || b.store == extendedStore {
		if propertiesPart(parts, b.store) < 0 || propertyOf(b) == "" {
			return stuck
		}
		return linked
	}
	i := dataPart(parts, b.store)
	if i < 0 {
		return loose
	}
	data := parts[i].data
	node, ok := data.nodes[b.path]
	switch {
	case data.broken || b.path == "" || node.mixed:
		return stuck
	case !ok:
		return loose
	}
	return linked
}

func dataPart(parts []*part, store string) int {
	for i, p := range parts {
		if p.data != nil && p.data.store == store {
			return i
		}
	}
	return -1
}

// propertiesPart is the part that Word's own stores stand for.
func propertiesPart(parts []*part, store string) int {
	space := nsCore
	if store == extendedStore {
		space = nsExtended
	}
	for i, p := range parts {
		if p.kind == Properties && p.root == space {
			return i
		}
	}
	return -1
}

const (
	corePath     = "/{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties[1]/"
	coreSpace    = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
	dublinSpace  = "{http://purl.org/dc/elements/1.1/}"
	appPath      = "/{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Properties[1]/"
	appSpace     = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
	firstElement = "[1]"
)

// propertyOf is the name, with its namespace, of the property that a control is
// bound to, "" for one whose text is not edited.
func propertyOf(b binding) string {
	name, ok := strings.CutPrefix(b.path, corePath)
	if b.store == extendedStore {
		name, ok = strings.CutPrefix(b.path, appPath)
	}
	name, first := strings.CutSuffix(name, firstElement)
	if !ok || !first {
		return ""
	}
	switch name {
	case dublinSpace + "title", dublinSpace + "subject", dublinSpace + "creator", dublinSpace + "description",
		coreSpace + "keywords", coreSpace + "category", coreSpace + "contentStatus",
		appSpace + "Company", appSpace + "Manager":
		return name
	}
	return ""
}

// stateOf is that of a control's binding, with what the control itself makes of
// it.
func (l *loader) stateOf(c *controlSource) bindingState {
	state := l.bindings[c.binding]
	if state == loose {
		return loose
	}
	switch c.kind {
	case "group", "docpart", "repeating", "picture":
		return loose
	case "checkbox", "citation", "bibliography", "equation":
		return stuck
	}
	if c.rich || c.paras > 1 || c.date != nil && !c.date.understood() {
		return stuck
	}
	return state
}
