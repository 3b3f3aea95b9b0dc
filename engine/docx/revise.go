package docx

import (
	"github.com/tianbao-dev/tianbao/engine/docx/internal/opc"
)

// revised returns a Document whose parts are changed in what is not text.
func (d *Document) revised(changes []opc.Change) (*Document, error) {
	q, err := d.with(changes)
	if err != nil {
		return nil, err
	}
	if len(q.paragraphs) != len(d.paragraphs) {
		return nil, d.loader.fail(&Error{Kind: KindEdit, Offset: -1, Detail: "the change would change the number of paragraphs"}, "")
	}
	for i := range d.paragraphs {
		if p := &d.paragraphs[i]; p.Text != q.paragraphs[i].Text {
			return nil, d.loader.fail(editError(Loc{Part: p.Part, Para: p.Index}, "the change would change the text"), p.Part)
		}
	}
	return q, nil
}

// with returns the Document that the package with changes is.
func (d *Document) with(changes []opc.Change) (*Document, error) {
	if err := d.mayEdit(); err != nil {
		return nil, err
	}
	pkg, err := d.loader.pkg.With(changes)
	if err != nil {
		return nil, d.loader.fail(err, "")
	}
	q := &Document{loader: loader{opts: d.loader.opts, pkg: pkg}, file: d.file}
	parts, err := q.loader.load()
	if err != nil {
		return nil, err
	}
	q.assemble(parts)
	return q, nil
}

// mayEdit refuses text files.
func (d *Document) mayEdit() error {
	if d.loader.pkg == nil {
		return d.loader.fail(&Error{Kind: KindEdit, Part: textPart, Offset: -1, Detail: "text files are only read"}, "")
	}
	return nil
}
