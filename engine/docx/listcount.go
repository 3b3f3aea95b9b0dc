package docx

import "strings"

// listCounter gives the paragraphs of a story their list numbers, in order.
type listCounter struct {
	numbering *numbering
	styles    *styleSheet
	states    map[*abstractList]*listState
	begun     map[*list]*[levels]bool // start overrides that were obeyed
}

// listState is how far the lists of one abstractList have counted.
type listState struct {
	counts [levels]int
	used   [levels]bool
}

func newListCounter(n *numbering, s *styleSheet) *listCounter {
	return &listCounter{n, s, map[*abstractList]*listState{}, map[*list]*[levels]bool{}}
}

// next is the number of the paragraph that follows in a list, "" without one.
func (c *listCounter) next(ref listRef) string {
	l, a := c.find(ref.num)
	if a == nil {
		return ""
	}
	at := a.levelOf(ref)
	state := c.states[a]
	if state == nil {
		state = &listState{}
		c.states[a] = state
	}
	c.count(l, a, state, at)
	return l.label(a, state, at)
}

// find returns a list and the abstract list that has its levels, which a list
// style may stand between.
func (c *listCounter) find(num string) (*list, *abstractList) {
	l := c.numbering.lists[num]
	if l == nil {
		return nil, nil
	}
	a := c.numbering.abstracts[l.abstract]
	if a != nil && a.styleRef != "" {
		if st := c.styles.byID[a.styleRef]; st != nil {
			if linked := c.numbering.lists[st.list.num]; linked != nil {
				a = c.numbering.abstracts[linked.abstract]
			}
		}
	}
	return l, a
}

// levelOf is the level a paragraph stands at. A style that says only the list
// stands at the level that names the style.
func (a *abstractList) levelOf(ref listRef) int {
	if ref.style != "" {
		for i := range a.levels {
			if a.levels[i].style == ref.style {
				return i
			}
		}
	}
	return max(ref.level, 0)
}

// level is a level with what the list says over it.
func (l *list) level(a *abstractList, i int) *listLevel {
	if o := l.overrides[i]; o != nil && o.replaces {
		return &o.level
	}
	return &a.levels[i]
}

func (l *list) start(a *abstractList, i int) int {
	if o := l.overrides[i]; o != nil && o.start != unsaidLevel {
		return o.start
	}
	return l.level(a, i).start
}

// count counts one paragraph at a level and begins the deeper levels anew.
func (c *listCounter) count(l *list, a *abstractList, state *listState, at int) {
	switch {
	case c.overridden(l, at), !state.used[at]:
		state.counts[at] = l.start(a, at)
	default:
		state.counts[at]++
	}
	state.used[at] = true
	for i := at + 1; i < levels; i++ {
		if r := l.level(a, i).restart; r == unsaidLevel || at < r {
			state.used[i] = false
		}
	}
}

// overridden reports whether the list begins anew here: at the first paragraph
// of a level whose start it overrides.
func (c *listCounter) overridden(l *list, at int) bool {
	if o := l.overrides[at]; o == nil || o.start == unsaidLevel {
		return false
	}
	begun := c.begun[l]
	if begun == nil {
		begun = &[levels]bool{}
		c.begun[l] = begun
	}
	again := begun[at]
	begun[at] = true
	return !again
}

// label is the number as shown: the text of the level with the counts in it.
// Bullets are no numbers.
func (l *list) label(a *abstractList, state *listState, at int) string {
	level := l.level(a, at)
	if level.format == "bullet" || level.format == "none" && !strings.Contains(level.text, "%") {
		return ""
	}
	var b strings.Builder
	for text := level.text; text != ""; {
		i := strings.IndexByte(text, '%')
		if i < 0 || i+1 == len(text) {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		if d := int(text[i+1]) - '1'; 0 <= d && d < levels {
			b.WriteString(l.count(a, state, d, level.legal))
		}
		text = text[i+2:]
	}
	return b.String()
}

// count is the count of one level, formatted. A level that has not been
// counted yet shows its start.
func (l *list) count(a *abstractList, state *listState, i int, legal bool) string {
	n := state.counts[i]
	if !state.used[i] {
		n = l.start(a, i)
	}
	if legal {
		return formatNumber(n, "decimal")
	}
	return formatNumber(n, l.level(a, i).format)
}
