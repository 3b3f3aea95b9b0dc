package slot

import "strings"

// byChange names the two figures of a change: 由X项压减至X项.
func (l *labeler) byChange(i int) naming {
	switch {
	case measured(l.slots[i]) == "":
		return naming{}
	case l.changeAt(i) != "":
		return l.changed(i, i, l.changeAt(i)+"前")
	case i > 0 && l.changeAt(i-1) != "":
		return l.changed(i-1, i, l.changeAt(i-1)+"后")
	}
	return naming{}
}

// changeAt is the verb of the change that begins with the figure in slot i, "" for
// none.
func (l *labeler) changeAt(i int) string {
	if i+1 == len(l.slots) || !endsAny(l.rawHead(i), "由从") || measured(l.slots[i+1]) == "" {
		return ""
	}
	from := l.slots[i].SurfaceEnd
	w := l.p.Text[from:max(from, l.slots[i+1].SurfaceStart)]
	if !changeHeads.has(w) {
		return ""
	}
	verb := strings.TrimRight(w, "至到为")
	if full := fullVerbs[verb]; full != "" {
		return full
	}
	return verb
}

// fullVerbs are the verbs that changeHeads cut short: 降至.
var fullVerbs = map[string]string{"增": "增加", "升": "上升", "降": "下降", "减": "减少", "达": "变化"}

// changed names slot i as one figure of the change that begins with slot first.
func (l *labeler) changed(first, i int, when string) naming {
	raw := strings.TrimRight(l.rawHead(first), "由从")
	stem := trimHead(trimTail(raw))
	if !hasLetters(stem) && first == i {
		stem = l.clauseBefore(i)
	} else if !hasLetters(stem) {
		stem = l.named[first].stem
	}
	n := compose(shorten(stem)+when, l.slots[i])
	if measured(l.slots[i]) == "percent" && rates.tail(stem) != "" {
		n.label = stem + when + "（%）"
	}
	n.stem = stem
	return n
}

// byList names one of several figures by the one of several things that it
// belongs to: 甲校、乙校分别为X人和X人.
func (l *labeler) byList(i int) naming {
	if measured(l.slots[i]) == "" {
		return naming{}
	}
	first, n := l.figureRow(i)
	if n < 2 {
		return naming{}
	}
	list, said, ok := strings.Cut(l.rawHead(first), "分别")
	if !ok {
		return naming{}
	}
	things := splitList(trimHead(list), n)
	before := trimHead(list) == ""
	if before {
		things = l.stemsBefore(first, n)
	}
	if len(things) != n {
		return naming{}
	}
	thing := things[i-first]
	if i > first && !before {
		thing = verbAt(things[0]) + thing
	}
	if said != "" && said != "是" && !tailFillers.has(said) {
		thing += said // 分别增长X%
	}
	return compose(thing, l.slots[i])
}

// stemsBefore are what the n figures in front of slot first measure, when they stand
// in the same sentence.
func (l *labeler) stemsBefore(first, n int) []string {
	if first < n || strings.ContainsAny(l.p.Text[l.slots[first-n].SurfaceEnd:l.slots[first].SurfaceStart], "。；\n") {
		return nil
	}
	stems := make([]string, n)
	for k := range stems {
		if stems[k] = l.named[first-n+k].stem; stems[k] == "" {
			return nil
		}
	}
	return stems
}

// figureRow is the first slot of the row of figures that slot i stands in, with
// nothing but 、 or 和 between them, and how many there are.
func (l *labeler) figureRow(i int) (first, n int) {
	const most = 16
	first = i
	for first > 0 && i-first < most && l.inFigureRow(first) {
		first--
	}
	last := i
	for last+1 < len(l.slots) && last-i < most && l.inFigureRow(last+1) {
		last++
	}
	return first, last - first + 1
}

func (l *labeler) inFigureRow(i int) bool {
	a, b := l.slots[i-1], l.slots[i]
	if measured(a) == "" || measured(b) == "" {
		return false
	}
	gap := strings.TrimSpace(l.p.Text[a.SurfaceEnd:max(a.SurfaceEnd, b.SurfaceStart)])
	return gap != "" && conjunctions.has(gap)
}

// splitList parts n things that are listed: 甲校、乙校和丙校.
func splitList(s string, n int) []string {
	things := strings.Split(s, "、")
	if len(things) == n-1 {
		last := things[len(things)-1]
		if k := strings.IndexAny(last, "和与及"); k > 0 {
			things = append(things[:len(things)-1], last[:k], last[k+firstLen(last[k:]):])
		}
	}
	for _, thing := range things {
		if thing == "" {
			return nil
		}
	}
	return things
}
