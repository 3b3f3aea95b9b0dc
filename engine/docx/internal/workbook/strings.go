package workbook

import (
	"errors"
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// text is what a cell shows, numbers without their format.
func (b *Book) text(c *cell) (string, error) {
	if c.kind != "s" {
		return c.value, nil
	}
	shared, err := b.shared()
	if err != nil {
		return "", err
	}
	i, err := strconv.Atoi(c.value)
	if err != nil || i < 0 || i >= len(shared) {
		return "", errors.New("the workbook lacks the text of " + c.ref)
	}
	return shared[i], nil
}

// sharedStrings reads the texts that cells share.
func (b *Book) sharedStrings(main string) ([]string, error) {
	part, err := b.target(main, "sharedStrings")
	if err != nil {
		return nil, err
	}
	s, err := b.scan(part)
	if err != nil {
		return nil, err
	}
	var list []string
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Is(nsMain, "si") && t.Kind != xmlscan.End {
			list = append(list, richText(s, &t))
		}
	}
	return list, s.Err()
}

// richText is the text of an si or is: of its t, or of the t in its runs, but
// not how it is read aloud.
func richText(s *xmlscan.Scanner, parent *xmlscan.Token) string {
	var b strings.Builder
	var t, run xmlscan.Token
	for s.Child(parent, &t) {
		switch {
		case t.Is(nsMain, "t"):
			b.WriteString(characters(s, &t))
		case t.Is(nsMain, "r"):
			for s.Child(&t, &run) {
				if run.Is(nsMain, "t") {
					b.WriteString(characters(s, &run))
				}
			}
		}
	}
	return b.String()
}

// characters is the text of an element without children.
func characters(s *xmlscan.Scanner, t *xmlscan.Token) string {
	if t.Kind == xmlscan.Empty {
		return ""
	}
	var text []byte
	var c xmlscan.Token
	for s.Next(&c) {
		switch {
		case c.Kind == xmlscan.End && c.Depth == t.Depth:
			return string(text)
		case c.Kind == xmlscan.Text || c.Kind == xmlscan.CDATA:
			start, end := c.Inner()
			text = xmlscan.AppendText(text, s.Source()[start:end], c.Kind)
		}
	}
	return ""
}
