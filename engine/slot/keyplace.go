package slot

import (
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

// teller is a word that tells a slot from others with the same label, "" for
// none.
type teller func(*Slot) string

// Words for the parts of a document that stand under no heading.
const (
	titlePlace     = "标题"
	signaturePlace = "落款"
)

// keyTellers are asked in order. In the title and in the signature no heading
// and no neighbouring clause says more than the place itself.
func keyTellers(paragraphs []docx.Paragraph) []teller {
	placed := placesOf(paragraphs)
	at := func(other teller) teller {
		return func(s *Slot) string {
			if w := placed[paragraphID{s.Loc.Part, s.Loc.Para}]; w != "" {
				return w
			}
			return other(s)
		}
	}
	return []teller{at(sectionWord), at(clauseWord)}
}

// paragraphID is the place of a paragraph in its document.
type paragraphID struct {
	part string
	para int
}

func idOf(p *docx.Paragraph) paragraphID { return paragraphID{p.Part, p.Index} }

// placesOf maps the paragraphs of the title and of the signature to their words.
func placesOf(paragraphs []docx.Paragraph) map[paragraphID]string {
	placed := map[paragraphID]string{}
	body := bodyLines(paragraphs)
	for _, p := range body {
		text := strings.TrimSpace(p.Text)
		if isNumberLine(text) {
			continue // the document's number may stand over the title
		}
		if p.Cell == nil && len(body) > 1 && isTitleLine(text) {
			placed[idOf(p)] = titlePlace
		}
		break
	}
	for _, p := range signature(body) {
		placed[idOf(p)] = signaturePlace
	}
	return placed
}

// bodyLines are the paragraphs with text of the part that a document begins
// with.
func bodyLines(paragraphs []docx.Paragraph) []*docx.Paragraph {
	var body []*docx.Paragraph
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Part == paragraphs[0].Part && strings.TrimSpace(p.Text) != "" {
			body = append(body, p)
		}
	}
	return body
}

// isNumberLine reports the line of a document number: X发〔2026〕X号.
func isNumberLine(text string) bool {
	return strings.ContainsAny(text, "〔［[") && strings.HasSuffix(text, "号") && isTitleLine(text)
}

// signature is the lines that end a body: who signs, and the date.
func signature(body []*docx.Paragraph) []*docx.Paragraph {
	n := len(body)
	if n < 3 || !isDateLine(body[n-1]) || !isSigner(body[n-2]) {
		return nil
	}
	return body[n-2:]
}

// isDateLine reports a line that is nothing but a date with its month and day.
func isDateLine(p *docx.Paragraph) bool {
	text := strings.TrimSpace(p.Text)
	rest := strings.Map(func(r rune) rune {
		if strings.ContainsRune("年月日", r) || isNumeralOrDigit(r) || familyOf(r) != noFamily || isSpace(r) {
			return -1
		}
		return r
	}, text)
	return p.Cell == nil && rest == "" && strings.Contains(text, "月") && strings.HasSuffix(text, "日")
}

// isSigner reports a line that can name who signs.
func isSigner(p *docx.Paragraph) bool {
	const longest = 30 // code points of a body's name
	text := strings.TrimSpace(p.Text)
	return p.Cell == nil && utf8.RuneCountInString(text) <= longest && isTitleLine(text)
}
