package docx

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

const (
	byteOrderMark = "\uFEFF"
	replacement   = "\uFFFD"
)

// decodePart returns the source of a part as UTF-8. The span is where it names
// an encoding that it no longer has; it is empty when nothing was decoded.
func decodePart(data string) (src string, declared span, err *Error) {
	order, bom := utf16Order(data)
	if order != nil {
		src, err = decodeUTF16([]byte(data[bom:]), order)
		if err != nil {
			return "", span{}, err
		}
		_, declared = declaredEncoding(src)
		return src, declared, nil
	}
	name, at := declaredEncoding(data[:min(len(data), maxDeclaration)])
	switch canonical(name) {
	case "", "utf8", "usascii", "ascii":
		return data, span{}, nil
	case "utf16":
		// The declaration is wrong: a program wrote its string as UTF-8.
		return data, at, nil
	case "gb18030", "gbk", "gb2312", "cp936", "ms936", "xgbk":
		src, err = decodeGB18030([]byte(data))
		return src, at, err
	}
	return "", span{}, &Error{Kind: KindEncoding, Offset: int64(at.start), Detail: "the encoding " + name + " is not known"}
}

// maxDeclaration is how far an XML declaration is looked for.
const maxDeclaration = 256

func canonical(encoding string) string {
	return encodingMarks.Replace(strings.ToLower(encoding))
}

var encodingMarks = strings.NewReplacer("-", "", "_", "")

// utf16Order tells UTF-16 by its byte order mark or by how <? or <w looks in
// it. The order is nil for other encodings.
func utf16Order(data string) (order binary.ByteOrder, bom int) {
	if len(data) < 4 {
		return nil, 0
	}
	switch {
	case data[0] == 0xFF && data[1] == 0xFE:
		return binary.LittleEndian, 2
	case data[0] == 0xFE && data[1] == 0xFF:
		return binary.BigEndian, 2
	case data[0] == '<' && data[1] == 0 && data[3] == 0:
		return binary.LittleEndian, 0
	case data[0] == 0 && data[1] == '<' && data[2] == 0:
		return binary.BigEndian, 0
	}
	return nil, 0
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, *Error) {
	var b strings.Builder
	b.Grow(len(data))
	for i := 0; i < len(data); i += 2 {
		if i+1 == len(data) {
			return "", badEncoding(i, "half a UTF-16 character")
		}
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(data) {
				return "", badEncoding(i, "half a UTF-16 surrogate pair")
			}
			i += 2
			if r = utf16.DecodeRune(r, rune(order.Uint16(data[i:]))); r == utf8.RuneError {
				return "", badEncoding(i-2, "half a UTF-16 surrogate pair")
			}
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

func badEncoding(offset int, detail string) *Error {
	return &Error{Kind: KindEncoding, Offset: int64(offset), Detail: detail}
}

// decodeGB18030 decodes GB18030 and the encodings it contains.
func decodeGB18030(data []byte) (string, *Error) {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", &Error{Kind: KindEncoding, Offset: -1, Err: err}
	}
	// The decoder writes U+FFFD for what it can't decode; the source may hold
	// that character too.
	sure := bytes.Count(data, []byte("\x84\x31\xA4\x37"))
	if bytes.Count(out, []byte(replacement)) > sure {
		good, _, _ := strings.Cut(string(out), replacement)
		prefix, _ := simplifiedchinese.GB18030.NewEncoder().String(good)
		return "", badEncoding(len(prefix), "not GB18030")
	}
	return string(out), nil
}

// declaredEncoding finds the encoding that an XML declaration names.
func declaredEncoding(src string) (name string, at span) {
	at.start, at.end = xmlscan.DeclaredEncoding(src)
	return src[at.start:at.end], at
}
