package similar

// coverage is what passages of a pair have told, in both streams.
type coverage struct{ a, b stamps }

func (v *coverage) start(a, b int) {
	v.a.start(a)
	v.b.start(b)
}

// share is how much of a chain is covered, in the report where it is more.
func (v *coverage) share(c chain) float64 {
	a, b := c.spans()
	return max(v.a.share(c.first().a, a), v.b.share(c.first().b, b))
}

func (v *coverage) add(c chain) {
	a, b := c.spans()
	v.a.add(c.first().a, a)
	v.b.add(c.first().b, b)
}

// stamps is a set of places that is emptied without being written over.
type stamps struct {
	at  []int32
	now int32
}

func (s *stamps) start(n int) {
	if n > len(s.at) {
		s.at, s.now = make([]int32, n), 0
	}
	s.now++
}

func (s *stamps) has(i int) bool { return s.at[i] == s.now }

func (s *stamps) add(from, n int) {
	for i := from; i < from+n; i++ {
		s.at[i] = s.now
	}
}

func (s *stamps) share(from, n int) float64 {
	count := 0
	for i := from; i < from+n; i++ {
		if s.has(i) {
			count++
		}
	}
	return float64(count) / float64(n)
}
