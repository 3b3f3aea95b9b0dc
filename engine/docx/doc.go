// Package docx reads Word files as the paragraphs a reader sees, and changes
// stretches of their text.
//
// # The promise
//
// A byte that no edit asks for stays as it was. Parts that no edit touches are
// copied as they are stored, without being inflated; in a part that is edited,
// only the characters of the text change, and the few tags around them that
// must. A document that is opened and written is the same file, byte for byte.
//
// # Reading
//
//	d, err := docx.OpenFile("report.docx", docx.Options{})
//	if err != nil {
//		return err
//	}
//	defer d.Close()
//	for _, p := range d.Paragraphs() {
//		fmt.Println(p.Part, p.Index, p.Section, p.Text)
//	}
//
// A [Document] is a value: nothing changes it, and any number of goroutines may
// use it. It consists of stories, the parts that hold text: the body first,
// then what the main part's relationships name. Nothing is taken to be in a
// place by custom: parts are found through the package's relationships, and
// elements by their namespaces, those of Transitional and Strict, under any
// prefix. DOCX, DOCM, DOTX and DOTM are read, from an [io.ReaderAt] that may be
// far larger than memory, for media stay where they are.
//
// Parts may be UTF-8, UTF-16 or GB18030 (GBK, GB2312). One that is edited is
// written as UTF-8, and says so in its declaration.
//
// Plain text files are read too (see [Text]), and only read.
//
// # The text of a paragraph
//
// Every w:p is a [Paragraph], numbered within its part by its start tag: empty
// ones, those in cells and those in text boxes included. The paragraphs of a
// text box come behind the one it is anchored in, whose text they are no part
// of. Paragraph.Text is what a reader sees, in UTF-8:
//
//   - w:t and m:t (Office Math), several a run, with their references decoded;
//     white space counts as it stands, also where Word would drop it for want of
//     xml:space="preserve";
//   - w:tab and w:ptab are a tab; w:br, of any type, and w:cr are a newline;
//   - w:noBreakHyphen is U+2011, w:softHyphen U+00AD, w:sym its code point as it
//     stands (those of symbol fonts are private use, F000 to F0FF);
//   - the base of ruby counts, its annotation does not;
//   - drawings, and the marks of notes and comments, are nothing.
//
// Tracked insertions count (Run.Inserted), tracked deletions do not; a paragraph
// that was deleted is an empty one. Results of fields count, their instructions
// never: Run.Field tells whose result a text is. Inside the result of a field
// that Word computes, all text is that field's; elsewhere the innermost field is
// told. A field that begins and never ends is taken for text.
//
// Of mc:AlternateContent the first branch that Word understands counts. Others
// hold copies for other readers: their paragraphs have no numbers, and are
// edited along where they say the same. A copy that says something else stays as
// it is. Where there is no Choice, or none that Word understands, the Fallback
// is what counts.
//
// # What is known of a paragraph
//
// [Run] tells what a stretch of text looks like, as its own formatting and its
// styles say together. White shading and automatic colours are none.
//
// Paragraph.Outline is the level of a heading, by the paragraph, its styles, or
// the name of a built-in style (heading 1, 标题 1). Paragraph.Number is the list
// number that Word shows; bullets are none.
//
// Paragraph.Section lists the headings a paragraph stands under, outermost
// first, its own not included. Headings are those with an outline level and, as
// official documents have them, those that begin with a number: 一、 then （一）
// then 1. then （1）, below 第一章 and 第一节. Where a document has outline levels,
// Arabic numbers are taken for lists. A numbered heading ends at its first full
// stop. What follows in the same paragraph stands under it: there the heading
// is the last of Section. What is longer than 60 code points is no heading.
//
// [Cell] is the place in the innermost table, with the texts that head its column
// and its row. Header rows are those marked as such or, without any, the first,
// if all its cells but the first hold words; one with cells that span columns
// makes the next a header row too. Captions as wide as the table are none. The
// first column heads rows, and the next ones as long as cells of it span rows.
// In a table without header rows, a form, it is the nearest words to the left.
//
// [Control] is a content control around the paragraph or a part of it, with what it
// offers. No more than 32 are told of around one text. What a list or date control
// notes beside its text (w:lastValue, w:fullDate) and the data that a control is
// bound to are edited along with it.
//
// Document.Layout tells how the pages and the paragraphs are laid out, and
// Document.Provenance what the file says of who made it. Both read on demand.
//
// # Editing
//
//	q, err := d.Apply([]docx.Edit{{
//		Loc: docx.Loc{Part: p.Part, Para: p.Index, Start: 6, End: 7},
//		New: "12",
//	}})
//
// [Document.Apply] makes a new Document. It has what the edits ask for, or it is
// an error and nothing is done: edits that overlap, lie outside a paragraph's
// text or split a character, and text with characters that XML forbids. Edits
// may come in any order, and several may insert at one place, in their order.
// What Apply returns has been read back: a paragraph that would not read as
// asked for is an error as well.
//
// New text goes into the first run that an edit touches and looks like it, its
// East Asian font included; what else the edit covers is removed, and runs,
// fields, links and controls around it stay. An insertion goes into the run that
// ends there, or into the first one of the paragraph. Text in a paragraph that
// has none becomes a run with the format of the paragraph mark. A newline
// becomes a line break, a tab a tab.
//
// Other changes are made the same way, each a new Document: [Document.ApplyTracked]
// does edits as tracked changes, [Document.Redline] tracks the changes that led to
// the document from what it was before, [Document.Multiply] copies and removes
// whole paragraphs and table rows, [Document.ClearHighlight] and
// [Document.ClearColor] take marks away, [Document.WithExtension] makes a document
// of a template.
//
// # Errors and limits
//
// Errors are of type [*Error]. They tell by Kind what is wrong, and where: the
// file, the part, the offset. An offset in a part counts bytes of its text as
// UTF-8, inflated. What the operating system said is in the chain.
//
// A document whose main part can't be read is refused. Another part that can't
// be read is listed by [Document.Skipped], as is content of kinds that are not
// read. The styles of tables are not looked at, be they right or wrong. What only
// an attacker writes is refused wherever it is read: document type declarations,
// and what exceeds [Limits].
package docx
