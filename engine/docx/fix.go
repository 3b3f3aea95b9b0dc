package docx

// fix marks the text of a part that has just been read where Word would put
// back what it was.
func (l *loader) fix(p *part) {
	if p.book != nil {
		for i, c := range p.cached {
			if p.book.fixed[i] {
				p.fix(c.para, 0, len(p.paras[c.para].Text), FixedChart)
			}
		}
	}
	if len(p.controls) == 0 {
		return
	}
	for para, id := range p.order {
		for _, at := range p.marks[id].controls {
			c := &p.controls[at.source]
			switch l.stateOf(c) {
			case stuck:
				p.fix(para, at.start, at.end, FixedBinding)
			case linked:
				told := &p.paras[para].Controls[at.index]
				told.Linked = true
				told.Strict = told.Strict || c.date != nil && c.date.storedAs != "text"
			}
		}
	}
}

// fix marks a stretch of a paragraph, which begins and ends where runs do.
func (p *part) fix(para, start, end int, why Fixed) {
	for i := range p.paras[para].Runs {
		r := &p.paras[para].Runs[i]
		if start <= r.Start && r.End <= end && r.Fixed == NotFixed {
			r.Fixed = why
		}
	}
	pieces := p.marks[p.order[para]].pieces
	for i := range pieces {
		if start <= pieces[i].start && pieces[i].end <= end {
			pieces[i].fixed = true
		}
	}
}

// fixedAt says why an edit of a paragraph would not last.
func (p *part) fixedAt(e Edit) Fixed {
	m := &p.marks[p.order[e.Loc.Para]]
	if len(m.pieces) == 0 || m.text[e.Loc.Start:e.Loc.End] == e.New {
		return NotFixed
	}
	at := change{start: e.Loc.Start, end: e.Loc.End}
	for k := m.anchor(m.pieceAt(e.Loc.Start), at); k < len(m.pieces); k++ {
		if m.pieces[k].fixed {
			return p.paras[e.Loc.Para].fixedAt(m.pieces[k].start)
		}
		if m.pieces[k].end >= e.Loc.End {
			break
		}
	}
	return NotFixed
}

// fixedAt is what the run at an offset says.
func (p *Paragraph) fixedAt(offset int) Fixed {
	for i := range p.Runs {
		if offset < p.Runs[i].End {
			return p.Runs[i].Fixed
		}
	}
	return NotFixed
}

// refusal says in English why an edit is refused.
func (f Fixed) refusal() string {
	switch f {
	case FixedField:
		return "Word computes this text, and would overwrite it"
	case FixedChart:
		return "Word takes this text from a workbook that can't be edited along"
	case FixedBinding:
		return "Word takes this text from bound data that can't be edited along"
	}
	return ""
}
