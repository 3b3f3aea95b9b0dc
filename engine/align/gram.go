package align

import "slices"

// gram is a pair of neighbouring runes.
type gram uint64

// border stands before the first and behind the last rune of a text.
const border = '\uE002'

// gramsOf lists the pairs of a text in rising order, each as often as it
// occurs.
func gramsOf(text []rune) []gram {
	grams := make([]gram, 0, len(text)+1)
	before := rune(border)
	for _, r := range text {
		grams = append(grams, pairOf(before, r))
		before = r
	}
	grams = append(grams, pairOf(before, border))
	slices.Sort(grams)
	return grams
}

func pairOf(a, b rune) gram { return gram(a)<<32 | gram(b) }

// inner drops the pairs at the borders of a text.
func inner(grams []gram) []gram {
	list := make([]gram, 0, len(grams))
	for _, g := range grams {
		if g>>32 != border && g&0xffffffff != border {
			list = append(list, g)
		}
	}
	return list
}

// dice is twice what a and b share, divided by what they have.
func dice(a, b []gram) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// common counts what both sorted lists have, repetitions included.
func common(a, b []gram) int {
	count := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			count++
			a, b = a[1:], b[1:]
		}
	}
	return count
}

// minus is what is left of a without b.
func minus(a, b []gram) []gram {
	var rest []gram
	for len(a) > 0 {
		switch {
		case len(b) == 0 || a[0] < b[0]:
			rest = append(rest, a[0])
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return rest
}
