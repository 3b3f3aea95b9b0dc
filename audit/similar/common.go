package similar

import (
	"context"
	_ "embed"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
)

//go:embed phrases.txt
var phraseList string

// phrases are the grams of fixed official phrases.
type phrases struct {
	hashes map[uint64]bool
	// sieve has a bit for the low bits of each hash: most grams are none and
	// need no look into the map.
	sieve [1 << 10]uint64
}

const sieveBits = 16

func newPhrases() *phrases {
	p := &phrases{hashes: map[uint64]bool{}}
	for line := range strings.Lines(phraseList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s := stream{starts: []int32{0}}
		s.scan(line, 0, len(line))
		for at := 0; at+gramLen <= len(s.runes); at++ {
			p.add(hashOf(s.runes[at : at+gramLen]))
		}
	}
	return p
}

func (p *phrases) add(hash uint64) {
	p.hashes[hash] = true
	bit := hash & (1<<sieveBits - 1)
	p.sieve[bit/64] |= 1 << (bit % 64)
}

func (p *phrases) has(hash uint64) bool {
	bit := hash & (1<<sieveBits - 1)
	return p.sieve[bit/64]>>(bit%64)&1 == 1 && p.hashes[hash]
}

const (
	// leastCommon reports at least, and more than half of them, make their
	// common text boilerplate.
	leastCommon = 4
	// mostSharing is the number of reports beyond which text is boilerplate
	// in any case. It bounds the pairs that one print can make.
	mostSharing = 64
)

// dropCommon takes out the prints of boilerplate and marks its text as plain.
func (x *index) dropCommon(ctx context.Context, streams []*stream) error {
	limit := min(max(x.reports/2, leastCommon-1), mostSharing)
	places := make([][]int, len(streams))
	kept := x.prints[:0]
	x.groups(func(group []fingerprint) {
		switch {
		case countReports(group) > limit:
			for _, p := range group {
				places[p.report] = append(places[p.report], int(p.at))
			}
		case !plainGram(streams, group[0]):
			kept = append(kept, group...)
		}
	})
	x.prints = kept
	edges := make([][]fingerprint, len(streams))
	err := parallel.Each(ctx, len(streams), func(i int) { edges[i] = streams[i].markCommon(int32(i), places[i]) })
	if err == nil {
		markEdges(streams, edges, limit)
	}
	return err
}

func countReports(group []fingerprint) int {
	count := 1
	for i := 1; i < len(group); i++ {
		if group[i].report != group[i-1].report {
			count++
		}
	}
	return count
}

// plainGram reports whether a gram lies in a fixed phrase.
func plainGram(streams []*stream, p fingerprint) bool {
	return !slices.Contains(streams[p.report].plain[p.at:p.at+gramLen], false)
}

// markCommon marks the text of common prints, and what lies between two that
// are as near as prints are: common text has a print in every window. It
// returns the grams before and behind such stretches, which may be common
// without having been chosen as prints.
func (s *stream) markCommon(report int32, places []int) (edges []fingerprint) {
	slices.Sort(places)
	for i, at := range places {
		from := at
		if i > 0 && at-places[i-1] <= windowLen {
			from = min(at, places[i-1]+gramLen)
		} else {
			edges = s.grams(edges, report, at-windowLen, at)
		}
		s.setPlain(from, at+gramLen)
		if i+1 == len(places) || places[i+1]-at > windowLen {
			edges = s.grams(edges, report, at+1, at+1+windowLen)
		}
	}
	return edges
}

func (s *stream) setPlain(from, to int) {
	for i := from; i < to; i++ {
		s.plain[i] = true
	}
}

// grams appends the grams from one place to another.
func (s *stream) grams(list []fingerprint, report int32, from, to int) []fingerprint {
	for at := max(from, 0); at < to && at+gramLen <= len(s.runes); at++ {
		if gram := s.runes[at : at+gramLen]; !slices.Contains(gram, border) {
			list = append(list, fingerprint{hashOf(gram), report, int32(at)})
		}
	}
	return list
}

// markEdges marks the grams at the edges of common text that more than limit
// reports have there.
func markEdges(streams []*stream, edges [][]fingerprint, limit int) {
	newIndex(edges).groups(func(group []fingerprint) {
		if countReports(group) <= limit {
			return
		}
		for _, p := range group {
			streams[p.report].setPlain(int(p.at), int(p.at)+gramLen)
		}
	})
}
