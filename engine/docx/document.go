package docx

import (
	"io"
)

// Document is one Word file (or one plain-text file read as one), immutable
// once opened and safe for concurrent use.
type Document struct {
	name       string
	stories    []Story
	paragraphs []Paragraph
	skipped    []Skip
}

// Options of Open. The zero value is right for files of unknown origin.
type Options struct {
	// Name is used in errors and findings, usually the file name.
	Name string
	// Limits bound what a hostile file can cost; zero fields mean the default.
	Limits Limits
}

// Limits of Open. A zero field stands for the default of DefaultLimits.
type Limits struct {
	Entries  int   // entries of the container
	Inflated int64 // bytes of all parts that are read, inflated
	Part     int64 // bytes of one part, inflated
	Ratio    int64 // inflated bytes for one stored byte of one part
	Depth    int   // nesting of XML elements
}

// Open reads a DOCX, DOCM, DOTX or DOTM of size bytes. Parts that hold no text
// (media, fonts) are never inflated; r must stay readable as long as the
// Document is in use. Errors are of type *Error.
func Open(r io.ReaderAt, size int64, opts Options) (*Document, error) {
	return nil, &Error{Kind: KindNotZip, Offset: -1}
}

// OpenFile opens the file at path, a Word file or (by its extension .txt or
// .md) plain text. Close releases the file.
func OpenFile(path string, opts Options) (*Document, error) {
	return nil, &Error{Kind: KindNotZip, Offset: -1}
}

// Close releases what OpenFile holds. Documents that Apply made from d share
// it and can't be written after Close.
func (d *Document) Close() error { return nil }

// Name is the name that Open was given.
func (d *Document) Name() string { return d.name }

// Story is a part that holds text a reader sees.
type Story struct {
	Part       string // part name without the leading slash: word/document.xml
	Kind       StoryKind
	Paragraphs []Paragraph // a sub-slice of Document.Paragraphs
}

// StoryKind says what a story is to a reader.
type StoryKind string

const (
	Body       StoryKind = "body"
	Header     StoryKind = "header"
	Footer     StoryKind = "footer"
	Footnotes  StoryKind = "footnotes"
	Endnotes   StoryKind = "endnotes"
	Comments   StoryKind = "comments"
	Chart      StoryKind = "chart"
	Diagram    StoryKind = "diagram"
	Properties StoryKind = "properties"
)

// Stories lists the stories: the body first, then the others in the order of
// the main part's relationships.
func (d *Document) Stories() []Story { return d.stories }

// Paragraphs lists the paragraphs of all stories in the order of Stories. The
// slice is shared and must not be changed.
func (d *Document) Paragraphs() []Paragraph { return d.paragraphs }

// Skipped lists what Open saw and could not read.
func (d *Document) Skipped() []Skip { return d.skipped }

// Skip is content that could not be read.
type Skip struct {
	Part   string
	Reason string // one English sentence
}

// Apply returns a new Document with every edit done, the rest of the file as
// it was, byte for byte. Edits may come in any order. Edits that overlap, lie
// out of range or split a code point, and text that XML forbids, are errors;
// then no edit is done.
func (d *Document) Apply(edits []Edit) (*Document, error) { return d, nil }

// WriteTo writes the whole file. A Document that was only opened is written
// byte for byte as it was read.
func (d *Document) WriteTo(w io.Writer) (int64, error) { return 0, nil }
