package splice_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/splice"
)

func TestApply(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		edits     []splice.Edit
		want      string
	}{
		{"nothing", "abc", nil, "abc"},
		{"replace", "abc", []splice.Edit{{1, 2, "X"}}, "aXc"},
		{"any order", "abc", []splice.Edit{{2, 3, "Z"}, {0, 1, "XY"}}, "XYbZ"},
		{"delete all", "abc", []splice.Edit{{0, 3, ""}}, ""},
		{"insert at the ends", "abc", []splice.Edit{{3, 3, ">"}, {0, 0, "<"}}, "<abc>"},
		{"insert twice", "abc", []splice.Edit{{1, 1, "1"}, {1, 1, "2"}}, "a12bc"},
		{"insert before what is replaced", "abc", []splice.Edit{{1, 2, "B"}, {1, 1, "-"}}, "a-Bc"},
		{"insert behind what is replaced", "abc", []splice.Edit{{2, 2, "-"}, {1, 2, "B"}}, "aB-c"},
		{"adjacent", "abc", []splice.Edit{{0, 1, "1"}, {1, 2, "2"}}, "12c"},
		{"empty source", "", []splice.Edit{{0, 0, "x"}}, "x"},
	} {
		got, err := splice.Apply(tt.src, tt.edits)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %q, %v", tt.name, got, err)
		}
		if cap(got) != len(got) {
			t.Errorf("%s: the size was not known: %d for %d", tt.name, cap(got), len(got))
		}
	}
}

func TestApplyErrors(t *testing.T) {
	for _, tt := range []struct {
		edits []splice.Edit
		want  string
	}{
		{[]splice.Edit{{0, 4, ""}}, "edit of bytes 0 to 4: out of range"},
		{[]splice.Edit{{-1, 0, ""}}, "edit of bytes -1 to 0: out of range"},
		{[]splice.Edit{{2, 1, ""}}, "edit of bytes 2 to 1: out of range"},
		{[]splice.Edit{{0, 0, "longer"}, {0, 5, ""}}, "edit of bytes 0 to 5: out of range"},
		{[]splice.Edit{{0, 2, ""}, {1, 3, ""}}, "edit of bytes 1 to 3: overlaps another edit"},
		{[]splice.Edit{{1, 1, ""}, {0, 2, ""}}, "edit of bytes 1 to 1: overlaps another edit"},
		{[]splice.Edit{{0, 1, ""}, {0, 1, ""}}, "edit of bytes 0 to 1: overlaps another edit"},
	} {
		got, err := splice.Apply("abc", tt.edits)
		var e *splice.Error
		if got != nil || !errors.As(err, &e) || err.Error() != tt.want {
			t.Errorf("%v: %v, want %s", tt.edits, err, tt.want)
		}
	}
}

// FuzzApply cuts the source into pieces, replaces every other one, and compares
// with joining them.
func FuzzApply(f *testing.F) {
	f.Add("走访X次", "12|", uint64(0x5A5A))
	f.Fuzz(func(t *testing.T, src, text string, cuts uint64) {
		var edits []splice.Edit
		var want strings.Builder
		start := 0
		for i := 0; i <= len(src); i++ {
			if i < len(src) && cuts>>(i%64)&1 == 0 {
				continue
			}
			if i%2 == 0 {
				edits = append(edits, splice.Edit{Start: start, End: i, New: text})
				want.WriteString(text)
			} else {
				want.WriteString(src[start:i])
			}
			start = i
		}
		got, err := splice.Apply(src, edits)
		if err != nil || string(got) != want.String() {
			t.Errorf("%q with %v: %q, %v, want %q", src, edits, got, err, want.String())
		}
	})
}
