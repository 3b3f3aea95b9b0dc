package similar

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/audit/internal/ending"
)

// compared is Compare, which can't fail here.
func compared(tb testing.TB, reports []Report, opts Options) Result {
	tb.Helper()
	r, err := Compare(tb.Context(), reports, opts)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// TestEnds: a comparison whose context ends returns nothing but the cause,
// whatever it is at; one that is left alone is whole.
func TestEnds(t *testing.T) {
	g := generate(t, 1, 6, 3_000, 5)
	want := compared(t, g.reports, Options{})
	ended := ending.Anywhere(t, func(ctx context.Context) error {
		got, err := Compare(ctx, g.reports, Options{})
		if err == nil {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		} else if len(got.Pairs)+len(got.Files) > 0 {
			t.Error("half a result beside the cause")
		}
		return err
	})
	if ended < 10 {
		t.Errorf("the context is looked at for %d steps only", ended)
	}
}
