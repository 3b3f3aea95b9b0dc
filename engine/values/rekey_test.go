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
	}{
		{"longer key", "values: {人数: 5}\nanchors: {人数: aa}", one, []Renamed{{"人数", "甲—人数"}}, []string{"甲—人数"}},
		{"empty value", "values: {人数: }\nanchors: {人数: aa}", one, []Renamed{{"人数", "甲—人数"}}, []string{"甲—人数"}},
		{"key still there", "values: {人数: 5}\nanchors: {人数: aa}", map[string]string{"人数": "bb", "甲—人数": "aa"}, nil, []string{"人数"}},
		{"two places alike", "values: {人数: 5}\nanchors: {人数: aa}", two, nil, []string{"人数"}},
		{"a value for the other", "values: {人数: 5, 甲—人数: 6}\nanchors: {人数: aa}", one, nil, []string{"人数", "甲—人数"}},
		{"other words", "values: {人数: 5}\nanchors: {人数: bb}", one, nil, []string{"人数"}},
		{"no anchors", "values: {人数: 5}", one, nil, []string{"人数"}},
	} {
		f, err := Decode("form.yaml", []byte(tt.file))
		if err != nil {
			t.Fatal(tt.name, err)
		}
		got, renamed := f.Rekey(tt.anchors)
		if diff := cmp.Diff(tt.want, renamed); diff != "" {
			t.Errorf("%s: -want +got:\n%s", tt.name, diff)
		}
		var keys []string
		for _, e := range inOrder(got.Values, got.Missing) {
			keys = append(keys, e.Key)
		}
		if diff := cmp.Diff(tt.keys, keys); diff != "" {
			t.Errorf("%s: keys, -want +got:\n%s", tt.name, diff)
		}
	}
}
