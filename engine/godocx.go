package engine

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"regexp"
	"slices"
	"strings"
	"sync"

	godocx "github.com/lukasjarosch/go-docx"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// GoDocxError says why go-docx did not fill a report, or not rightly.
type GoDocxError struct {
	Reason GoDocxReason
	Text   string   // the value or what go-docx said, "" for none
	Loc    docx.Loc // where, zero for the file as a whole
	Err    error
}

// GoDocxReason is one thing that go-docx can't do.
type GoDocxReason struct{ ZH, EN string }

// What go-docx can't do, known beforehand or seen afterwards.
var (
	goDocxPart      = GoDocxReason{"它不读取这个部件", "it does not read this part"}
	goDocxBound     = GoDocxReason{"它不能一并改写控件所绑定的数据，Word 会据此恢复原文", "it can't write the data that this control is bound to, from which Word would put back the old text"}
	goDocxBraces    = GoDocxReason{"它会把数值中的花括号再次展开", "it would expand the braces of a value once more"}
	goDocxControl   = GoDocxReason{"它不能写入控制字符", "it can't write a control character"}
	goDocxLoose     = GoDocxReason{"它会把文中的花括号当作标签", "it would take a brace of the text for a tag"}
	goDocxLarge     = GoDocxReason{"文件太长，它的用时随文字量的平方增长", "the document is too long: its time grows with the square of the text"}
	goDocxOpen      = GoDocxReason{"它打不开这个文件", "it can't open this file"}
	goDocxFill      = GoDocxReason{"它没有填完全部标签", "it did not fill every tag"}
	goDocxWrite     = GoDocxReason{"它写不出这个文件", "it can't write this file"}
	goDocxPanic     = GoDocxReason{"它在处理这个文件时崩溃", "it failed on this file"}
	goDocxRead      = GoDocxReason{"它写出的文件无法读取", "its result can't be read"}
	goDocxTrack     = GoDocxReason{"它不会写修订，也不会清除标记", "it can neither track changes nor clear marks"}
	goDocxStructure = GoDocxReason{"它不能增删表格行、段落或分句", "it can't add or leave out rows, paragraphs or clauses"}
	goDocxMismatch  = GoDocxReason{"它写出的文字与要求的不同", "it wrote another text than asked for"}
)

func (e *GoDocxError) Error() string {
	text := "go-docx: " + e.Reason.EN
	if e.Text != "" {
		text += fmt.Sprintf(": %q", e.Text)
	}
	if e.Loc.Part != "" {
		text += fmt.Sprintf(" (%s, paragraph %d)", e.Loc.Part, e.Loc.Para+1)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text + "; fill with the native backend"
}

// Chinese says the same in Chinese.
func (e *GoDocxError) Chinese() string {
	text := "go-docx：" + e.Reason.ZH
	if e.Text != "" {
		text += "“" + breaksVisible.Replace(e.Text) + "”"
	}
	if e.Loc.Part != "" {
		text += fmt.Sprintf("（%s，第%d段）", e.Loc.Part, e.Loc.Para+1)
	}
	return text + "。请改用 --backend native"
}

var breaksVisible = strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`)

func (e *GoDocxError) Unwrap() error { return e.Err }

// goDocxLock lets one document at a time into go-docx, which numbers runs and
// fragments with counters of the whole program.
var goDocxLock sync.Mutex

// goDocxParts are the parts that go-docx reads.
var goDocxParts = regexp.MustCompile(`^word/(document|header[0-9]*|footer[0-9]*)\.xml$`)

// FillWithGoDocx does what Fill does, but leaves the writing to go-docx. What
// go-docx is known to get wrong is refused beforehand, and what it wrote is
// read again and held against what Fill writes, paragraph by paragraph: the
// two engines agree or there is an error, of type *GoDocxError.
func (t *Template) FillWithGoDocx(vals *values.File, opts FillOptions) (*Filled, error) {
	if opts.Track || opts.ClearMarks {
		return nil, &GoDocxError{Reason: goDocxTrack}
	}
	filled, err := t.Fill(vals, opts)
	if err != nil {
		return nil, err
	}
	if filled.restructured {
		return nil, &GoDocxError{Reason: goDocxStructure}
	}
	if err := goDocxPreflight(t.Doc, filled.Changed); err != nil {
		return nil, err
	}
	tagged, texts, err := t.tagChanges(filled.Changed)
	if err != nil {
		return nil, err
	}
	written, err := runGoDocx(tagged, texts)
	if err != nil {
		return nil, err
	}
	doc, err := docx.Open(bytes.NewReader(written), int64(len(written)), docx.Options{Name: t.Doc.Name()})
	if err != nil {
		return nil, &GoDocxError{Reason: goDocxRead, Err: err}
	}
	if err := sameTexts(filled.Doc, doc); err != nil {
		return nil, err
	}
	filled.Doc = doc
	return filled, nil
}

// goDocxBytes is the text that go-docx can still take, in bytes. It counts tags
// in a string that it builds piece by piece.
const goDocxBytes = 256 << 10

// goDocxPreflight refuses what go-docx is known to get wrong: it expands a
// value that looks like a tag, lets control characters through, loses a tab,
// and does not see parts other than body, headers and footers, such as the data
// that controls are bound to.
func goDocxPreflight(doc *docx.Document, changes []Change) error {
	paragraphs := paragraphsByPlace(doc)
	for _, c := range changes {
		switch loc := c.Slot.Loc; {
		case !goDocxParts.MatchString(loc.Part):
			return &GoDocxError{Reason: goDocxPart, Loc: loc}
		case isLinked(paragraphs[placeOf(loc)], loc):
			return &GoDocxError{Reason: goDocxBound, Loc: loc}
		case strings.ContainsAny(c.New, "{}"):
			return &GoDocxError{Reason: goDocxBraces, Text: c.New, Loc: loc}
		case strings.ContainsFunc(c.New, func(r rune) bool { return r < ' ' && r != '\n' }):
			return &GoDocxError{Reason: goDocxControl, Text: c.New, Loc: loc}
		}
	}
	size := 0
	for _, p := range doc.Paragraphs() {
		if size += len(p.Text); size > goDocxBytes {
			return &GoDocxError{Reason: goDocxLarge}
		}
		if i := strings.IndexAny(p.Text, "{}"); i >= 0 && goDocxParts.MatchString(p.Part) && !changed(changes, p, i) {
			return &GoDocxError{Reason: goDocxLoose, Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: i, End: i + 1}}
		}
	}
	return nil
}

// isLinked reports whether a place lies in a control whose data are edited along.
func isLinked(p *docx.Paragraph, at docx.Loc) bool {
	return slices.ContainsFunc(runsAt(p, at), func(r docx.Run) bool { return r.Control >= 0 && p.Controls[r.Control].Linked })
}

// changed reports whether the byte at offset at of p lies in a changed slot.
func changed(changes []Change, p docx.Paragraph, at int) bool {
	for _, c := range changes {
		if l := c.Slot.Loc; l.Part == p.Part && l.Para == p.Index && l.Start <= at && at < l.End {
			return true
		}
	}
	return false
}

// tagChanges writes a tag of its own into each slot that changes. Keys don't
// serve: go-docx looks for their bytes in the XML, where some are escaped.
func (t *Template) tagChanges(changes []Change) ([]byte, godocx.PlaceholderMap, error) {
	texts := make(godocx.PlaceholderMap, len(changes))
	edits := make([]docx.Edit, len(changes))
	for i, c := range changes {
		name := fmt.Sprintf("slot%d", i+1)
		texts[name] = c.New
		edits[i] = docx.Edit{Loc: c.Slot.Loc, New: "{" + name + "}"}
	}
	doc, err := t.Doc.Apply(edits)
	if err != nil {
		return nil, nil, err
	}
	var buf bytes.Buffer
	_, err = doc.WriteTo(&buf)
	return buf.Bytes(), texts, err
}

// runGoDocx fills the tags of a file. go-docx panics on some files.
func runGoDocx(tagged []byte, texts godocx.PlaceholderMap) (written []byte, err error) {
	goDocxLock.Lock()
	defer goDocxLock.Unlock()
	previous := log.Writer()
	log.SetOutput(io.Discard) // go-docx logs the text of documents
	defer log.SetOutput(previous)
	defer func() {
		if r := recover(); r != nil {
			err = &GoDocxError{Reason: goDocxPanic, Text: fmt.Sprint(r)}
		}
	}()
	doc, err := godocx.OpenBytes(tagged)
	if err != nil {
		return nil, &GoDocxError{Reason: goDocxOpen, Err: err}
	}
	if err := doc.ReplaceAll(texts); err != nil {
		return nil, &GoDocxError{Reason: goDocxFill, Err: err}
	}
	var buf bytes.Buffer
	if err := doc.Write(&buf); err != nil {
		return nil, &GoDocxError{Reason: goDocxWrite, Err: err}
	}
	return buf.Bytes(), nil
}

// sameTexts reports the first paragraph in which two documents differ.
func sameTexts(want, got *docx.Document) error {
	a, b := want.Paragraphs(), got.Paragraphs()
	if len(a) != len(b) {
		return &GoDocxError{Reason: goDocxMismatch}
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			return &GoDocxError{Reason: goDocxMismatch, Loc: docx.Loc{Part: a[i].Part, Para: a[i].Index}}
		}
	}
	return nil
}
