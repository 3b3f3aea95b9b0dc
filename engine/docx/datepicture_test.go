package docx_test

import (
	"testing"
	"time"
)

// A date control writes dates as its picture says; a picture with names or times
// is none that it could be told by.
func TestDatePicture(t *testing.T) {
	for picture, want := range map[string]string{
		"yyyy年M月d日":          "2020年6月3日",
		"yyyy-MM-dd":         "2020-06-03",
		"yy.M.d":             "20.6.3",
		"yyyy'y'MM":          "2020y06",
		"二〇yy年":              "二〇20年",
		"yyyy/M/d HH:mm":     "",
		"yyyy年M月d日 h:mm":     "",
		"yyyy-MM-dd'T'HH:mm": "",
		"yyyy年M月d日dddd":      "",
		"d MMMM yyyy":        "",
		"EEEE年":              "",
	} {
		d := open(t, body(t, `<w:p><w:sdt><w:sdtPr><w:date><w:dateFormat w:val="`+picture+`"/></w:date></w:sdtPr><w:sdtContent><w:r><w:t>X</w:t></w:r></w:sdtContent></w:sdt></w:p>`))
		got, ok := d.Paragraphs()[0].Controls[0].WriteDate(time.Date(2020, 6, 3, 0, 0, 0, 0, time.UTC))
		if got != want || ok != (want != "") {
			t.Errorf("%s writes %q, want %q", picture, got, want)
		}
	}
}
