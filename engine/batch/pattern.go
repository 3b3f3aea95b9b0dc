package batch

import (
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// Pattern says how reports are named: text with the names of columns (or keys)
// in braces, as in {单位}-{期间}. {#} is the number of the row.
type Pattern struct {
	source string
	pieces []piece
}

// piece is text as it is, or the name of a column.
type piece struct {
	text   string
	column bool
}

// rowNumber stands for the number of the row in a Pattern.
const rowNumber = "#"

// ParsePattern reads a pattern. The error is an *Error.
func ParsePattern(source string) (Pattern, error) {
	p := Pattern{source: source}
	for rest := source; rest != ""; {
		text, after, found := strings.Cut(rest, "{")
		if strings.Contains(text, "}") {
			return Pattern{}, &Error{Kind: KindPattern, Text: source}
		}
		p.pieces = append(p.pieces, piece{text: text})
		if !found {
			break
		}
		name, behind, closed := strings.Cut(after, "}")
		name = strings.TrimSpace(name)
		if !closed || name == "" || strings.Contains(name, "{") {
			return Pattern{}, &Error{Kind: KindPattern, Text: source}
		}
		p.pieces = append(p.pieces, piece{name, true})
		rest = behind
	}
	return p, nil
}

// column is the pattern that takes the text of one column.
func column(name string) Pattern {
	return Pattern{source: "{" + name + "}", pieces: []piece{{name, true}}}
}

// check wants every column of the pattern to be among these.
func (p Pattern) check(columns []string) error {
	known := make(map[string]bool, len(columns))
	for _, c := range columns {
		known[c] = true
	}
	for _, piece := range p.pieces {
		if piece.column && piece.text != rowNumber && !known[piece.text] {
			return &Error{Kind: KindNoColumn, Text: p.source, Key: piece.text, Want: values.Nearest(piece.text, columns)}
		}
	}
	return nil
}

// apply is the name for a row. Every column must have a text.
func (p Pattern) apply(r *Row) (string, error) {
	var b strings.Builder
	for _, piece := range p.pieces {
		text := piece.text
		switch {
		case !piece.column:
		case text == rowNumber:
			text = strconv.Itoa(r.Number)
		default:
			if text = r.text(piece.text); text == "" {
				return "", &Error{Kind: KindNoName, Pos: r.Pos, Key: piece.text}
			}
		}
		b.WriteString(text)
	}
	return b.String(), nil
}
