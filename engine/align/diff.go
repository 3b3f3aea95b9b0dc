package align

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Op says which text a segment belongs to.
type Op string

const (
	Equal  Op = "equal" // both texts
	Insert Op = "insert"
	Delete Op = "delete"
)

// Segment is a stretch of one paragraph. The equal and deleted segments of a
// Delta make up the prior texts, the equal and inserted ones the current texts.
type Segment struct {
	Op   Op
	Text string
	// Prior and Current are the numbers of the paragraphs of the two blocks
	// that the segment lies in, or lies between.
	Prior, Current int
}

// Place is a stretch of one paragraph of a block. Offsets are bytes.
type Place struct {
	Text       int // number of the paragraph
	Start, End int
}

// NumberPair tells that two number expressions stand at the same place of the
// two texts, with the same unit, whatever their values.
type NumberPair struct{ Prior, Current Place }

// Delta is how one text became another.
type Delta struct {
	Segments []Segment
	Numbers  []NumberPair // in order; Place.End includes the unit
	// Similarity is twice the equal characters divided by all characters: 1
	// for equal texts, 0 for texts without a common character.
	Similarity float64
	// Coarse is set when a stretch without a common sentence was longer than
	// 5,000 tokens: it is given as deleted and inserted as a whole.
	Coarse bool
}

// Texts compares the paragraphs of two blocks. Blocks with the same number of
// paragraphs are compared paragraph by paragraph.
func Texts(prior, current []Text) Delta {
	c := newComparison(prior, current)
	c.run()
	return c.delta
}

// cutText takes the tokens of text n off the front of list.
func cutText(list []token, n int) (own, rest []token) {
	i := 0
	for i < len(list) && list[i].text == n {
		i++
	}
	return list[:i], list[i:]
}

// similarity is that of Delta.
func similarity(segments []Segment) float64 {
	equal, all := 0, 0
	for _, s := range segments {
		n := utf8.RuneCountInString(s.Text)
		all += n
		if s.Op == Equal {
			equal += 2 * n
			all += n
		}
	}
	if all == 0 {
		return 1
	}
	return float64(equal) / float64(all)
}

// comparison makes one Delta.
type comparison struct {
	*alphabet
	prior, current []Text
	delta          Delta
	steps          int // that the time depends on

	// Pieces not yet written to the delta, and where the last one ended.
	equal, deleted, inserted []piece
	at                       position
}

// position is a pair of paragraphs, one of each block.
type position struct{ prior, current int }

func newComparison(prior, current []Text) *comparison {
	return &comparison{alphabet: newAlphabet(), prior: prior, current: current}
}

func (c *comparison) run() {
	a, b := c.tokens(c.prior), c.tokens(c.current)
	c.steps += len(a) + len(b)
	if len(c.prior) == len(c.current) {
		c.byParagraph(a, b)
	} else {
		c.compare(a, b)
	}
	c.delta.Similarity = similarity(c.delta.Segments)
}

func (c *comparison) byParagraph(a, b []token) {
	for n := range c.prior {
		var left, right []token
		left, a = cutText(a, n)
		right, b = cutText(b, n)
		c.at = position{n, n}
		c.compare(left, right)
	}
}

const (
	// maxPlain is how many tokens are compared without looking for common
	// sentences first.
	maxPlain = 400
	// maxTokens bounds a stretch that has no common sentence.
	maxTokens = 5000
)

// compare appends what became of a in b.
func (c *comparison) compare(a, b []token) {
	var s script
	if len(a) > maxPlain && len(b) > maxPlain {
		c.bySentence(&s, a, b)
	} else {
		c.byToken(&s, a, b)
	}
	s.clean(a)
	c.emit(s, a, b)
}

// bySentence anchors the comparison at common sentences.
func (c *comparison) bySentence(s *script, a, b []token) {
	keys := interner{}
	left, right := c.sentences(keys, a), c.sentences(keys, b)
	all := window{0, len(left.keys), 0, len(right.keys)}
	i, j := 0, 0
	for _, l := range patience(left.keys, right.keys, all) {
		c.byToken(s, a[i:left.starts[l.a]], b[j:right.starts[l.b]])
		i, j = left.starts[l.a+1], right.starts[l.b+1]
		s.equal(i - left.starts[l.a])
	}
	c.byToken(s, a[i:], b[j:])
}

// sentences are the clauses of a list of tokens.
type sentences struct {
	keys   []int32
	starts []int // one more than keys: the last is the end
}

func (c *comparison) sentences(keys interner, list []token) sentences {
	out := sentences{starts: []int{0}}
	var ids []rune
	for i, t := range list {
		ids = append(ids, t.id)
		if i+1 == len(list) || endsSentence(t.id) {
			out.keys = append(out.keys, keys.key(Block{}, string(ids)))
			out.starts = append(out.starts, i+1)
			ids = ids[:0]
		}
	}
	return out
}

func endsSentence(id rune) bool {
	switch id {
	case '。', ';', '!', '?':
		return true
	}
	return false
}

// byToken compares token by token.
func (c *comparison) byToken(s *script, a, b []token) {
	switch {
	case len(a) == 0 || len(b) == 0:
		s.edit(len(a), len(b))
		return
	case len(a) > maxTokens || len(b) > maxTokens:
		c.delta.Coarse = true
		s.edit(len(a), len(b))
		return
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // a timeout would make the result depend on the machine
	edits := 0
	for _, d := range dmp.DiffMainRunes(idsOf(a), idsOf(b), false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			s.equal(n)
		case diffmatchpatch.DiffDelete:
			s.edit(n, 0)
			edits += n
		case diffmatchpatch.DiffInsert:
			s.edit(0, n)
			edits += n
		}
	}
	c.steps += edits * edits // the cost of Myers' search
}

func idsOf(list []token) []rune {
	ids := make([]rune, len(list))
	for i, t := range list {
		ids[i] = t.id
	}
	return ids
}
