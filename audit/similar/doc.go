// Package similar finds text that several reports share (雷同): sentences and
// paragraphs copied from one report into another, with other figures perhaps.
//
//	a, err := docx.OpenFile("东港局.docx", docx.Options{})
//	…
//	result, err := similar.Compare(ctx, []similar.Report{similar.Of("东港局.docx", a), similar.Of("西岭局.docx", b)}, similar.Options{})
//	similar.WriteText(os.Stdout, result, similar.TextOptions{})
//
// Compare looks at ctx between reports and between pairs of them, and returns
// its cause once it ends.
//
// # What is compared
//
// The letters, Han and numbers of all paragraphs a reader sees, body, headers,
// notes, tables and text boxes; comments, document properties and results that
// Word computes are left out. Punctuation, white space, case and the width of
// letters don't count, and every number counts as the same sign: a copied
// sentence is found though its figures were changed.
//
// Boilerplate is left out, too: what more than half of the reports have, where
// that is four or more; what more than 64 have; and fixed official phrases
// (phrases.txt). It does not make a passage and does not count in one.
//
// # Passages
//
// A [Passage] is a pair of ranges, one in each report, that read the same but
// for small edits: stretches of equal text with gaps of at most 24 characters
// that together are at least 70 % of it, and at least
// Options.Least Han characters (or three times as many letters) without numbers
// and boilerplate. Common runs of 19 characters are always seen; shorter ones
// are where they adjoin such a run.
// Parts of one passage are not told again in another one.
//
// [Pair.Similarity] is how much of the shorter report's own text the pair
// shares. [Cluster] lists reports that are connected by pairs.
//
// Prints of all k-grams are chosen by winnowing (Schleimer, Wilkerson, Aiken:
// Winnowing, SIGMOD 2003) with k = 8 and a window of 12, so that time is linear
// in the text and in what is shared. Every match is verified: prints that are
// equal by chance find nothing. Results depend on nothing but the input, and
// not on the order of the reports but for their own order.
//
// # JSON
//
// [WriteJSON] writes one object:
//
//	{"schema": "tianbao.similar/1",
//	 "files": [{"file": "东港局.docx", "characters": 5210, "boilerplate": 340}],
//	 "matrix": [[1, 0.42], [0.42, 1]],
//	 "clusters": [["东港局.docx", "西岭局.docx"]],
//	 "pairs": [{"first": "东港局.docx", "second": "西岭局.docx", "similarity": 0.42, "characters": 1234,
//	   "passages": [{"characters": 57, "similarity": 0.96,
//	     "first": [{"part": "word/document.xml", "paragraph": 4, "start": 0, "end": 61, "text": "…"}],
//	     "second": [{"part": "word/document.xml", "paragraph": 6, "start": 12, "end": 73, "text": "…"}],
//	     "segments": [{"op": "equal|delete|insert", "text": "…"}]}]}],
//	 "skipped": [{"file": "…", "part": "…", "reason": "…"}]}
//
// characters counts letters and Han without numbers and boilerplate; matrix has
// a row and a column for each of files; first and second list one place for
// each paragraph that the passage touches; start and end are code points in the
// paragraph's text, half-open; segments turn the first text into the second.
package similar
