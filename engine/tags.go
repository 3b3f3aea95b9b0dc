package engine

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Tags writes {key} into every placeholder, so that programs which know only
// tags, go-docx among them, can fill the document. A placeholder that is a tag
// already becomes {key} as well.
//
// A key with a character that XML escapes or that delimits tags is an error:
// such programs compare the bytes of the file and would never find it.
func (t *Template) Tags() (*docx.Document, error) {
	var edits []docx.Edit
	for _, s := range t.Slots {
		if s.Kind != slot.Placeholder {
			continue
		}
		key := leadOf(s)
		if strings.ContainsAny(key, `{}<>&"'`) {
			return nil, &Error{Kind: KindUnsuitable, Key: key, Text: key, Loc: s.Loc,
				Err: fmt.Errorf("a tag can't hold any of the characters {}<>&\"'; fill this template without tags")}
		}
		edits = append(edits, docx.Edit{Loc: s.Loc, New: "{" + key + "}"})
	}
	return t.Doc.Apply(edits)
}
