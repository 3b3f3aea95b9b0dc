package similar

import (
	"cmp"
	"context"
	"slices"

	"github.com/tianbao-dev/tianbao/audit/internal/display"
	"github.com/tianbao-dev/tianbao/audit/internal/parallel"
	"github.com/tianbao-dev/tianbao/engine/align"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// Report is one report to compare.
type Report struct {
	Name    string // file name, in results
	Stories []docx.Story
	Skipped []docx.Skip // what could not be read
}

// Of is the report that doc holds.
func Of(name string, doc *docx.Document) Report {
	return Report{Name: name, Stories: doc.Stories(), Skipped: doc.Skipped()}
}

// Options of Compare. The zero value is right for most reports.
type Options struct {
	// Least is how many Han characters, numbers and boilerplate aside, make a
	// passage; three letters of an alphabet count as one. Zero means 24, about
	// a sentence.
	Least int
}

const defaultLeast = 24

// Result is what the reports share.
type Result struct {
	Files    []File
	Pairs    []Pair  // those that share a passage, by the order of Files
	Clusters [][]int // indices into Files, of two or more
	Skipped  []Skipped
}

// File is a report that was compared. Its characters are letters and Han;
// numbers don't count.
type File struct {
	Name        string
	Characters  int // without boilerplate
	Boilerplate int
}

// Pair is two reports that share passages.
type Pair struct {
	First, Second int // indices into Result.Files, First < Second
	// Characters is how many characters the passages have in common, and
	// Similarity its share of the shorter report's characters, 0 to 1.
	Characters int
	Similarity float64
	Passages   []Passage // in the order of the first report
}

// Passage is text that two reports share.
type Passage struct {
	Characters    int             // in common, without numbers and boilerplate
	Similarity    float64         // of both texts, whatever their numbers: 1 for equal ones
	First, Second []Place         // one for each paragraph
	Segments      []align.Segment // how the first text becomes the second
}

// Place is a range of one paragraph's text. Offsets are bytes.
type Place struct {
	docx.Loc
	Text      string // of the range
	RuneStart int    // code points before the range
	Story     docx.StoryKind
}

// Skipped is content that was not compared.
type Skipped struct {
	File, Part string
	// Reason is one sentence in English, Chinese the same in Chinese.
	Reason, Chinese string
}

// Compare finds what the reports share. Their order decides nothing but the
// order of the result. The only error is the cause of a context that ended.
func Compare(ctx context.Context, reports []Report, opts Options) (Result, error) {
	if opts.Least <= 0 {
		opts.Least = defaultLeast
	}
	streams := make([]*stream, len(reports))
	prints := make([][]fingerprint, len(reports))
	phrases := newPhrases()
	err := parallel.Each(ctx, len(reports), func(i int) {
		streams[i] = newStream(reports[i].Stories)
		prints[i] = streams[i].winnow(int32(i), phrases)
	})
	if err != nil {
		return Result{}, err
	}
	index := newIndex(prints)
	if err := index.dropCommon(ctx, streams); err != nil {
		return Result{}, err
	}
	pairs, err := pairsOf(ctx, index, streams, opts)
	if err != nil {
		return Result{}, err
	}
	result := newResult(reports, streams, pairs)
	result.rate()
	result.Clusters = result.clusters()
	return result, nil
}

// newResult tells of every report how much of it was compared.
func newResult(reports []Report, streams []*stream, pairs []Pair) Result {
	result := Result{Files: make([]File, len(reports)), Pairs: pairs}
	for i, s := range streams {
		result.Files[i] = File{Name: reports[i].Name}
		result.Files[i].Characters, result.Files[i].Boilerplate = s.count()
		for _, skip := range reports[i].Skipped {
			result.Skipped = append(result.Skipped, Skipped{reports[i].Name, skip.Part, skip.Reason, display.SkipReason(skip.Reason)})
		}
	}
	return result
}

// rate computes the similarity of pairs.
func (r *Result) rate() {
	for i := range r.Pairs {
		p := &r.Pairs[i]
		shorter := min(r.Files[p.First].Characters, r.Files[p.Second].Characters)
		p.Similarity = min(1, float64(p.Characters)/float64(max(shorter, 1)))
	}
}

// Matrix gives the similarity of each two reports, 1 on the diagonal.
func (r *Result) Matrix() [][]float64 {
	matrix := make([][]float64, len(r.Files))
	for i := range matrix {
		matrix[i] = make([]float64, len(r.Files))
		matrix[i][i] = 1
	}
	for _, p := range r.Pairs {
		matrix[p.First][p.Second] = p.Similarity
		matrix[p.Second][p.First] = p.Similarity
	}
	return matrix
}

// clusters are the reports that pairs connect, in their order.
func (r *Result) clusters() [][]int {
	root := make([]int, len(r.Files))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, p := range r.Pairs {
		a, b := find(p.First), find(p.Second)
		root[max(a, b)] = min(a, b)
	}
	members := map[int][]int{}
	for i := range root {
		members[find(i)] = append(members[find(i)], i)
	}
	var list [][]int
	for _, m := range members {
		if len(m) > 1 {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return list
}

// byWeight lists the pairs that share most first.
func (r *Result) byWeight() []*Pair {
	pairs := make([]*Pair, len(r.Pairs))
	for i := range r.Pairs {
		pairs[i] = &r.Pairs[i]
	}
	slices.SortStableFunc(pairs, func(p, q *Pair) int { return cmp.Compare(q.Characters, p.Characters) })
	return pairs
}
