package docx

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
)

// Document is one Word file (or one plain-text file read as one), immutable
// once opened and safe for concurrent use.
type Document struct {
	loader     loader
	plain      []byte    // a text file
	file       io.Closer // what OpenFile opened
	parts      []*part   // of the stories, in their order, and of what is edited along
	links      []link
	stories    []Story
	paragraphs []Paragraph
}

// Options of Open. The zero value is right for files of unknown origin.
type Options struct {
	// Name is used in errors and findings, usually the file name.
	Name string
	// Limits bound what a hostile file can cost.
	Limits Limits
}

// Limits of Open. A zero field stands for a default that no document made by
// people reaches.
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
	l := loader{opts: opts}
	pkg, err := opc.Open(r, size, opts.Limits.container())
	if err != nil {
		return nil, l.fail(err, "")
	}
	l.pkg = pkg
	parts, err := l.load()
	if err != nil {
		return nil, err
	}
	d := &Document{loader: l}
	d.assemble(parts)
	return d, nil
}

func (lim Limits) container() opc.Limits {
	return opc.Limits{Entries: lim.Entries, Inflated: lim.Inflated, Part: lim.Part, Ratio: lim.Ratio}
}

// OpenFile opens the file at path, a Word file or (by its extension .txt or
// .md) plain text. Close releases the file. Options.Name is path when empty.
// Errors are of type *Error; what the operating system says is in its chain.
func OpenFile(path string, opts Options) (*Document, error) {
	if opts.Name == "" {
		opts.Name = path
	}
	d, err := openFile(path, opts)
	if err != nil {
		e := translate(err)
		e.Name = opts.Name
		return nil, e
	}
	return d, nil
}

func openFile(path string, opts Options) (*Document, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".md":
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		return Text(opts.Name, data, opts)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	size, err := fileSize(f)
	if err == nil {
		var d *Document
		if d, err = Open(f, size, opts); err == nil {
			d.file = f
			return d, nil
		}
	}
	f.Close()
	return nil, err
}

// fileSize is the size of a file. A folder fails as reading it does.
func fileSize(f *os.File) (int64, error) {
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		_, err = f.Read(make([]byte, 1))
	}
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Close releases what OpenFile holds. Documents that Apply made from d share
// it and can't be written after Close.
func (d *Document) Close() error {
	if d.file == nil {
		return nil
	}
	return d.file.Close()
}

// Name is the name that Open was given.
func (d *Document) Name() string { return d.loader.opts.Name }

// Stories lists the stories: the body first, then the others in the order of
// the main part's relationships.
func (d *Document) Stories() []Story { return d.stories }

// Paragraphs lists the paragraphs of all stories in the order of Stories. The
// slice is shared and must not be changed.
func (d *Document) Paragraphs() []Paragraph { return d.paragraphs }

// Skipped lists what Open saw and could not read.
func (d *Document) Skipped() []Skip { return d.loader.skipped }

// Skip is content that could not be read.
type Skip struct {
	Part   string
	Reason string // one English sentence

	// Object marks what has a file format of its own, such as an embedded
	// workbook or formula: a reader sees a picture of it, and no text that
	// belongs to the document is missing.
	Object bool
}

// WriteTo writes the whole file. A Document that was only opened is written
// byte for byte as it was read.
func (d *Document) WriteTo(w io.Writer) (int64, error) {
	if d.loader.pkg == nil {
		n, err := w.Write(d.plain)
		return int64(n), err
	}
	n, err := d.loader.pkg.WriteTo(w)
	if err != nil {
		return n, d.loader.fail(err, "")
	}
	return n, nil
}

// assemble lays the paragraphs of all parts in one slice.
func (d *Document) assemble(parts []*part) {
	n := 0
	for _, p := range parts {
		n += len(p.paras)
	}
	d.parts = parts
	d.links = d.loader.links(parts)
	d.paragraphs = make([]Paragraph, 0, n)
	for _, p := range parts {
		if p.hidden() {
			continue
		}
		first := len(d.paragraphs)
		d.paragraphs = append(d.paragraphs, p.paras...)
		own := d.paragraphs[first:len(d.paragraphs):len(d.paragraphs)]
		d.stories = append(d.stories, Story{p.name, p.kind, own})
	}
}
