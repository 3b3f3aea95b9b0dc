package docx

import (
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
)

// Macros reports whether the file holds macros (a VBA project).
func (d *Document) Macros() bool {
	return slices.ContainsFunc(d.loader.rels, func(r opc.Relationship) bool {
		return strings.HasSuffix(r.Type, "/vbaProject")
	})
}

// extensionTypes are the content types of main parts by the extension of the
// file. Word does not open a file whose extension promises another one.
var extensionTypes = map[string]string{
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
	".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
	".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
	".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}

// WithExtension returns the Document as a file with this extension, .docx,
// .docm, .dotx or .dotm, must be: a report made from a template is a document.
// Macros in a file of an extension without them are an error; other extensions
// change nothing.
func (d *Document) WithExtension(ext string) (*Document, error) {
	ext = strings.ToLower(ext)
	want := extensionTypes[ext]
	if want == "" || d.loader.pkg == nil {
		return d, nil
	}
	main, err := d.loader.pkg.MainPart()
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	if strings.EqualFold(d.loader.pkg.ContentType(main), want) {
		return d, nil
	}
	if d.Macros() && !strings.HasSuffix(ext, "m") {
		return nil, d.loader.fail(&Error{Kind: KindEdit, Part: main, Offset: -1, Detail: "the file holds macros, which no " + ext + " may; give it the extension .docm"}, "")
	}
	data, err := d.loader.pkg.Read(main)
	if err != nil {
		return nil, d.loader.fail(err, main)
	}
	q := &Document{loader: d.loader, file: d.file}
	if q.loader.pkg, err = d.loader.pkg.With([]opc.Change{{Part: main, Data: data, ContentType: want}}); err != nil {
		return nil, d.loader.fail(err, "")
	}
	q.assemble(d.parts)
	return q, nil
}
