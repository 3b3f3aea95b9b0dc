package values

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestFormLimits: a form that no person fills in, or that would be too large to
// be read back, is refused before memory and disk are full of it.
func TestFormLimits(t *testing.T) {
	fields := func(n int, sentence string) Form {
		form := Form{Template: "报告.docx", Fields: make([]Field, n)}
		for i := range form.Fields {
			form.Fields[i] = Field{Key: fmt.Sprintf("键%d", i), Class: "count", Blank: "X", After: sentence}
		}
		return form
	}
	for _, tt := range []struct {
		name  string
		form  Form
		write func(io.Writer, Form) error
		want  string
	}{
		{"YAML, fields", fields(maxFields+1, "户"), WriteYAML, "报告.docx: the form would have 100001 fields, and none takes more than 100000; make sure that it is the file to fill in, or split it"},
		{"CSV, fields", fields(maxFields+1, "户"), WriteCSV, "报告.docx: the form would have 100001 fields, and none takes more than 100000; make sure that it is the file to fill in, or split it"},
		{"JSON, fields", fields(maxFields+1, "户"), WriteJSON, "报告.docx: the form would have 100001 fields, and none takes more than 100000; make sure that it is the file to fill in, or split it"},
		{"XLSX, fields", fields(maxFields+1, "户"), WriteXLSX, "报告.docx: the form would have 100001 fields, and none takes more than 100000; make sure that it is the file to fill in, or split it"},
		{"YAML, bytes", fields(2000, strings.Repeat("户", 3000)), WriteYAML, "报告.docx: the form would be larger than 16 MB, which can't be read back; split the report"},
		{"CSV, bytes", fields(2000, strings.Repeat("户", 3000)), WriteCSV, "报告.docx: the form would be larger than 16 MB, which can't be read back; split the report"},
		{"XLSX, a value", Form{Template: "报告.docx", Fields: []Field{{Key: "说明", Value: Entry{Text: strings.Repeat("户", 32_768)}}}}, WriteXLSX,
			"报告.docx: the value of 说明 is longer than the 32,767 characters that a cell of Excel holds; use a form in .yaml or .json"},
		{"JSON, bytes", fields(20, "户"), WriteJSON, ""},
		{"CSV", fields(20_000, "户"), WriteCSV, ""},
	} {
		var out strings.Builder
		err := tt.write(&out, tt.form)
		got, _ := errors.AsType[*Error](err)
		switch {
		case tt.want == "" && err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && (got == nil || got.Kind != KindLimit || got.Error() != tt.want):
			t.Errorf("%s: %v", tt.name, err)
		case tt.want != "" && out.Len() > 0:
			t.Errorf("%s: %d bytes were written", tt.name, out.Len())
		}
	}
}
