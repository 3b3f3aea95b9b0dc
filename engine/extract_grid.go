package engine

// grid is the table of least costs of aligning tokens with a text, where a gap
// may stand for any number of characters.
type grid struct {
	tokens []token
	text   []rune
	cost   [][]int32 // cost[i][j]: the first i tokens against the first j characters
	inside [][]int32 // the same where token i-1 is a gap whose value ends at j; nil for characters
	allows allows
}

func newGrid(tokens []token, text []rune, allows allows) *grid {
	g := &grid{tokens: tokens, text: text, allows: allows,
		cost: make([][]int32, len(tokens)+1), inside: make([][]int32, len(tokens)+1)}
	g.cost[0] = make([]int32, len(text)+1)
	for j := range text {
		g.cost[0][j+1] = g.cost[0][j] + costInserted
	}
	for i := range tokens {
		g.cost[i+1] = make([]int32, len(text)+1)
		if tokens[i].gap >= 0 {
			g.gapRow(i)
		} else {
			g.characterRow(i)
		}
	}
	return g
}

func (g *grid) characterRow(i int) {
	above, row := g.cost[i], g.cost[i+1]
	row[0] = above[0] + costDropped
	for j, r := range g.text {
		row[j+1] = min(above[j]+g.changed(i, r), above[j+1]+costDropped, row[j]+costInserted)
	}
}

// changed is the cost of r standing where the template has token i.
func (g *grid) changed(i int, r rune) int32 {
	if g.tokens[i].r == r {
		return 0
	}
	return costChanged
}

func (g *grid) gapRow(i int) {
	above, row, inside := g.cost[i], g.cost[i+1], make([]int32, len(g.text)+1)
	inside[0] = costEndless
	row[0] = above[0] + costEmpty
	for j, r := range g.text {
		inside[j+1] = min(above[j], inside[j]) + g.value(i, r)
		row[j+1] = min(inside[j+1], above[j+1]+costEmpty, row[j]+costInserted)
	}
	g.inside[i+1] = inside
}

// value is the cost of r as part of the value of gap i.
func (g *grid) value(i int, r rune) int32 {
	if g.allows(g.tokens[i].gap, r) {
		return costValue
	}
	return costOdd
}

// trace walks the cheapest alignment from its end and reports each gap with the
// range of its value, and each character that stands in the text unchanged.
func (g *grid) trace(report func(token, start, end int)) {
	i, j := len(g.tokens), len(g.text)
	for i > 0 {
		here := g.cost[i][j]
		switch gap := g.tokens[i-1].gap >= 0; {
		case gap && here == g.inside[i][j]:
			end := j
			j = g.startOfValue(i, j)
			report(i-1, j, end)
			i--
		case gap && here == g.cost[i-1][j]+costEmpty, !gap && here == g.cost[i-1][j]+costDropped:
			i--
		case !gap && j > 0 && here == g.cost[i-1][j-1]+g.changed(i-1, g.text[j-1]):
			if g.tokens[i-1].r == g.text[j-1] {
				report(i-1, j-1, j)
			}
			i, j = i-1, j-1
		default:
			j--
		}
	}
}

func (g *grid) startOfValue(i, j int) int {
	for g.inside[i][j] != g.cost[i-1][j-1]+g.value(i-1, g.text[j-1]) {
		j--
	}
	return j - 1
}
