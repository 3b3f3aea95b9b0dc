package docx

import "github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"

// Namespaces that the reader knows. Transitional (ECMA-376 part 4) and Strict
// (part 1) names share a number.
const (
	nsWord          xmlscan.Space = iota + 1 // WordprocessingML
	nsMath                                   // Office Math
	nsCompat                                 // markup compatibility
	nsRel                                    // relationship ids
	nsWord2010                               // w14: check boxes
	nsWord2012                               // w15: bound controls
	nsSymEx                                  // w16se: symbols beyond w:sym
	nsDrawing                                // DrawingML
	nsChart                                  // charts
	nsChartShapes                            // shapes drawn on a chart
	nsDiagram                                // SmartArt
	nsDiagramShapes                          // SmartArt as Word has drawn it
	nsCore                                   // core properties
	nsDublinCore                             // those of them that are not Office's own
	nsExtended                               // application properties
	nsCustom                                 // custom properties
	nsVariant                                // their values
	nsCustomXML                              // ids of custom XML parts
)

var spaces = xmlscan.Spaces{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        nsWord,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    nsWord,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          nsMath,
	"http://purl.oclc.org/ooxml/officeDocument/math":                      nsMath,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         nsCompat,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": nsRel,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             nsRel,
	"http://schemas.microsoft.com/office/word/2010/wordml":                nsWord2010,
	"http://schemas.microsoft.com/office/word/2012/wordml":                nsWord2012,
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":          nsSymEx,

	"http://schemas.openxmlformats.org/drawingml/2006/main":         nsDrawing,
	"http://purl.oclc.org/ooxml/drawingml/main":                     nsDrawing,
	"http://schemas.openxmlformats.org/drawingml/2006/chart":        nsChart,
	"http://purl.oclc.org/ooxml/drawingml/chart":                    nsChart,
	"http://schemas.openxmlformats.org/drawingml/2006/chartDrawing": nsChartShapes,
	"http://purl.oclc.org/ooxml/drawingml/chartDrawing":             nsChartShapes,
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":      nsDiagram,
	"http://purl.oclc.org/ooxml/drawingml/diagram":                  nsDiagram,
	"http://schemas.microsoft.com/office/drawing/2008/diagram":      nsDiagramShapes,

	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   nsCore,
	"http://purl.org/dc/elements/1.1/":                                          nsDublinCore,
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": nsExtended,
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              nsExtended,
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties":   nsCustom,
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":                nsCustom,
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":      nsVariant,
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                  nsVariant,
	"http://schemas.openxmlformats.org/officeDocument/2006/customXml":           nsCustomXML,
	"http://purl.oclc.org/ooxml/officeDocument/customXml":                       nsCustomXML,
}

// value is the w:val of the tag that the scanner is at.
func value(s *xmlscan.Scanner, t *xmlscan.Token) string {
	v, _ := s.Attr(t, nsWord, "val")
	return v
}

// isOn is the meaning of an on/off property, whose value may be left out
// (ECMA-376 part 1, section 17.17.4).
func isOn(s *xmlscan.Scanner, t *xmlscan.Token) bool {
	switch value(s, t) {
	case "0", "false", "off":
		return false
	}
	return true
}

// number is the w:val of the tag as a number, def when it is none.
func number(s *xmlscan.Scanner, t *xmlscan.Token, def int) int {
	return atoi(value(s, t), def)
}
