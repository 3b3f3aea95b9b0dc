package compare

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/audit/internal/ending"
)

// compared is Compare, which can't fail here.
func compared(tb testing.TB, priors []Report, current Report, opts Options) Comparison {
	tb.Helper()
	c, err := Compare(tb.Context(), priors, current, opts)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// TestEnds: a comparison whose context ends returns nothing but the cause,
// whatever it is at; one that is left alone is whole.
func TestEnds(t *testing.T) {
	g := generate(1, 3000)
	first, second, third := textReport(t, "1.txt", g.prior), textReport(t, "2.txt", g.current), textReport(t, "3.txt", g.current)
	want := compared(t, []Report{first, second}, third, Options{})
	ended := ending.Anywhere(t, func(ctx context.Context) error {
		got, err := Compare(ctx, []Report{first, second}, third, Options{})
		if err == nil {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		} else if len(got.Against) > 0 {
			t.Error("half a comparison beside the cause")
		}
		return err
	})
	if ended < 10 {
		t.Errorf("the context is looked at for %d steps only", ended)
	}
}
