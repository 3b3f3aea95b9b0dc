package engine

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Tags writes {key} into every placeholder, so that programs which know only
// tags, go-docx among them, can fill the document. A placeholder that is a tag
// already becomes {key} as well; one whose text Word computes stays as it is.
//
// A key with a character that XML escapes or that delimits tags is an error:
// such programs compare the bytes of the file and would never find it.
func (t *Template) Tags() (*docx.Document, error) {
	var edits []docx.Edit
	for i, s := range t.Slots {
		if s.Kind != slot.Placeholder || t.IsFixed(i) {
			continue
		}
		key := leadOf(s)
		switch o := t.offers[i]; {
		case strings.ContainsAny(key, `{}<>&"'`):
			return nil, &Error{Kind: KindTag, Key: key, Loc: s.Loc}
		case o != nil && o.Strict && o.Dates != "":
			return nil, &Error{Kind: KindTagInDate, Key: key, Loc: s.Loc}
		}
		edits = append(edits, docx.Edit{Loc: s.Loc, New: "{" + key + "}"})
	}
	return t.Doc.Apply(edits)
}
