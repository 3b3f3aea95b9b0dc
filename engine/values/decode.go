package values

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Limits of one values file. A form for a long report takes some hundred
// kilobytes.
const (
	maxText     = 16 << 20  // bytes of a YAML, JSON or CSV file
	maxWorkbook = 64 << 20  // bytes of a workbook
	maxInflated = 512 << 20 // bytes of a workbook, inflated
	maxCells    = 5_000_000 // cells of a workbook or CSV file
	maxDepth    = 32        // nesting of maps and lists
	maxExpanded = 64 << 20  // bytes of all texts once YAML aliases are followed
)

// Decode reads YAML, JSON, XLSX or CSV, told apart by the extension of name.
// Errors are of type *Error or Errors and name the place.
func Decode(name string, data []byte) (*File, error) {
	switch extension(name) {
	case ".yaml", ".yml", ".json":
		root, err := parseTree(name, data)
		if err != nil {
			return nil, err
		}
		return readTree(name, root)
	case ".csv", ".tsv":
		sheet, err := parseCSV(name, data)
		if err != nil {
			return nil, err
		}
		return readSheets(name, []grid{sheet})
	case ".xlsx", ".xlsm":
		sheets, err := parseWorkbook(name, data)
		if err != nil {
			return nil, err
		}
		return readSheets(name, sheets)
	}
	return nil, badExtension(name)
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

func badExtension(name string) error {
	return &Error{Kind: KindExtension, Pos: Pos{File: name}, Text: filepath.Ext(name)}
}

// decodeText turns a text file into UTF-8 without a byte order mark. Without a
// mark, what is no UTF-8 is read as GB18030, the encoding of Windows in China.
func decodeText(name string, data []byte) ([]byte, error) {
	if len(data) > maxText {
		return nil, &Error{Kind: KindLimit, Pos: Pos{File: name}, Detail: Text{"文件超过 16 MB", "the file is larger than 16 MB"}}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, &Error{Kind: KindEmpty, Pos: Pos{File: name}}
	}
	text, err := charset(data).NewDecoder().Bytes(data)
	if err != nil || !bytes.Equal(data, text) && bytes.ContainsRune(text, utf8.RuneError) {
		return nil, &Error{Kind: KindEncoding, Pos: Pos{File: name, Line: lineOfInvalid(data)}}
	}
	return text, nil
}

func charset(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case utf8.Valid(data):
		return unicode.UTF8BOM
	}
	return simplifiedchinese.GB18030
}

// lineOfInvalid is the line of the first byte that is no UTF-8.
func lineOfInvalid(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}
