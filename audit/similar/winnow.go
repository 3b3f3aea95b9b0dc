package similar

import (
	"cmp"
	"slices"
	"sync"
)

const (
	// gramLen is the length of the grams that prints are made of.
	gramLen = 8
	// windowLen is how many grams in a row have at least one print: two texts
	// that share gramLen+windowLen-1 runes share a print.
	windowLen = 12
	// leastDifferent is how many different runes a gram needs to say anything.
	leastDifferent = 4
)

// fingerprint is the hash of a gram and where it stands.
type fingerprint struct {
	hash   uint64
	report int32
	at     int32
}

// base of the rolling hash: an odd number with bits all over.
const base = 0x9E3779B97F4A7C15

// leaving is base to the power of gramLen: the weight of the rune that leaves.
var leaving = sync.OnceValue(func() uint64 {
	power := uint64(1)
	for range gramLen {
		power *= base
	}
	return power
})

// roll takes a rune into a hash of grams and the one gramLen before it out.
func roll(hash uint64, in, out rune, weight uint64) uint64 {
	return hash*base + uint64(in) - uint64(out)*weight
}

// hashOf is the hash of one gram.
func hashOf(gram []rune) uint64 {
	hash := uint64(0)
	for _, r := range gram {
		hash = roll(hash, r, 0, 0)
	}
	return mix(hash)
}

// mix spreads a hash, so that the least of several is one at random (the
// finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

// winnow lists the prints of a stream: of each window of grams the least, the
// last of equal ones. What lies in fixed phrases it marks as plain.
func (s *stream) winnow(report int32, phrases *phrases) []fingerprint {
	prints := make([]fingerprint, 0, len(s.runes)/5+1)
	from := 0
	for i, r := range s.runes {
		if r == border {
			prints = s.winnowStory(prints, report, from, i, phrases)
			from = i + 1
		}
	}
	return prints
}

// winnowStory appends the prints of the runes [from, to).
func (s *stream) winnowStory(prints []fingerprint, report int32, from, to int, phrases *phrases) []fingerprint {
	var window [windowLen]uint64 // the hashes of the last grams, by their number
	weight := leaving()
	hash, least, last := uint64(0), -1, -1
	for i := from; i < to; i++ {
		out := rune(0)
		if i >= from+gramLen {
			out = s.runes[i-gramLen]
		}
		hash = roll(hash, s.runes[i], out, weight)
		n := i - from - gramLen + 1 // number of the gram
		if n < 0 {
			continue
		}
		h := mix(hash)
		if phrases.has(h) {
			s.markPlain(from+n, from+n+gramLen)
		}
		window[n%windowLen] = h
		least = leastOf(&window, least, n)
		if n >= windowLen-1 && least != last {
			last = least
			if at := from + least; s.telling(at) {
				prints = append(prints, fingerprint{window[least%windowLen], report, int32(at)})
			}
		}
	}
	return prints
}

// leastOf is the number of the least hash of the window that ends with n, where
// least was that of the one before.
func leastOf(window *[windowLen]uint64, least, n int) int {
	if least > n-windowLen && least >= 0 {
		if window[n%windowLen] <= window[least%windowLen] {
			return n
		}
		return least
	}
	least = max(0, n-windowLen+1)
	for i := least + 1; i <= n; i++ {
		if window[i%windowLen] <= window[least%windowLen] {
			least = i
		}
	}
	return least
}

// telling reports whether the gram at a place has enough different runes.
func (s *stream) telling(at int) bool {
	different := 0
	gram := s.runes[at : at+gramLen]
	for i, r := range gram {
		if !slices.Contains(gram[:i], r) {
			different++
		}
	}
	return different >= leastDifferent
}

func (s *stream) markPlain(from, to int) {
	for i := to - 1; i >= from && !s.plain[i]; i-- {
		s.plain[i] = true
	}
}

// index holds the prints of all reports, equal ones together.
type index struct {
	prints  []fingerprint
	reports int
}

func newIndex(byReport [][]fingerprint) *index {
	prints := slices.Concat(byReport...)
	slices.SortFunc(prints, func(a, b fingerprint) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.report, b.report), cmp.Compare(a.at, b.at))
	})
	return &index{prints, len(byReport)}
}

// groups calls do for the equal prints that several reports have.
func (x *index) groups(do func(group []fingerprint)) {
	for i := 0; i < len(x.prints); {
		j := i + 1
		for j < len(x.prints) && x.prints[j].hash == x.prints[i].hash {
			j++
		}
		if x.prints[i].report != x.prints[j-1].report {
			do(x.prints[i:j])
		}
		i = j
	}
}
