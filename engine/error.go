package engine

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// ErrorKind tells why a value can't go where it should. Callers that speak
// another language than English translate by it.
type ErrorKind string

const (
	KindNested ErrorKind = "nested" // the slot lies in that of Other, which has a value too
	KindLinked ErrorKind = "linked" // the slot must read as that of Other, which has another value
	KindMoved  ErrorKind = "moved"  // the form saw the slot between other words; they are now around Other, if anywhere

	KindUnsuitable ErrorKind = "unsuitable" // Text can't stand there; Err says why
)

// Error is a value that contradicts the template or another value.
type Error struct {
	Kind     ErrorKind
	Key      string
	Pos      values.Pos // of the value
	Other    string     // another key, "" for none
	OtherPos values.Pos // of the value for Other
	Text     string
	Loc      docx.Loc // the slot
	Err      error
}

func (e *Error) Error() string {
	var b strings.Builder
	for _, s := range []string{e.Pos.String(), e.Key} {
		if s != "" {
			b.WriteString(s + ": ")
		}
	}
	switch e.Kind {
	case KindNested:
		fmt.Fprintf(&b, "lies within %s, which has a value too (%s); give one of the two", e.Other, e.OtherPos)
	case KindLinked:
		fmt.Fprintf(&b, "must read as %s does, which has another value (%s)", e.Other, e.OtherPos)
	case KindMoved:
		b.WriteString("the words around this blank are not those that the form was made for")
		if e.Other != "" {
			fmt.Fprintf(&b, "; they are now around %s", e.Other)
		}
	case KindUnsuitable:
		fmt.Fprintf(&b, "%q: %v", e.Text, e.Err)
	}
	fmt.Fprintf(&b, " (%s, paragraph %d)", e.Loc.Part, e.Loc.Para)
	return b.String()
}

func (e *Error) Unwrap() error { return e.Err }
