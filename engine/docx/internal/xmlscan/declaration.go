package xmlscan

import "strings"

// DeclaredEncoding is where an XML declaration names an encoding; it is empty
// where none does.
func DeclaredEncoding(src string) (start, end int) {
	at := len(src) - len(strings.TrimPrefix(src, "\uFEFF"))
	decl, _, ok := strings.Cut(src[at:], "?>")
	if !ok || !strings.HasPrefix(decl, "<?xml") {
		return 0, 0
	}
	i := strings.Index(decl, "encoding")
	if i < 0 {
		return 0, 0
	}
	j := strings.IndexAny(decl[i:], `"'`)
	if j < 0 {
		return 0, 0
	}
	i += j
	n := strings.IndexByte(decl[i+1:], decl[i])
	if n < 0 {
		return 0, 0
	}
	start = at + i + 1
	return start, start + n
}
