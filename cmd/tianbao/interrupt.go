package main

import "context"

var interrupted = text{"已中断", "interrupted"}

// await does work that knows no context, such as reading one large file. When
// ctx ends first, the work is left to itself, for the program is about to end:
// so it must write nothing and change nothing that is used afterwards.
func await[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := work()
		done <- outcome{value, err}
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}

// awaitError is await for work that makes nothing.
func awaitError(ctx context.Context, work func() error) error {
	_, err := await(ctx, func() (struct{}, error) { return struct{}{}, work() })
	return err
}
