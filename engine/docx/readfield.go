package docx

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// field is one that has begun and not ended.
type field struct {
	Field
	begin  int    // offset of what begins it
	instr  []byte // its instruction so far
	name   string // the name of its form data
	result bool   // its result is being read
	outer  Field  // reader.field around its result
}

// fieldChar reads a w:fldChar, which begins, divides or ends a complex field.
func (r *reader) fieldChar(t *xmlscan.Token) {
	kind, _ := r.s.Attr(t, nsWord, "fldCharType")
	begin := t.Start
	name := r.formName(t)
	if r.ignore[begin] {
		return
	}
	switch kind {
	case "begin":
		r.fields = append(r.fields, field{begin: begin, name: name})
		r.code++
	case "separate":
		r.separate()
	case "end":
		r.endField()
	}
}

// formName is the name of the form data of a w:fldChar.
func (r *reader) formName(fldChar *xmlscan.Token) (name string) {
	var data xmlscan.Token
	for r.s.Child(fldChar, &data) {
		var t xmlscan.Token
		for r.s.Child(&data, &t) {
			if t.Is(nsWord, "name") {
				name = value(r.s, &t)
			}
		}
	}
	return name
}

func (r *reader) separate() {
	if len(r.fields) == 0 {
		return
	}
	f := &r.fields[len(r.fields)-1]
	if f.result {
		return
	}
	f.result = true
	f.Field = parseField(string(f.instr))
	if f.Kind == FormField {
		f.Name = f.name
	}
	r.code--
	r.enter(f)
}

// enter begins the result of a field. What Word computes goes with all that
// stands in it; other results are those of the innermost field.
func (r *reader) enter(f *field) {
	f.outer = r.field
	if r.field.Kind != ComputedField {
		r.field = f.Field
	}
}

func (r *reader) endField() {
	if len(r.fields) == 0 {
		return
	}
	f := r.fields[len(r.fields)-1]
	r.fields = r.fields[:len(r.fields)-1]
	if f.result {
		r.field = f.outer
	} else {
		r.code--
	}
}

// abandon drops the fields beyond the first n, which nobody ends. Were they
// obeyed, the text behind would be taken for theirs, so the story is read again
// without them.
func (r *reader) abandon(n int) {
	for len(r.fields) > n {
		r.dangling = append(r.dangling, r.fields[len(r.fields)-1].begin)
		r.endField()
	}
}

// instruction reads a w:instrText, which belongs to the innermost field.
func (r *reader) instruction(t *xmlscan.Token) {
	n := len(r.fields)
	var c xmlscan.Token
	for r.characters(t, &c) {
		if n > 0 && !r.fields[n-1].result {
			f := &r.fields[n-1]
			f.instr = r.appendText(f.instr, &c)
		}
	}
}

// simpleField reads a w:fldSimple, whose content is its result.
func (r *reader) simpleField(t *xmlscan.Token) {
	instr, _ := r.s.Attr(t, nsWord, "instr")
	r.fields = append(r.fields, field{Field: parseField(instr), begin: t.Start, result: true})
	depth := len(r.fields)
	r.enter(&r.fields[depth-1])
	r.content(t)
	r.abandon(depth)
	if len(r.fields) == depth {
		r.endField()
	}
}

// parseField reads a field's instruction: a name, then its arguments.
func parseField(instr string) Field {
	name, rest := nextArgument(instr)
	f := Field{Kind: fieldKind(strings.ToUpper(name))}
	if arg, _ := nextArgument(rest); !strings.HasPrefix(arg, `\`) {
		f.Name = arg
	}
	return f
}

// nextArgument cuts the first argument off an instruction, its quotes removed.
func nextArgument(s string) (arg, rest string) {
	s = strings.TrimLeft(s, " \t\r\n")
	if strings.HasPrefix(s, `"`) {
		arg, rest, _ = strings.Cut(s[1:], `"`)
		return arg, rest
	}
	if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// fieldKind groups the fields of ECMA-376 part 1, section 17.16.5.
func fieldKind(name string) FieldKind {
	switch name {
	case "MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE", "MERGEREC", "MERGESEQ":
		return MergeField
	case "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN":
		return FormField
	case "HYPERLINK":
		return LinkField
	case "TOC", "TOA", "INDEX", "BIBLIOGRAPHY", "CITATION",
		"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES",
		"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME",
		"REF", "PAGEREF", "NOTEREF", "STYLEREF",
		"SEQ", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
		"FILENAME", "FILESIZE", "TEMPLATE", "INFO", "REVNUM", "NUMCHARS", "NUMWORDS",
		"AUTHOR", "LASTSAVEDBY", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS",
		"DOCPROPERTY", "DOCVARIABLE", "USERNAME", "USERINITIALS", "USERADDRESS",
		"IF", "COMPARE", "=":
		return ComputedField
	}
	if strings.HasPrefix(name, "=") {
		return ComputedField
	}
	return OtherField
}
