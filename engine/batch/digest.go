package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// recordVersion changes when equal input makes other reports than before.
const recordVersion = 1

// templateDigest stands for a template and the options it is filled with. What
// options of Load do shows in the slots.
func templateDigest(t *engine.Template, opts engine.FillOptions) (string, error) {
	sum := sha256.New()
	if _, err := t.Doc.WriteTo(sum); err != nil {
		return "", err
	}
	fmt.Fprintf(sum, "%d %+v", recordVersion, opts)
	for _, s := range t.Slots {
		fmt.Fprintf(sum, "%+v\n", s)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// inputDigest stands for all that goes into one report.
func inputDigest(template string, file *values.File) string {
	sum := sha256.New()
	io.WriteString(sum, template)
	for _, list := range [][]values.Entry{
		file.Values, file.Missing, file.Formats, file.Computed, file.Checks, file.Drop, file.Anchors,
	} {
		fmt.Fprintf(sum, "\n%d", len(list))
		writeEntries(sum, list)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// writeEntries writes all but the places of the entries, so that it is
// unambiguous.
func writeEntries(w io.Writer, list []values.Entry) {
	for _, e := range list {
		fmt.Fprintf(w, "%q %q %q %d\n", e.Key, e.Text, e.Items, len(e.Rows))
		for _, row := range e.Rows {
			fmt.Fprintf(w, "%d\n", len(row))
			writeEntries(w, row)
		}
	}
}
