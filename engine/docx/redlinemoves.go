package docx

import (
	"slices"
	"strconv"
)

// edited reports whether a paragraph is told as moved, with new text in it.
func (r *redlining) edited(para int) bool {
	s := &r.paras[para]
	return len(s.fresh) > 0 && r.moves[s.move] != ""
}

// nameMoves names the moves both ends of which can be told.
func (r *redlining) nameMoves(l *retracing) {
	from, to := map[int]bool{}, map[int]bool{}
	for _, f := range r.formers {
		if f.moves() {
			from[f.Move] = true
		}
	}
	r.moves = map[int]string{}
	for para := range r.paras {
		s := &r.paras[para]
		if s.move == 0 || !from[s.move] || to[s.move] || !s.added || s.mark != markByState || r.inVanishing(para) ||
			len(s.fresh) > 0 && !r.divides(l, para) {
			continue
		}
		to[s.move] = true
		r.moves[s.move] = "move" + strconv.Itoa(len(r.moves)+1)
	}
}

// divides reports whether what was moved into a paragraph can be told from what
// is new in it: all of its text stands in runs that can be divided.
func (r *redlining) divides(l *retracing, para int) bool {
	if len(r.places[para]) != 1 {
		return false
	}
	m := &r.part.marks[r.part.order[para]]
	for i := range m.pieces {
		run := l.recut.runs.at(m.pieces[i].src)
		if run == nil || run.outer >= 0 || run.sealed != (span{}) || run.child(&m.pieces[i]) < 0 {
			return false
		}
	}
	return !slices.ContainsFunc(r.own(para).inlines, func(u inline) bool { return len(u.boxes) > 0 })
}
