package values

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes the form as a table in UTF-8, with the byte order mark that
// Excel needs to see that it is. Titles and periods are left out: only YAML and
// XLSX can offer a change without making it.
func WriteCSV(w io.Writer, form Form) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	var header []string
	for _, l := range []Text{labelSection, labelWhat, labelText, labelValue, labelUnit, labelClass,
		labelOffice, labelLast, labelFormat, labelNote, labelState, labelKey, labelAnchor} {
		header = append(header, l.in(form.English))
	}
	rows := [][]string{header}
	for _, f := range form.Fields {
		if f.Optional && f.Value.isEmpty() {
			continue
		}
		rows = append(rows, []string{f.section(), f.Label, f.marked(), f.Value.shown(), f.Unit, className(f, form.English),
			f.Office, f.Last, formatOf(form, f.Key), f.Note, stateNames[f.State].in(form.English), f.Key, f.Anchor})
	}
	return c.WriteAll(rows)
}
