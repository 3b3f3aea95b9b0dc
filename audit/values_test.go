package audit_test

import (
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

func TestValues(t *testing.T) {
	template := engine.Load(audittest.Subject(t, "局领导带队走访X次，发放慰问金X万元。\n捐赠给X社区。").Doc, slot.Options{})
	keys := template.Keys()
	values := map[string]string{keys[0]: "1250", keys[1]: "3.50", keys[2]: "云岭"}
	for _, test := range []struct {
		text     string
		template *engine.Template
		want     string // the text of each finding and what should stand there
	}{
		{"局领导带队走访1,250次，发放慰问金3.5万元。\n捐赠给云岭社区。", template, ""},
		{"局领导带队走访1205次，发放慰问金3.5万元。\n捐赠给云山社区。", template, "1205→1250 云山→云岭"},
		{"局领导带队走访1,250次，发放慰问金3.5万元。\n捐赠给云岭社区。", nil, ""},
		{"局领导带队走访1205次，发放慰问金3.5万元。\n捐赠给云岭社区。", nil, "1205→1250"},
		{"局领导带队走访X次，发放慰问金X万元。", nil, ""},
	} {
		subject := audittest.Subject(t, test.text)
		subject.Values, subject.Template = values, test.template
		result, err := audit.Run(t.Context(), subject, audit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range result.Findings {
			if f.Rule == "FG007" {
				got = append(got, f.Text+"→"+f.Suggestion)
			}
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%s (keys %v): %q, want %q", test.text, keys, got, test.want)
		}
	}
}
