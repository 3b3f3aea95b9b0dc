package batch

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// maxName bounds a file name, in bytes of UTF-8. File systems allow 255; word
// processors put the name of their lock file (.~lock.NAME#) beside it.
const maxName = 240

// SafeName turns text into a file name, with the extension ext, that Linux, macOS
// and Windows all take. It replaces separators, characters that Windows refuses,
// control characters and marks that turn the direction of text by _; takes away
// the dots and spaces at both ends, which would hide the file, climb out of the
// folder or be dropped; keeps clear of the names of devices and of the marks of
// word processors; and cuts what is too long between characters. A text that
// leaves nothing has no name: "".
func SafeName(text, ext string) string {
	text = strings.TrimSuffix(text, ext)
	name := strings.Map(safeRune, norm.NFC.String(strings.ToValidUTF8(text, "_")))
	name = strings.TrimFunc(name, isEdge)
	if isDevice(name) || strings.HasPrefix(name, "~") {
		name = "_" + name
	}
	name = strings.TrimRightFunc(cut(name, maxName-len(ext)), isEdge)
	if strings.Trim(name, "_") == "" {
		return ""
	}
	return name + ext
}

func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"/\|?*`, r), unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError,
		unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), unicode.Is(unicode.Co, r):
		return '_'
	}
	return r
}

// isEdge reports whether a name must neither begin nor end with r.
func isEdge(r rune) bool { return r == '.' || unicode.IsSpace(r) }

// isDevice reports whether Windows takes a name, whatever its extension, for a
// device ("Naming Files, Paths, and Namespaces", Microsoft).
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, number := strings.CutPrefix(stem, "COM")
	if !number {
		port, number = strings.CutPrefix(stem, "LPT")
	}
	return number && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// cut is the beginning of s in at most n bytes, without half a character or the
// marks of a base that was cut off.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	end := 0
	for i := range s {
		if i > n {
			break
		}
		end = i
	}
	return s[:end]
}

// sameFile is the form in which names compare: what differs only by case, width
// or composition is one file on Windows or macOS.
func sameFile(name string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(name)))
}
