package audit_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/tianbao-dev/tianbao/audit/audittest"
)

// TestSharedCases holds the rules against examples that others wrote, where
// they are at hand.
func TestSharedCases(t *testing.T) {
	data, err := os.ReadFile(shared(t, "cases/gongwen_rules.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		ID           string
		Wrong, Right []string
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, text := range c.Wrong {
			if len(audittest.Findings(t, c.ID, text)) == 0 {
				t.Errorf("%s lets pass: %s", c.ID, text)
			}
		}
		for _, text := range c.Right {
			for _, f := range audittest.Findings(t, c.ID, text) {
				t.Errorf("%s objects to %q in: %s", c.ID, f.Text, text)
			}
		}
	}
}
