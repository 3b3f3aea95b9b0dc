package compare

import (
	"testing"
)

// BenchmarkCompare compares two reports of 670,000 characters.
func BenchmarkCompare(b *testing.B) {
	prior, current := generate(1, 670_000).reports(b)
	b.ReportAllocs()
	for b.Loop() {
		Compare([]Report{prior}, current, Options{})
	}
}
