package xmlscan

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A reference is never longer than this, so that a lone & costs little.
const maxReference = 32

// AppendText appends the characters that a Text or CDATA token stands for,
// given its inner source: references are decoded in text, and line ends are
// one newline each (XML 1.0, section 2.11).
func AppendText(dst []byte, raw string, kind Kind) []byte {
	for raw != "" {
		i := nextSpecial(raw, kind)
		dst = append(dst, raw[:i]...)
		if raw = raw[i:]; raw == "" {
			break
		}
		r, n := special(raw)
		dst = utf8.AppendRune(dst, r)
		raw = raw[n:]
	}
	return dst
}

// Offset maps a byte offset in the characters of a token to its inner source.
// An offset inside a reference is that of its beginning.
func Offset(raw string, kind Kind, n int) int {
	pos := 0
	for n > 0 {
		i := nextSpecial(raw[pos:min(len(raw), pos+n)], kind)
		pos += i
		if n -= i; n == 0 || pos == len(raw) {
			break
		}
		r, size := special(raw[pos:])
		if n < utf8.RuneLen(r) {
			break
		}
		n -= utf8.RuneLen(r)
		pos += size
	}
	return pos
}

// nextSpecial is the offset of the first reference or carriage return, the
// length of raw without one.
func nextSpecial(raw string, kind Kind) int {
	n := len(raw)
	if kind == Text {
		if i := strings.IndexByte(raw, '&'); i >= 0 {
			n = i
		}
	}
	if i := strings.IndexByte(raw[:n], '\r'); i >= 0 {
		n = i
	}
	return n
}

// special decodes the reference or line end that raw begins with.
func special(raw string) (r rune, size int) {
	if raw[0] != '\r' {
		return reference(raw)
	}
	if len(raw) > 1 && raw[1] == '\n' {
		return '\n', 2
	}
	return '\n', 1
}

// decodeAttr decodes an attribute value. White space is a space (XML 1.0,
// section 3.3.3).
func decodeAttr(raw string) string {
	if isPlainAttr(raw) {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); {
		switch c := raw[i]; c {
		case '&':
			r, n := reference(raw[i:])
			b.WriteRune(r)
			i += n
			continue
		case '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			b.WriteByte(' ')
		case '\n', '\t':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
		i++
	}
	return b.String()
}

// isPlainAttr reports whether an attribute value is what it is written as.
func isPlainAttr(raw string) bool {
	for i := 0; i < len(raw); i++ {
		if c := raw[i]; c == '&' || c < ' ' {
			return false
		}
	}
	return true
}

// badReference is the offset of the first & that begins no reference, -1
// without one.
func badReference(raw string) int {
	for pos := 0; ; {
		i := strings.IndexByte(raw[pos:], '&')
		if i < 0 {
			return -1
		}
		pos += i
		_, n := reference(raw[pos:])
		if n == 0 {
			return pos
		}
		pos += n
	}
}

// reference decodes the reference that raw begins with; its size is 0 when
// there is none, or none that XML knows without a DTD.
func reference(raw string) (r rune, size int) {
	end := strings.IndexByte(raw[:min(len(raw), maxReference)], ';')
	if end < 2 {
		return 0, 0
	}
	name := raw[1:end]
	if name[0] == '#' {
		r = charReference(name[1:])
	} else {
		r = namedReference(name)
	}
	if r == 0 {
		return 0, 0
	}
	return r, end + 1
}

func namedReference(name string) rune {
	switch name {
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	return 0
}

// charReference is the character of &#…;, 0 when it is none.
func charReference(digits string) rune {
	base := 10
	if strings.HasPrefix(digits, "x") {
		base, digits = 16, digits[1:]
	}
	if digits == "" {
		return 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !IsChar(rune(n)) {
		return 0
	}
	return rune(n)
}
