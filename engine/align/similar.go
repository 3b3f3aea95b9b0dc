package align

import (
	"sort"
	"strings"
	"unicode"
)

const (
	// maxPostings is how many prior blocks may share a pair of characters for
	// it to find candidates; commoner pairs tell little.
	maxPostings = 32
	// maxFound is how many candidates a block gets from shared pairs.
	maxFound = 5
	// nearby is how far from its expected place a block is looked for anyway.
	nearby = 2

	// minFar and minNear are the similarities (Dice coefficient of character
	// pairs) from which blocks match elsewhere and between the same neighbours.
	minFar  = 0.5
	minNear = 0.35
	// nearBonus prefers a block between the same neighbours.
	nearBonus = 0.1
	// headBonus is given to table rows with the same first cell.
	headBonus = 0.3
)

// candidate is a possible match.
type candidate struct {
	link
	score float64
}

// similar matches what is left by the characters that blocks share.
func (a *aligner) similar() {
	s := search{aligner: a}
	s.prepare()
	for _, j := range s.to {
		s.candidates(j)
	}
	sort.Slice(s.found, func(x, y int) bool {
		p, q := s.found[x], s.found[y]
		if p.score != q.score {
			return p.score > q.score
		}
		if p.b != q.b {
			return p.b < q.b
		}
		return p.a < q.a
	})
	for _, c := range s.found {
		if a.prior.match[c.a] < 0 && a.current.match[c.b] < 0 {
			a.link(c.a, c.b)
		}
	}
}

// named matches table rows in another order by their first cells: what both
// sides have once among what is left.
func (a *aligner) named() {
	prior, current := a.prior.rowNames(), a.current.rowNames()
	for i, at := range a.prior.list {
		if !a.prior.isFree(i) {
			continue
		}
		name := rowName(a.prior.blocks[at])
		if j, ok := current[name]; ok && name != "" && j >= 0 && prior[name] == i {
			a.link(i, j)
		}
	}
}

// rowNames finds the unmatched rows by their names; -1 marks those of several.
func (s *side) rowNames() map[string]int {
	names := map[string]int{}
	for i, at := range s.list {
		if !s.isFree(i) {
			continue
		}
		name := rowName(s.blocks[at])
		if _, again := names[name]; again {
			i = -1
		}
		names[name] = i
	}
	return names
}

// tableRows are names that rows of any table have.
const tableRows = " 合计 总计 小计 共计 总数 其他 其它 备注 说明 "

// rowName is the class and the first cell of a table row, "" unless that has two
// letters, which no serial number has, and belongs to one table.
func rowName(b Block) string {
	if !b.Row || len(b.Texts) < 2 {
		return ""
	}
	name := normalize(Block{Texts: b.Texts[:1]})
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 2 || strings.Contains(tableRows, " "+name+" ") {
		return ""
	}
	return b.Class + "\x1d" + name
}

// beside matches what is left next to a match with what is left next to its
// partner: the heading, renamed, of a section that was moved.
func (a *aligner) beside() {
	for i := range a.prior.match {
		a.tryBeside(i, 1)
	}
	for i := len(a.prior.match) - 1; i >= 0; i-- {
		a.tryBeside(i, -1)
	}
}

func (a *aligner) tryBeside(i, step int) {
	j := a.prior.match[i]
	if j < 0 {
		return
	}
	i, j = i+step, j+step
	if i < 0 || i >= len(a.prior.list) || j < 0 || j >= len(a.current.list) || !a.prior.isFree(i) || !a.current.isFree(j) {
		return
	}
	p, q := a.prior.blocks[a.prior.list[i]], a.current.blocks[a.current.list[j]]
	if p.Class != q.Class || p.Row != q.Row {
		return
	}
	old, now := gramsOf(a.prior.maskOf(i)), gramsOf(a.current.maskOf(j))
	a.work.candidates++
	a.work.grams += len(old) + len(now)
	if dice(old, now) >= minFar {
		a.link(i, j)
	}
}

// search looks for similar blocks among the unmatched ones.
type search struct {
	*aligner
	from, to     []int             // unmatched blocks of either side
	index        map[gram][]int    // prior blocks by pairs of characters; nil where there are too many
	priorGrams   map[int][]gram    // sorted
	currentGrams map[int][]gram    // sorted
	near         map[int]proximity // by current block
	shared       []int             // per prior block: pairs shared with the block at hand
	touched      []int
	found        []candidate
}

// proximity is where a current block is expected among the prior ones.
type proximity struct {
	free []int // unmatched prior blocks between the same neighbours
	at   int   // index into free
}

func (s *search) prepare() {
	s.from, s.to = s.prior.free(0, len(s.prior.list)), s.current.free(0, len(s.current.list))
	s.priorGrams, s.currentGrams = s.prior.grams(s.from), s.current.grams(s.to)
	s.shared = make([]int, len(s.prior.list))
	s.index = map[gram][]int{}
	for _, i := range s.from {
		s.post(i)
	}
	s.near = map[int]proximity{}
	for _, gap := range s.gaps() {
		free := s.prior.free(gap.aLo, gap.aHi)
		to := s.current.free(gap.bLo, gap.bHi)
		for n, j := range to {
			s.near[j] = proximity{free, n * len(free) / len(to)}
		}
	}
}

func (s *side) grams(list []int) map[int][]gram {
	grams := make(map[int][]gram, len(list))
	for _, i := range list {
		grams[i] = gramsOf(s.masks[i])
	}
	return grams
}

// post enters a prior block into the index.
func (s *search) post(i int) {
	for n, g := range s.priorGrams[i] {
		if n > 0 && g == s.priorGrams[i][n-1] {
			continue
		}
		list, ok := s.index[g]
		switch {
		case ok && list == nil:
		case len(list) == maxPostings:
			s.index[g] = nil
		default:
			s.index[g] = append(list, i)
		}
	}
}

// candidates finds and scores the candidates of a current block.
func (s *search) candidates(j int) {
	near := s.near[j]
	searched := s.share(j)
	list := s.best(j)
	for _, i := range list {
		s.score(i, j, isAmong(near.free, i))
	}
	for n := max(near.at-nearby, 0); n <= near.at+nearby && n < len(near.free); n++ {
		if i := near.free[n]; !contains(list, i) {
			s.score(i, j, true)
		}
	}
	for _, i := range s.touched {
		s.shared[i] = 0
	}
	if !searched && len(s.index) > 0 {
		s.unsearched = append(s.unsearched, j)
	}
}

// share counts, for each prior block, the rare pairs it shares with j. It
// reports false when j has none but common pairs.
func (s *search) share(j int) (searched bool) {
	s.touched = s.touched[:0]
	common := false
	for n, g := range s.currentGrams[j] {
		if n > 0 && g == s.currentGrams[j][n-1] {
			continue
		}
		list, ok := s.index[g]
		if ok && list == nil {
			common = true
			continue
		}
		searched = true
		s.work.postings += len(list)
		for _, i := range list {
			if s.shared[i] == 0 {
				s.touched = append(s.touched, i)
			}
			s.shared[i]++
		}
	}
	return searched || !common
}

// best lists the prior blocks that share most, at most maxFound.
func (s *search) best(j int) []int {
	var list []int
	for _, i := range s.touched {
		at := len(list)
		for at > 0 && s.better(i, list[at-1], j) {
			at--
		}
		if at == maxFound {
			continue
		}
		list = append(list, 0)
		copy(list[at+1:], list[at:])
		list[at] = i
		list = list[:min(len(list), maxFound)]
	}
	return list
}

// better orders prior blocks by what they share; of equals, the one that
// stands nearer to the place of j comes first.
func (s *search) better(x, y, j int) bool {
	if s.shared[x] != s.shared[y] {
		return s.shared[x] > s.shared[y]
	}
	if dx, dy := distance(x, j), distance(y, j); dx != dy {
		return dx < dy
	}
	return x < y
}

func distance(x, y int) int { return max(x-y, y-x) }

// score enters the pair (i, j) if it is similar enough.
func (s *search) score(i, j int, near bool) {
	p, q := s.prior.blocks[s.prior.list[i]], s.current.blocks[s.current.list[j]]
	if p.Class != q.Class || p.Row != q.Row {
		return
	}
	s.work.candidates++
	s.work.grams += len(s.priorGrams[i]) + len(s.currentGrams[j])
	score := dice(s.priorGrams[i], s.currentGrams[j])
	least := minFar
	if near {
		score = max(score, s.digits(p, q, i, j))
		least = minNear
		score += s.rowHead(p, q)
	}
	if score < least || !near && !(s.prior.movable(i) && s.current.movable(j)) {
		return
	}
	if near {
		score += nearBonus
	}
	s.found = append(s.found, candidate{link{i, j}, score})
}

// digits is the similarity with numbers as they are written, of blocks that
// hold little else.
func (s *search) digits(p, q Block, i, j int) float64 {
	old, now := []rune(normalize(p)), []rune(normalize(q))
	if len(old) < 2*len(s.prior.masks[i]) && len(now) < 2*len(s.current.masks[j]) {
		return 0
	}
	s.work.grams += len(old) + len(now)
	return dice(gramsOf(old), gramsOf(now))
}

// rowHead is the bonus of two table rows that start with the same words.
func (s *search) rowHead(p, q Block) float64 {
	if !p.Row || len(p.Texts) < 2 || len(q.Texts) < 2 {
		return 0
	}
	head := normalize(Block{Texts: p.Texts[:1]})
	if head == "" || head != normalize(Block{Texts: q.Texts[:1]}) {
		return 0
	}
	return headBonus
}

// isAmong reports whether the rising list holds i.
func isAmong(list []int, i int) bool {
	at := sort.SearchInts(list, i)
	return at < len(list) && list[at] == i
}

func contains(list []int, i int) bool {
	for _, n := range list {
		if n == i {
			return true
		}
	}
	return false
}
