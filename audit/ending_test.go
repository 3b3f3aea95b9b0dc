package audit_test

import (
	"context"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/audit/internal/ending"
)

// TestEnds: an audit whose context ends returns no findings but the cause,
// whatever rule it is at, with a prior and without.
func TestEnds(t *testing.T) {
	const text = "2020年上半年工作总结\n走访X户，发放慰问金X元。\n共12户，其中老人15户。"
	subject := audittest.Subject(t, text)
	subject.Priors = []audit.Prior{{File: "prior.txt", Doc: audittest.Document(t, text)}}
	ended := ending.Anywhere(t, func(ctx context.Context) error {
		result, err := audit.Run(ctx, subject, audit.Options{})
		if (err == nil) != (len(result.Findings) > 0) {
			t.Errorf("%d findings, error %v", len(result.Findings), err)
		}
		return err
	})
	if ended < 10 {
		t.Errorf("the context is looked at for %d steps only", ended)
	}
}
