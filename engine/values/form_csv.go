package values

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteCSV writes the form as a table in UTF-8, with the byte order mark that
// Excel needs to see that it is. Titles and periods are left out: only YAML and
// XLSX can offer a change without making it. Below stand the rules, if any.
func WriteCSV(w io.Writer, form Form) error {
	if err := form.tooLong(); err != nil {
		return err
	}
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
	if rules := ruleRows(form); len(rules) > 0 {
		rows = append(rows, nil, ruleHeader(form.English))
		rows = append(rows, rules...)
	}
	size := 0
	for _, row := range rows {
		for i, cell := range row {
			row[i] = guarded(cell)
			size += len(row[i]) + 1
		}
	}
	if err := form.tooLarge(size); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	return c.WriteAll(rows)
}

// guarded keeps a spreadsheet from computing a cell: what begins like a formula
// gets an apostrophe, Excel's own mark of a text. Numbers stay as they are.
// https://owasp.org/www-community/attacks/CSV_Injection
func guarded(cell string) string {
	if !computes(cell) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

// unguarded takes the apostrophe away again.
func unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && computes(rest) {
		return rest
	}
	return cell
}

// computes reports whether a spreadsheet may take the text of a cell, behind
// apostrophes, for a formula.
func computes(cell string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	return strings.ContainsRune("=+-@\t\r＝＋－＠", first)
}
