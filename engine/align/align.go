package align

import (
	"slices"
	"unicode"
)

// Kind says how blocks of the current text relate to blocks of the prior one.
type Kind string

const (
	Unchanged   Kind = "unchanged"
	FiguresOnly Kind = "figures-only" // other numbers or dates, the same words
	Edited      Kind = "edited"
	Added       Kind = "added"
	Removed     Kind = "removed"
	Moved       Kind = "moved"  // in another order, edited or not
	Split       Kind = "split"  // one prior block became several
	Merged      Kind = "merged" // several prior blocks became one
)

// Pair is one relation. Prior and Current are indices of blocks, rising; empty
// for Added and Removed, several for Merged and Split.
type Pair struct {
	Kind    Kind
	Prior   []int
	Current []int
}

// Result of Blocks.
type Result struct {
	// Pairs in the order of the current blocks; what was removed stands behind
	// what it followed. Every block that has text is in exactly one pair.
	Pairs []Pair
	// Unsearched lists the current blocks (added, if nothing near them
	// matched) that were not searched for throughout the prior text, because
	// every pair of characters in them is too common there.
	Unsearched []int
}

// Blocks aligns the blocks of two versions of a document.
func Blocks(prior, current []Block) Result { return align(prior, current).result() }

func align(prior, current []Block) *aligner {
	keys := interner{}
	a := &aligner{prior: newSide(prior, keys), current: newSide(current, keys)}
	a.layer(a.prior.normal, a.current.normal)
	a.mask()
	a.layer(a.prior.masked, a.current.masked)
	a.similar()
	a.named()
	a.beside()
	a.regroup()
	return a
}

// aligner holds the matches found so far.
type aligner struct {
	prior, current side
	unsearched     []int
	work           work
}

// side is one of the two texts.
type side struct {
	blocks []Block
	list   []int   // the blocks that have text; what follows is indexed like it
	normal []int32 // keys of the normalised texts
	masked []int32 // keys of the masked texts, 0 for those matched before
	masks  [][]rune
	match  []int // index into the other side's list, -1 for none
	// group is set for a further part of a split or merged block: the other
	// side's block, which hasParts then.
	group    []int
	hasParts []bool
}

// work counts the steps that the time depends on.
type work struct {
	postings   int // visits of blocks that share a rare pair of characters
	candidates int // comparisons of two blocks
	grams      int // pairs of characters compared
}

func newSide(blocks []Block, keys interner) side {
	s := side{blocks: blocks}
	for i, b := range blocks {
		normal := normalize(b)
		if !hasText(normal) {
			continue
		}
		s.list = append(s.list, i)
		s.normal = append(s.normal, keys.key(b, normal))
	}
	s.match, s.group = unmatched(len(s.list)), unmatched(len(s.list))
	s.hasParts = make([]bool, len(s.list))
	return s
}

func unmatched(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// interner numbers texts, so that equal blocks of one class and sort have
// equal keys.
type interner map[string]int32

func (in interner) key(b Block, text string) int32 {
	sort := "\x1dp\x1d"
	if b.Row {
		sort = "\x1dr\x1d"
	}
	text = b.Class + sort + text
	id, ok := in[text]
	if !ok {
		id = int32(len(in) + 1)
		in[text] = id
	}
	return id
}

// mask computes the masked texts of what is not matched yet.
func (a *aligner) mask() {
	keys := interner{}
	a.prior.mask(keys)
	a.current.mask(keys)
}

func (s *side) mask(keys interner) {
	s.masked, s.masks = make([]int32, len(s.list)), make([][]rune, len(s.list))
	for i, at := range s.list {
		if s.match[i] < 0 {
			s.masks[i] = mask(s.blocks[at])
			s.masked[i] = keys.key(s.blocks[at], string(s.masks[i]))
		}
	}
}

// layer matches blocks with equal keys: in order by patience, then what each
// side has once though in another order, then their equal neighbours.
func (a *aligner) layer(prior, current []int32) {
	for _, gap := range a.gaps() {
		from, to := a.prior.free(gap.aLo, gap.aHi), a.current.free(gap.bLo, gap.bHi)
		links := patience(pick(prior, from), pick(current, to), window{0, len(from), 0, len(to)})
		for _, l := range links {
			a.link(from[l.a], to[l.b])
		}
	}
	a.moves(prior, current)
	a.grow(prior, current)
}

// gaps are the windows between the matches that stand in the same order.
func (a *aligner) gaps() []window {
	return gaps(a.spine(), window{0, len(a.prior.list), 0, len(a.current.list)})
}

// spine is the longest run of matches that stand in the same order.
func (a *aligner) spine() []link {
	var links []link
	for i, j := range a.prior.match {
		if j >= 0 {
			links = append(links, link{i, j})
		}
	}
	return rising(links)
}

// free lists the unmatched blocks from lo to hi.
func (s *side) free(lo, hi int) []int {
	var list []int
	for i := lo; i < hi; i++ {
		if s.isFree(i) {
			list = append(list, i)
		}
	}
	return list
}

func (s *side) isFree(i int) bool { return s.match[i] < 0 && s.group[i] < 0 }

// wholeOf is the block of the other side that i is matched with or a part of,
// -1 for none.
func (s *side) wholeOf(i int) int {
	if s.match[i] >= 0 {
		return s.match[i]
	}
	return s.group[i]
}

// run lists the neighbouring blocks, n among them, that belong to the block of
// the other side that n belongs to.
func (s *side) run(n int) []int {
	whole := s.wholeOf(n)
	lo, hi := n, n+1
	for lo > 0 && s.wholeOf(lo-1) == whole {
		lo--
	}
	for hi < len(s.list) && s.wholeOf(hi) == whole {
		hi++
	}
	list := make([]int, 0, hi-lo)
	for i := lo; i < hi; i++ {
		list = append(list, i)
	}
	return list
}

func pick(keys []int32, at []int) []int32 {
	list := make([]int32, len(at))
	for i, n := range at {
		list[i] = keys[n]
	}
	return list
}

func (a *aligner) link(i, j int) {
	a.prior.match[i], a.current.match[j] = j, i
}

// What a block must weigh to be recognised far from where it was expected: 8
// Chinese characters or 24 letters; half of that where nothing else in either
// text is equal to it.
const (
	movableWeight       = 24
	movableUniqueWeight = 12
)

// moves matches what both sides have exactly once among the unmatched.
func (a *aligner) moves(prior, current []int32) {
	from, to := a.prior.free(0, len(a.prior.list)), a.current.free(0, len(a.current.list))
	search := patienceSearch{a: pick(prior, from), b: pick(current, to)}
	counts := map[int32]int{}
	for _, key := range slices.Concat(prior, current) {
		counts[key]++
	}
	for _, l := range search.unique(window{0, len(from), 0, len(to)}) {
		i, j := from[l.a], to[l.b]
		weight := a.prior.weight(i)
		if weight >= movableWeight || weight >= movableUniqueWeight && counts[prior[i]] == 2 {
			a.link(i, j)
		}
	}
}

// movable reports whether a block says enough to be recognised anywhere.
func (s *side) movable(i int) bool { return s.weight(i) >= movableWeight }

// weight is 3 for a Chinese character, 1 for another letter.
func (s *side) weight(i int) int {
	weight := 0
	for _, t := range s.blocks[s.list[i]].Texts {
		for _, r := range t.String {
			if isHan(r) {
				weight += 3
			} else if unicode.IsLetter(r) {
				weight++
			}
		}
	}
	return weight
}

// grow matches unmatched neighbours of matches that are equal too.
func (a *aligner) grow(prior, current []int32) {
	for i := range a.prior.match {
		a.growFrom(i, 1, prior, current)
	}
	for i := len(a.prior.match) - 1; i >= 0; i-- {
		a.growFrom(i, -1, prior, current)
	}
}

func (a *aligner) growFrom(i, step int, prior, current []int32) {
	j := a.prior.match[i]
	if j < 0 {
		return
	}
	i, j = i+step, j+step
	if i < 0 || i >= len(prior) || j < 0 || j >= len(current) {
		return
	}
	if a.prior.match[i] < 0 && a.current.match[j] < 0 && prior[i] == current[j] {
		a.link(i, j)
	}
}
