package values

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRekey(t *testing.T) {
	one, two := map[string]string{"甲—人数": "aa"}, map[string]string{"甲—人数": "aa", "乙—人数": "aa"}
	for _, tt := range []struct {
		name, file string
		anchors    map[string]string // of the template
		want       []Renamed
		keys       []string // of what was entered, and of what is empty
		moved      []string // the same in a form that is written anew
	}{
		{"longer key", "values: {人数: 5}\nanchors: {人数: aa}", one, []Renamed{{"人数", "甲—人数"}}, []string{"甲—人数"}, []string{"甲—人数"}},
		{"empty value", "values: {人数: }\nanchors: {人数: aa}", one, []Renamed{{"人数", "甲—人数"}}, []string{"甲—人数"}, []string{"甲—人数"}},
		{"key still there", "values: {人数: 5}\nanchors: {人数: aa}", map[string]string{"人数": "bb", "甲—人数": "aa"}, nil, []string{"人数"}, []string{"甲—人数"}},
		{"a chain", "values: {人数: 5, 人数_2: 6}\nanchors: {人数: aa, 人数_2: bb}",
			map[string]string{"人数": "cc", "人数_2": "aa", "人数_3": "bb"}, nil, []string{"人数", "人数_2"}, []string{"人数_2", "人数_3"}},
		{"changed places", "values: {人数: 5, 人数_2: 6}\nanchors: {人数: aa, 人数_2: bb}",
			map[string]string{"人数": "bb", "人数_2": "aa"}, nil, []string{"人数", "人数_2"}, []string{"人数_2", "人数"}},
		{"a chain that ends", "values: {人数: 5, 人数_2: 6}\nanchors: {人数: aa, 人数_2: bb}",
			map[string]string{"人数": "cc", "人数_2": "aa"}, nil, []string{"人数", "人数_2"}, []string{"人数", "人数_2"}},
		{"two places alike", "values: {人数: 5}\nanchors: {人数: aa}", two, nil, []string{"人数"}, []string{"人数"}},
		{"a value for the other", "values: {人数: 5, 甲—人数: 6}\nanchors: {人数: aa}", one, nil, []string{"人数", "甲—人数"}, []string{"人数", "甲—人数"}},
		{"other words", "values: {人数: 5}\nanchors: {人数: bb}", one, nil, []string{"人数"}, []string{"人数"}},
		{"no anchors", "values: {人数: 5}", one, nil, []string{"人数"}, []string{"人数"}},
	} {
		f, err := Decode("form.yaml", []byte(tt.file))
		if err != nil {
			t.Fatal(tt.name, err)
		}
		got, renamed := f.Rekey(tt.anchors)
		if diff := cmp.Diff(tt.want, renamed); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.keys, keysOf(got)); diff != "" {
			t.Errorf("%s: keys, -want +got:\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.moved, keysOf(f.moved(tt.anchors))); diff != "" {
			t.Errorf("%s: keys moved, -want +got:\n%s", tt.name, diff)
		}
	}
}

func keysOf(f *File) []string {
	var keys []string
	for _, e := range inOrder(f.Values, f.Missing) {
		keys = append(keys, e.Key)
	}
	return keys
}
