package engine

import "unicode/utf8"

// Nearest is the candidate that word most likely was meant to be: the one
// fewest single edits away, the first of equals, "" when all are too far.
func Nearest(word string, candidates []string) string {
	w := []rune(word)
	best, bestDistance := "", max(1, len(w)/2)+1
	for _, c := range candidates {
		if n := utf8.RuneCountInString(c) - len(w); n >= bestDistance || -n >= bestDistance {
			continue
		}
		if d := editDistance(w, []rune(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b.
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range b {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
