package parallel

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/tianbao-dev/tianbao/audit/internal/ending"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 31, 1000, 4097} {
		calls := make([]atomic.Int32, n)
		if err := Each(t.Context(), n, func(i int) { calls[i].Add(1) }); err != nil {
			t.Errorf("of %d steps: %v", n, err)
		}
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d steps, step %d was done %d times", n, i, got)
			}
		}
	}
}

// TestEachEnds: when the context ends, the steps that run are the last, and its
// cause is returned.
func TestEachEnds(t *testing.T) {
	for _, n := range []int{1, 2, 4097} {
		for _, at := range []int32{0, 1} { // before the first step, during it
			ctx, end := context.WithCancelCause(t.Context())
			cause := errors.New("enough")
			if at == 0 {
				end(cause)
			}
			var begun, running atomic.Int32
			err := Each(ctx, n, func(int) {
				running.Add(1)
				defer running.Add(-1)
				begun.Add(1)
				end(cause)
				<-ctx.Done()
			})
			if !errors.Is(err, cause) {
				t.Errorf("%d steps, ended at %d: %v", n, at, err)
			}
			if got := begun.Load(); at == 0 && got != 0 || int(got) > n || got > 256 || running.Load() != 0 {
				t.Errorf("%d steps, ended at %d: %d began, %d still run", n, at, got, running.Load())
			}
		}
	}
	ending.Anywhere(t, func(ctx context.Context) error { return Each(ctx, 100, func(int) {}) })
}
