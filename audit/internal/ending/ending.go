// Package ending cancels work in tests at each moment at which it can be.
package ending

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// errEnded is the cause of the contexts that end here.
var errEnded = errors.New("ended by the test")

// at is a context that ends the nth time that it is asked whether it has.
type at struct {
	context.Context
	left atomic.Int64
}

func (c *at) Err() error {
	if c.left.Add(-1) < 0 {
		return errEnded
	}
	return nil
}

// Anywhere does work under contexts that end at ever later moments, until one
// outlives it: each time before, the work must return the cause of the end.
// It reports how many contexts ended too early.
func Anywhere(tb testing.TB, work func(ctx context.Context) error) (ended int) {
	tb.Helper()
	for looks := int64(0); ; looks += looks/8 + 1 {
		ctx := &at{Context: tb.Context()}
		ctx.left.Store(looks)
		err := work(ctx)
		switch {
		case ctx.left.Load() >= 0 && err == nil:
			return ended
		case ctx.left.Load() < 0 && !errors.Is(err, errEnded):
			tb.Fatalf("ended at look %d, the work returns %v", looks, err)
		case ctx.left.Load() >= 0:
			tb.Fatalf("never ended, the work returns %v", err)
		}
		ended++
	}
}
