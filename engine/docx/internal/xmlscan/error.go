package xmlscan

import "fmt"

// Reason groups what can be wrong with a source.
type Reason uint8

const (
	Syntax   Reason = iota // not well-formed
	Encoding               // not UTF-8
	DTD                    // a document type declaration
	Depth                  // elements nested deeper than Options.Depth
)

// Error says what is wrong with a source and where.
type Error struct {
	Reason Reason
	Offset int
	Detail string // one English clause
}

func (e *Error) Error() string {
	return fmt.Sprintf("offset %d: %s", e.Offset, e.Detail)
}
