package align

// step is a stretch of an edit script: n tokens that correspond, or del tokens
// that were replaced by ins tokens.
type step struct{ n, del, ins int }

// script is how one list of tokens became another.
type script struct{ steps []step }

func (s *script) equal(n int) {
	if n == 0 {
		return
	}
	if last := len(s.steps) - 1; last >= 0 && s.steps[last].n > 0 {
		s.steps[last].n += n
		return
	}
	s.steps = append(s.steps, step{n: n})
}

func (s *script) edit(del, ins int) {
	if del+ins == 0 {
		return
	}
	if last := len(s.steps) - 1; last >= 0 && s.steps[last].n == 0 {
		s.steps[last].del += del
		s.steps[last].ins += ins
		return
	}
	s.steps = append(s.steps, step{del: del, ins: ins})
}

// maxStray is how many characters that only happen to be equal are taken into
// the edits around them.
const maxStray = 2

// clean takes stray equal characters into the edits on both sides, where each
// of them replaces more than that: a 的 between two rewritten phrases says
// nothing, and cuts them to pieces. Numbers, words and punctuation stay.
func (s *script) clean(prior []token) {
	var out script
	i := 0
	for n, step := range s.steps {
		if step.n == 0 {
			out.edit(step.del, step.ins)
		} else if out.isStray(step, n+1 < len(s.steps), s.next(n), prior[i:i+step.n]) {
			out.edit(step.n, step.n)
		} else {
			out.equal(step.n)
		}
		i += step.n + step.del
	}
	*s = out
}

// next is the step behind n, empty at the end.
func (s *script) next(n int) step {
	if n+1 < len(s.steps) {
		return s.steps[n+1]
	}
	return step{}
}

func (s *script) isStray(equal step, hasNext bool, next step, tokens []token) bool {
	last := len(s.steps) - 1
	if equal.n > maxStray || last < 0 || !hasNext {
		return false
	}
	for _, t := range tokens {
		if t.word || !isHan(t.id) {
			return false
		}
	}
	return s.steps[last].size() > equal.n && next.size() > equal.n
}

// size is the length of the longer side of an edit.
func (s step) size() int { return max(s.del, s.ins) }
