package engine

import (
	"strings"
	"testing"
)

// BenchmarkMatchTolerant holds one paragraph of 40 gaps against an edited one.
func BenchmarkMatchTolerant(b *testing.B) {
	clause := "组织党员干部深入基层走访慰问困难群众X次，"
	p := blanks(strings.Repeat(clause, 40))
	text := strings.Repeat(strings.NewReplacer("X", "12", "深入", "先后深入").Replace(clause), 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.matchTolerant(text, func(int, rune) bool { return true })
	}
}

func BenchmarkMatchExact(b *testing.B) {
	clause := "组织党员干部深入基层走访慰问困难群众X次，"
	p := blanks(strings.Repeat(clause, 40))
	text := strings.Repeat(strings.ReplaceAll(clause, "X", "12"), 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.matchExact(text)
	}
}
