package docx

import "github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"

// themeFonts are the fonts that a theme gives Chinese headings and text.
type themeFonts struct{ major, minor string }

// Fonts of the theme, as runFormat.font names them.
const (
	majorTheme = "\x00major"
	minorTheme = "\x00minor"
)

// readFont is the font that a w:rFonts gives Chinese characters; one of the
// theme stands before one by name.
func readFont(s *xmlscan.Scanner, t *xmlscan.Token) string {
	theme, _ := s.Attr(t, nsWord, "eastAsiaTheme")
	switch theme {
	case "majorEastAsia":
		return majorTheme
	case "minorEastAsia":
		return minorTheme
	}
	name, _ := s.Attr(t, nsWord, "eastAsia")
	return name
}

// name is the name of a font as readFont gives it.
func (f themeFonts) name(font string) string {
	switch font {
	case majorTheme:
		return f.major
	case minorTheme:
		return f.minor
	}
	return font
}

// readThemeFonts reads the a:fontScheme of a theme.
func readThemeFonts(s *xmlscan.Scanner) (fonts themeFonts) {
	var root, elements, scheme, family xmlscan.Token
	s.Root(&root)
	for s.Child(&root, &elements) {
		if !elements.Is(nsDrawing, "themeElements") {
			continue
		}
		for s.Child(&elements, &scheme) {
			if !scheme.Is(nsDrawing, "fontScheme") {
				continue
			}
			for s.Child(&scheme, &family) {
				switch family.Local {
				case "majorFont":
					fonts.major = eastAsian(s, &family)
				case "minorFont":
					fonts.minor = eastAsian(s, &family)
				}
			}
		}
	}
	return fonts
}

// eastAsian is the font of a family for East Asian text, or else the one for
// simplified Chinese.
func eastAsian(s *xmlscan.Scanner, family *xmlscan.Token) string {
	var name, simplified string
	var t xmlscan.Token
	for s.Child(family, &t) {
		face, _ := s.Attr(&t, 0, "typeface")
		switch script, _ := s.Attr(&t, 0, "script"); {
		case t.Local == "ea":
			name = face
		case t.Local == "font" && script == "Hans":
			simplified = face
		}
	}
	return first(name, simplified)
}
