package align

const (
	// minPart is how much of a block's pairs must be in what its neighbour's
	// match leaves over, for the block to be a part split off that match.
	minPart = 0.75
	// minPartRunes is the least length of such a part.
	minPartRunes = 6
	// maxParts bounds how many parts a block has.
	maxParts = 16
)

// regroup joins what is left to the matches of neighbours: a prior paragraph
// that became several, or several that became one.
func (a *aligner) regroup() {
	split := parts{whole: &a.prior, part: &a.current, work: &a.work}
	split.join()
	merge := parts{whole: &a.current, part: &a.prior, work: &a.work}
	merge.join()
}

// parts joins unmatched blocks of one side (part) to blocks of the other.
type parts struct {
	whole, part *side
	work        *work
}

func (p *parts) join() {
	for i := range p.part.list {
		p.try(i, i-1)
	}
	for i := len(p.part.list) - 1; i >= 0; i-- {
		p.try(i, i+1)
	}
}

// try joins the unmatched block i to the whole of its neighbour, if what the
// neighbour leaves of that whole holds i.
func (p *parts) try(i, neighbour int) {
	if neighbour < 0 || neighbour >= len(p.part.list) || !p.part.isFree(i) {
		return
	}
	whole := p.part.wholeOf(neighbour)
	if whole < 0 || p.whole.group[whole] >= 0 || p.part.hasParts[neighbour] || !p.fits(i, whole) {
		return
	}
	run := p.part.run(neighbour)
	if len(run) >= maxParts {
		return
	}
	rest := inner(gramsOf(p.whole.maskOf(whole)))
	for _, n := range run {
		rest = minus(rest, inner(gramsOf(p.part.maskOf(n))))
	}
	own := inner(gramsOf(p.part.maskOf(i)))
	p.work.candidates++
	p.work.grams += len(rest) + len(own)
	if float64(common(own, rest)) >= minPart*float64(len(own)) {
		p.part.group[i] = whole
		p.whole.hasParts[whole] = true
	}
}

// fits checks what costs nothing: paragraphs of one class, long enough, and a
// whole that is longer than the part.
func (p *parts) fits(i, whole int) bool {
	part, of := p.part.blocks[p.part.list[i]], p.whole.blocks[p.whole.list[whole]]
	length := len(p.part.maskOf(i))
	return !part.Row && !of.Row && part.Class == of.Class &&
		length >= minPartRunes && len(p.whole.maskOf(whole)) > length
}

// maskOf is the masked text of block i; the exact layer leaves it out for what
// it matches.
func (s *side) maskOf(i int) []rune {
	if s.masks[i] == nil {
		s.masks[i] = mask(s.blocks[s.list[i]])
	}
	return s.masks[i]
}
