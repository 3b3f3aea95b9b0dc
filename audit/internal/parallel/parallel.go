// Package parallel spreads independent steps over the processors.
package parallel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do for 0 to n-1, on as many goroutines as there are processors.
// The calls must not depend on one another, nor on their order. When ctx ends,
// no further call begins; Each returns its cause once those that run are done.
func Each(ctx context.Context, n int, do func(i int)) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		for i := 0; i < n && ctx.Err() == nil; i++ {
			do(i)
		}
		return context.Cause(ctx)
	}
	// Stretches are short enough to end together and long enough for what one
	// step leaves in the cache to serve the next.
	stretch := int64(max(n/(16*workers), 1))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for ctx.Err() == nil {
				to := next.Add(stretch)
				from := to - stretch
				if from >= int64(n) {
					return
				}
				for i := from; i < min(to, int64(n)) && ctx.Err() == nil; i++ {
					do(int(i))
				}
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}
