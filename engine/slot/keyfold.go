package slot

import (
	"strconv"
	"strings"
	"unicode/utf8"

	textcases "golang.org/x/text/cases"
	textwidth "golang.org/x/text/width"
)

// FoldKey is the form in which keys are compared: （一）Ａ and (一)a are one key.
func FoldKey(key string) string {
	plain := true
	folded := strings.Map(func(r rune) rune {
		r, ok := plainFold(r)
		plain = plain && ok
		return r
	}, key)
	if !plain {
		return textcases.Fold().String(textwidth.Fold.String(key))
	}
	return folded
}

// plainFold folds the characters that most keys are made of; ok is false for
// others.
func plainFold(r rune) (folded rune, ok bool) {
	switch {
	case r >= '一' && r <= '\u9FFF':
		return r, true
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	case r >= utf8.RuneSelf && !strings.ContainsRune("、—·“”", r):
		return r, false
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r, true
}

// number tells keys of one fold apart by a number, from the second on. A number
// never makes a key that another slot has.
func number(keys []string) {
	folded := make([]string, len(keys))
	seen := make(map[string]int, len(keys)) // how often, by fold; 0 for those that are taken
	for i, k := range keys {
		folded[i] = FoldKey(k)
		seen[folded[i]] = 0
	}
	for i, f := range folded {
		n := seen[f] + 1
		if n > 1 {
			numbered := f + "_" + strconv.Itoa(n)
			for isTaken(seen, numbered) {
				n++
				numbered = f + "_" + strconv.Itoa(n)
			}
			seen[numbered] = 0
			keys[i] += numbered[len(f):]
		}
		seen[f] = n
	}
}

func isTaken(seen map[string]int, key string) bool {
	_, taken := seen[key]
	return taken
}
