package compare

import (
	"runtime"
	"sync"
)

// parallel calls do for 0 to n-1, in as many stretches as there are processors.
// The calls must not depend on one another.
func parallel(n int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Go(func() {
			for i := w * n / workers; i < (w+1)*n/workers; i++ {
				do(i)
			}
		})
	}
	wait.Wait()
}
