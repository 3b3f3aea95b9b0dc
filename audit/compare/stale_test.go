package compare

import (
	"slices"
	"testing"
)

// TestPlantedFlags rolls generated reports forward, leaves something behind
// here and there, and counts what is found and what is found wrongly.
func TestPlantedFlags(t *testing.T) {
	for seed := int64(1); seed <= 6; seed++ {
		r := generate(seed, 50_000)
		prior, current := r.reports(t)
		planted, missed, false_, judged := 0, 0, 0, 0
		for _, c := range compared(t, []Report{prior}, current, Options{}).Against[0].Changes {
			for _, p := range c.Current {
				want, got := r.flags[p.Paragraph], c.Flags()
				judged++
				for _, flag := range want {
					planted++
					if !slices.Contains(got, flag) {
						missed++
						t.Errorf("seed %d, paragraph %d: no %s: %s", seed, p.Paragraph, flag, p.Text)
					}
				}
				for _, flag := range got {
					if !slices.Contains(want, flag) {
						false_++
						t.Logf("seed %d, paragraph %d: wrongly %s: %s %+v", seed, p.Paragraph, flag, p.Text, c.Marks)
					}
				}
			}
		}
		t.Logf("seed %d: %d planted, %d missed, %d false alarms in %d paragraphs", seed, planted, missed, false_, judged)
		if 50*false_ > judged {
			t.Errorf("seed %d: %d false alarms in %d paragraphs", seed, false_, judged)
		}
	}
}
