// Package opc reads and writes the ZIP container of an Office document (Open
// Packaging Conventions, ECMA-376 part 2) by byte ranges. The promise: what no
// change asks for is written as it was read.
//
// A container that was only opened is written byte for byte, whatever stands
// before, between and behind its entries. After With, an entry without a
// change keeps its whole local record: header with local-only extra fields,
// data, data descriptor, and the gap up to the next record. (The standard
// library's zip.Writer.Copy keeps none of the last three.) A replaced entry
// keeps its place, name, method, time and extra fields. The directory is
// written anew from the original headers, in which only sizes, checksums and
// offsets change; bytes before the first record and behind the end record,
// the archive comment among them, stay.
//
// Opening reads the end record and the directory, never the entries. Only
// Read inflates; WriteTo streams. So a container may be far larger than
// memory.
//
// # Names
//
// A part name has forward slashes and no leading slash: word/document.xml.
// Stored names with backslashes or a leading slash are read as what they
// mean, percent escapes are decoded. Names compare without regard to ASCII
// case. A folder, and a name that climbs with "..", is an entry but no part:
// it is copied and never resolved.
//
// # Duplicates
//
// Where two entries claim one part name, the later one in the directory is
// read, as LibreOffice 7.4 does (measured; the standards forbid such a file
// and name no winner); the earlier is marked Shadowed, so that a caller can
// warn. Replacing or removing the part removes the shadowed entries, lest
// another reader goes on showing the old text.
//
// # Hostile input
//
// Records that overlap, lie out of range or number more than the limit are
// refused by Open; sizes that lie, wrong checksums, encrypted entries and
// inflated sizes beyond a limit by Read, for that part only.
package opc
