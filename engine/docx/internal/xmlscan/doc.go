// Package xmlscan splits XML into tokens that tile the source: every byte
// belongs to exactly one token, so that an edit of one token leaves all others
// as they were.
//
// It checks well-formedness (XML 1.0, section 2.1) as it goes: characters,
// tags and their nesting, attribute syntax, references, comments, sections.
// It does not check that attribute names are unique, nor the characters of
// names beyond ASCII. A document type declaration is refused: Office documents
// have none, and entities of one's own are how small files grow large.
//
// The source is UTF-8. Offsets are bytes in the source.
package xmlscan
