package docx

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// textPart is the part name of a plain-text file.
const textPart = "text"

// Text reads a plain-text file as a Document whose paragraphs are its lines; a
// final line end adds none. The text is UTF-8 (a byte order mark is allowed),
// UTF-16 with a byte order mark, or GB18030, and holds no NUL. Such a Document is only read:
// Apply on it is an error. data must not be changed afterwards.
func Text(name string, data []byte, opts Options) (*Document, error) {
	opts.Name = name
	d := &Document{loader: loader{opts: opts}, plain: data}
	src, err := decodeText(data)
	if src == "" && err == nil {
		err = &Error{Kind: KindEmpty, Offset: -1}
	}
	if err != nil {
		return nil, d.loader.fail(err, textPart)
	}
	p := &part{name: textPart, kind: Body, paras: lines(src)}
	styles := noStyles()
	setSections(p.paras, &styles)
	d.assemble([]*part{p})
	return d, nil
}

func decodeText(data []byte) (string, *Error) {
	if len(data) >= 2 {
		switch {
		case data[0] == 0xFF && data[1] == 0xFE:
			return decodeUTF16(data[2:], binary.LittleEndian)
		case data[0] == 0xFE && data[1] == 0xFF:
			return decodeUTF16(data[2:], binary.BigEndian)
		}
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", badEncoding(i, "a NUL, as in UTF-16 without a byte order mark")
	}
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), byteOrderMark), nil
	}
	return decodeGB18030(data)
}

// lines makes one paragraph of every line.
func lines(src string) []Paragraph {
	src = strings.TrimSuffix(lineEnds.Replace(src), "\n")
	var paras []Paragraph
	for line := range strings.SplitSeq(src, "\n") {
		p := Paragraph{Part: textPart, Index: len(paras), Text: line, Story: Body}
		if line != "" {
			p.Runs = []Run{{End: len(line), Control: -1}}
		}
		paras = append(paras, p)
	}
	return paras
}
