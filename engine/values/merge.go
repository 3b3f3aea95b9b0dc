package values

import (
	"slices"
	"strings"
)

// Merge lays several files, one a department, over one another: what is
// missing in one comes from another. Two different texts for one key are an
// error that names both places, and so are two spellings of one key.
func Merge(files ...*File) (*File, error) {
	merged := &File{}
	var errs Errors
	for i, f := range files {
		if i == 0 {
			merged.Name = f.Name
		}
		sections := f.sections()
		for j, list := range merged.sections() {
			// Remarks and offices of several departments may well differ.
			remark := list == &merged.Offices || list == &merged.Notes
			added, conflicts := mergeEntries(*list, *sections[j])
			*list = added
			if !remark {
				errs = append(errs, conflicts...)
			}
		}
		merged.Missing = append(merged.Missing, f.Missing...)
		merged.Checks = mergeUnique(merged.Checks, f.Checks)
		merged.Drop = mergeUnique(merged.Drop, f.Drop)
	}
	merged.Missing = stillMissing(merged.Missing, merged.Values)
	return merged, errs.err()
}

// mergeEntries appends the entries whose key list does not have yet.
func mergeEntries(list, more []Entry) ([]Entry, Errors) {
	var errs Errors
	byKey := make(map[string]Entry, len(list))
	for _, e := range list {
		byKey[fold(e.Key)] = e
	}
	for _, e := range more {
		before, found := byKey[fold(e.Key)]
		switch {
		case !found:
			byKey[fold(e.Key)] = e
			list = append(list, e)
		case before.Key != e.Key:
			errs = append(errs, &Error{Kind: KindDuplicate, Pos: e.Pos, Key: e.Key, Other: before.Pos, OtherKey: before.Key})
		case !before.same(e):
			errs = append(errs, &Error{Kind: KindConflict, Pos: e.Pos, Key: e.Key, Text: e.shown(), Other: before.Pos, OtherText: before.shown()})
		}
	}
	return list, errs
}

// shown is the value in a message: rows by their cells.
func (e Entry) shown() string {
	if e.Rows == nil {
		return e.Text
	}
	var rows []string
	for _, row := range e.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, cell.Key+": "+cell.Text)
		}
		rows = append(rows, strings.Join(cells, ", "))
	}
	return strings.Join(rows, "; ")
}

func mergeUnique(list, more []Entry) []Entry {
	for _, e := range more {
		if !slices.ContainsFunc(list, func(o Entry) bool { return o.Key == e.Key && o.Text == e.Text }) {
			list = append(list, e)
		}
	}
	return list
}

// stillMissing are the keys, once each, that have no value.
func stillMissing(missing, filled []Entry) []Entry {
	seen := make(map[string]bool, len(filled))
	for _, e := range filled {
		seen[fold(e.Key)] = true
	}
	var still []Entry
	for _, e := range missing {
		if f := fold(e.Key); !seen[f] {
			seen[f] = true
			still = append(still, e)
		}
	}
	return still
}

// Override lays assignments key=value over f, which stays as it is. An empty
// value takes the key's value away; a key that f computes is no longer
// computed. Errors are Errors with the place --set.
func Override(f *File, assignments []string) (*File, error) {
	set, err := readAssignments(f, assignments)
	if err != nil {
		return nil, err
	}
	over := f.clone()
	isSet := newKeySet(nil)
	for _, e := range inOrder(set.Values, set.Missing) {
		isSet.add(e.Key)
	}
	inSet := func(e Entry) bool { return isSet.has(e.Key) }
	over.Values = append(slices.DeleteFunc(over.Values, inSet), set.Values...)
	over.Missing = append(slices.DeleteFunc(over.Missing, inSet), set.Missing...)
	over.Computed = slices.DeleteFunc(over.Computed, inSet)
	return over, nil
}

// readAssignments reads key=value, the key spelled as f spells it where case or
// width differ.
func readAssignments(f *File, assignments []string) (*File, error) {
	spelling := map[string]string{}
	for _, list := range [][]Entry{f.Values, f.Missing, f.Computed} {
		for _, e := range list {
			spelling[fold(e.Key)] = e.Key
		}
	}
	set := &File{}
	var errs Errors
	for _, a := range assignments {
		key, value, found := strings.Cut(a, "=")
		e := Entry{Key: strings.TrimSpace(key), Text: value, Pos: Pos{File: "--set"}}
		if known := spelling[fold(e.Key)]; known != "" {
			e.Key = known
		}
		switch {
		case !found || e.Key == "":
			errs = append(errs, &Error{Kind: KindSet, Pos: e.Pos, Text: a})
		case e.isEmpty():
			set.Missing = append(set.Missing, e)
		default:
			set.Values = append(set.Values, e)
		}
	}
	return set, append(errs, set.badKeys()...).err()
}
