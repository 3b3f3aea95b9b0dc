package values

import (
	"strconv"
	"strings"
)

// ErrorKind tells what is wrong with a values file or a value; each kind says
// which fields of Error it sets besides Pos and Key.
type ErrorKind string

// What can be wrong with a file as a whole.
const (
	KindEmpty     ErrorKind = "empty"     // a file without content
	KindExtension ErrorKind = "extension" // no YAML, JSON, CSV or XLSX; Text: the extension
	KindEncoding  ErrorKind = "encoding"  // neither UTF-8 nor UTF-16 nor GB18030
	KindLimit     ErrorKind = "limit"     // too large, too deep; Detail
	KindSyntax    ErrorKind = "syntax"    // Detail; Want: what to write instead, may be ""
	KindShape     ErrorKind = "shape"     // something else belongs here; Detail
	KindProtected ErrorKind = "protected" // a workbook with a password, or a legacy .xls
)

// What can be wrong with a key.
const (
	KindDuplicate ErrorKind = "duplicate" // Other, OtherKey: the place and the spelling before
	KindConflict  ErrorKind = "conflict"  // Text and, at Other, OtherText differ for one key
	KindUnknown   ErrorKind = "unknown"   // Want: the nearest known key, "" when none is near
	KindNoKey     ErrorKind = "no-key"    // a value in a row without a key; Text
	KindCell      ErrorKind = "cell"      // a cell without a usable text; Text as shown, Detail
)

// What can be wrong with a value for its slot. Text is the value; Want is what
// to write instead, "" when nobody can know.
const (
	KindNumber  ErrorKind = "number"   // no number where one must stand
	KindFollows ErrorKind = "follows"  // Context follows the slot in the document: 5次 before 次
	KindLeads   ErrorKind = "leads"    // Context stands before the slot: 第3 after 第
	KindApprox  ErrorKind = "approx"   // 约, 近, 余 twice: once in the value, once (Context) beside it
	KindDate    ErrorKind = "date"     // no date, or no month, day, hour that exists
	KindPhone   ErrorKind = "phone"    // no telephone number
	KindLines   ErrorKind = "lines"    // a line break where a name or a figure stands
	KindControl ErrorKind = "control"  // a character that no document can hold; Detail names it
	KindFormat  ErrorKind = "format"   // Context: the format; Detail says why it can't be applied
	KindPattern ErrorKind = "bad-spec" // Text: the format as written; Context: the word that is unknown
	KindOrdinal ErrorKind = "ordinal"  // no number in a series
	KindSet     ErrorKind = "set"      // Text: an assignment that is not key=value
)

// What can be wrong with an expression. Text is the expression, Column the code
// point in it (1-based), Operands the values it was computed from.
const (
	KindExpr  ErrorKind = "expr"  // Detail
	KindCycle ErrorKind = "cycle" // Context: the keys, 合计 → 小计 → 合计
	KindCheck ErrorKind = "check" // a check that does not hold
)

// Error is what is wrong, where, and what to do. Error says it in English,
// Chinese in Chinese.
type Error struct {
	Kind ErrorKind
	Pos  Pos
	Key  string

	Text    string // the value, expression or format at fault, as spelled
	Want    string // what to write instead
	Context string // the words of the document or the format concerned
	Detail  Text   // one clause

	Other     Pos // the other place of a duplicate or conflict
	OtherKey  string
	OtherText string

	Column   int
	Operands []Entry

	Err error // the cause, may be nil
}

func (e *Error) Unwrap() error { return e.Err }

// Error says place, key and message: "数据.yaml:3: 走访次数: …".
func (e *Error) Error() string {
	return joinNonEmpty(": ", e.Pos.String(), e.Key, e.message().EN)
}

// Chinese is the same sentence in Chinese.
func (e *Error) Chinese() string {
	return joinNonEmpty("：", e.Pos.String(), e.Key, e.message().ZH)
}

// String is "file:line", "file:sheet!cell" or what is known of it.
func (p Pos) String() string {
	line := ""
	if p.Line > 0 && p.Cell == "" {
		line = strconv.Itoa(p.Line)
	}
	return joinNonEmpty(":", p.File, p.Cell, line)
}

func joinNonEmpty(sep string, parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, sep)
}

// Errors are all the errors that one step found, in order.
type Errors []*Error

func (list Errors) Error() string {
	lines := make([]string, len(list))
	for i, e := range list {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is and errors.As see each error.
func (list Errors) Unwrap() []error {
	all := make([]error, len(list))
	for i, e := range list {
		all[i] = e
	}
	return all
}

// err is nil for an empty list, which a plain conversion would not be.
func (list Errors) err() error {
	if len(list) == 0 {
		return nil
	}
	return list
}
