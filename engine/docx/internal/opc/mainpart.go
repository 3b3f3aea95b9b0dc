package opc

import (
	"strings"
)

// Types of the relationship that leads to the document (ECMA-376 part 1, and
// its Strict form).
const (
	typeOfficeDocument       = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
	typeOfficeDocumentStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
)

// isWordMain tells the content types of a main part: document or template,
// with or without macros.
func isWordMain(contentType string) bool {
	switch strings.ToLower(contentType) {
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
		"application/vnd.ms-word.document.macroenabled.main+xml",
		"application/vnd.ms-word.template.macroenabledtemplate.main+xml":
		return true
	}
	return false
}

// otherOffice names the program that a main part of another type belongs to.
func otherOffice(contentType string) string {
	t := strings.ToLower(contentType)
	for _, o := range []struct{ mark, name string }{
		{"spreadsheetml", "an Excel workbook"}, {"ms-excel", "an Excel workbook"},
		{"presentationml", "a PowerPoint presentation"}, {"ms-powerpoint", "a PowerPoint presentation"},
		{"visio", "a Visio drawing"},
	} {
		if strings.Contains(t, o.mark) {
			return o.name
		}
	}
	return ""
}

// MainPart is the name of the part that holds the document: the target of the
// package's officeDocument relationship, else the first part with the content
// type of a Word document or template.
func (p *Package) MainPart() (string, error) {
	types, err := p.types()
	if err != nil {
		return "", err
	}
	target, err := p.officeDocument()
	if err != nil {
		return "", err
	}
	if e := p.find(target); e != nil {
		if other := otherOffice(types.of(e.Part)); other != "" {
			return "", noMainPart("the file is " + other + ", no Word document")
		}
		return e.Part, nil
	}
	for _, o := range types.overrides {
		if e := p.find(o.part); e != nil && isWordMain(o.contentType) {
			return e.Part, nil
		}
	}
	return "", p.explainNoMainPart(target)
}

// officeDocument is the target of the package's relationship to its document,
// "" without one.
func (p *Package) officeDocument() (string, error) {
	list, err := p.Relationships("")
	if err != nil {
		return "", err
	}
	for _, r := range list {
		if !r.External && (r.Type == typeOfficeDocument || r.Type == typeOfficeDocumentStrict) {
			return r.Target, nil
		}
	}
	return "", nil
}

func noMainPart(detail string) *Error {
	return &Error{Kind: NoMainPart, Offset: -1, Detail: detail}
}

func (p *Package) explainNoMainPart(target string) error {
	switch {
	case target != "":
		return noMainPart("the document should be in " + target + ", which is not in the file")
	case len(p.entries) == 0:
		return noMainPart("the ZIP container is empty")
	case p.find("mimetype") != nil:
		return noMainPart("the file is no Word document but one of another program (OpenDocument, EPUB or the like): " + saveAsDocx)
	}
	return noMainPart("the ZIP container holds no Word document")
}
