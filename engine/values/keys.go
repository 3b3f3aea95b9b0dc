package values

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/slot"
)

// fold is the form in which keys, and words of a form, are compared.
func fold(key string) string { return slot.FoldKey(key) }

// duplicates names each entry whose key an earlier one has too.
func duplicates(entries []Entry) Errors {
	var errs Errors
	first := make(map[string]Entry, len(entries))
	for _, e := range entries {
		f := fold(e.Key)
		before, twice := first[f]
		if !twice {
			first[f] = e
			continue
		}
		errs = append(errs, &Error{Kind: KindDuplicate, Pos: e.Pos, Key: e.Key, Other: before.Pos, OtherKey: before.Key})
	}
	return errs
}

// badKeys finds the keys that one section of f has twice, and those that are too
// long. A key without a value counts.
func (f *File) badKeys() Errors {
	var errs Errors
	for _, list := range [][]Entry{inOrder(f.Values, f.Missing), f.Formats, f.Computed, f.Anchors} {
		errs = append(append(errs, duplicates(list)...), tooLong(list)...)
	}
	return errs
}

// longestKey is how many code points a key has at most: more than any key of a
// template. YAML reads no key longer than 1,024 as it is written, with up to ten
// for one that can't be shown.
const longestKey = 100

func tooLong(entries []Entry) Errors {
	var errs Errors
	for _, e := range entries {
		if utf8.RuneCountInString(e.Key) > longestKey {
			errs = append(errs, &Error{Kind: KindLimit, Pos: e.Pos, Key: string([]rune(e.Key)[:10]) + "…",
				Detail: Text{"键超过 100 个字", "the key is longer than 100 characters"}})
		}
	}
	return errs
}

// inOrder merges two lists of one file by their lines. Lists from workbooks
// have no lines and follow one another.
func inOrder(a, b []Entry) []Entry {
	all := make([]Entry, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if b[0].Pos.Line < a[0].Pos.Line {
			a, b = b, a
		}
		all, a = append(all, a[0]), a[1:]
	}
	return append(append(all, a...), b...)
}

// Unknown is an error for each key of f that is neither in known, the keys of
// the template, nor used by an expression of f. Want is the nearest known key;
// after maxAdvice errors the file is for another template and none is given.
func Unknown(known []string, f *File) error {
	inTemplate := newKeySet(known)
	keys := newKeySet(known)
	for _, name := range f.names() {
		keys.add(name)
	}
	forFormat := newKeySet(keys.keys)
	for _, class := range classes {
		forFormat.add(class)
	}
	var errs Errors
	for _, list := range []struct {
		entries []Entry
		known   keySet
	}{{inOrder(f.Values, f.Missing), keys}, {f.Computed, keys}, {f.Drop, inTemplate}, {f.Formats, forFormat}} {
		for _, e := range list.entries {
			if list.known.has(e.Key) {
				continue
			}
			err := unfilledSection(e)
			if err == nil {
				err = &Error{Kind: KindUnknown, Pos: e.Pos, Key: e.Key}
			}
			if err.Kind == KindUnknown && len(errs) < maxAdvice {
				err.Want = firstText(qualified(e.Key, keys.keys), misspeltSection(e.Key), longer(e.Key, keys.keys), Nearest(e.Key, keys.keys))
			}
			errs = append(errs, err)
		}
	}
	return errs.err()
}

const maxAdvice = 20

// qualified is the first of keys that is key with a word in front that tells it
// from others, "" for none.
func qualified(key string, keys []string) string {
	i := slices.IndexFunc(keys, func(k string) bool { return strings.HasSuffix(k, "—"+key) })
	if i < 0 {
		return ""
	}
	return keys[i]
}

// longer is the shortest of keys that says what a word does and more, the first
// of equals, "" for none. A single character stands in too many.
func longer(word string, keys []string) string {
	word, best := fold(word), ""
	length := utf8.RuneCountInString(word)
	if length < 2 {
		return ""
	}
	for _, key := range keys {
		if best != "" && len(key) >= len(best) {
			continue
		}
		if k := fold(key); strings.Contains(k, word) || length >= 4 && hasAmong(k, word) {
			best = key
		}
	}
	return best
}

// hasAmong reports whether the characters of word stand in text, in their order,
// with others between.
func hasAmong(text, word string) bool {
	for _, r := range word {
		i := strings.IndexRune(text, r)
		if i < 0 {
			return false
		}
		text = text[i+utf8.RuneLen(r):]
	}
	return true
}

// unfilledSection is an error for a section that holds one text in the place of
// its lines, which makes it a value; nil for other entries.
func unfilledSection(e Entry) *Error {
	if !slices.Contains(sections, e.Key) || e.Text == "" || e.Items != nil {
		return nil
	}
	if e.Key == "checks" || e.Key == "drop" {
		return &Error{Kind: KindShape, Pos: e.Pos, Key: e.Key, Detail: Text{"这里要写成列表", "a list belongs here"}, Want: "- " + e.Text}
	}
	return &Error{Kind: KindShape, Pos: e.Pos, Key: e.Key, Detail: Text{"下面每行写“键: 值”", "lines key: text belong here"}}
}

// classes are the names of slot classes, under which a format may stand.
var classes = []string{
	"count", "money", "percent", "date", "name", "title", "docnum", "meeting", "ordinal",
	"phone", "contact", "blank", "prompt", "tmplvar", "todo", "redact", "anon", "field",
}

// keySet is a set of keys in their order.
type keySet struct {
	keys  []string
	index map[string]bool
}

func newKeySet(keys []string) keySet {
	s := keySet{index: make(map[string]bool, len(keys))}
	for _, key := range keys {
		s.add(key)
	}
	return s
}

func (s *keySet) add(key string) {
	if !s.index[key] {
		s.keys, s.index[key] = append(s.keys, key), true
	}
}

func (s *keySet) has(key string) bool { return s.index[key] }

// Nearest is the candidate that word was most likely meant to be: the one the
// fewest edits away, the first of equals, "" when all are too far. Case and
// width do not count.
func Nearest(word string, candidates []string) string {
	w := []rune(fold(word))
	best, least := "", min(max(2, len(w)/2+1), len(w)) // something must be left
	for _, candidate := range candidates {
		folded := fold(candidate)
		if n := utf8.RuneCountInString(folded) - len(w); n >= least || -n >= least {
			continue
		}
		if d := editDistance(w, []rune(folded)); d < least {
			best, least = candidate, d
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
