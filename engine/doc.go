// Package engine fills official reports whose blanks carry no tags, and reads
// the values of filled ones back.
//
//	doc, err := docx.OpenFile("report.docx", docx.Options{})
//	…
//	template := engine.Load(doc, slot.Options{})
//	for _, s := range template.Slots {
//		fmt.Println(s.Key, s.Label, s.Surface)
//	}
//	vals, err := values.Decode("values.yaml", data)
//	…
//	filled, err := template.Fill(vals, engine.FillOptions{})
//	…
//	filled.Doc.WriteTo(w)
//
// A Template is made once and filled many times, by several goroutines at once
// if need be. Filling changes nothing but the text of the slots that get a
// value: every other byte of the file stays as it was (see package docx).
//
// Compile prepares a Template for many reports. Compiled.Write then writes one in
// a small part of the time of Fill, the same bytes in every part of the file.
//
// A placeholder without a value keeps its text and is listed in
// Filled.Missing; it is no error. A value that can't be right is one: for a key
// that the template does not have, for two slots of which one contains the
// other, for a slot whose class it does not suit or whose control can't show it,
// for a slot that is no longer where the form saw it. Fill reports all such errors at once, each an *Error
// or a *values.Error, joined by errors.Join, and fills nothing then.
//
// Lists of records repeat a table row, lists of items a paragraph, and what is
// under drop goes with its clause, sentence, paragraph or row (see package
// values). FillOptions also write tracked changes and clear the marking of
// blanks.
//
// In a control with choices a value names one by its text or by what stands for it
// in data. Date controls write dates their own way.
//
// Titles and periods keep their text unless they get a value of their own or
// FillOptions.Roll asks for the proposals that Load made.
//
// Extract is the inverse of Fill: what it reads from Fill(v) is v again, unless
// a value contains the words that follow its slot. It also reads reports that
// people have filled and edited by hand, and says with each value how sure it
// is; those below Confident are for a person to look at.
package engine
