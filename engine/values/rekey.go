package values

import "slices"

// Renamed is a key of a form whose slot has another key in the template at hand.
type Renamed struct{ From, To string }

// Rekey returns f with the keys that its form's anchors show to have been renamed:
// keys that the template does not have, and whose anchor is that of exactly one
// slot. A blank that is added elsewhere with the label of an older one makes both
// keys longer, and the words around the older one still tell it. anchors are
// those of the template's slots, by key. What f itself has a value for is not
// taken.
func (f *File) Rekey(anchors map[string]string) (*File, []Renamed) {
	return f.rename(f.renamings(anchors, func(a Entry) bool {
		_, known := anchors[a.Key]
		return !known
	}))
}

// moved is f with keys that the template has for another blank now, too: where a
// blank is put in before an older one with the same label, it takes the key.
func (f *File) moved(anchors map[string]string) *File {
	c, _ := f.rename(f.renamings(anchors, func(a Entry) bool { return anchors[a.Key] != a.Text }))
	return c
}

// renamings are the new keys of those of the form's anchors that may move and of
// which exactly one slot has the words. None takes a key that f has a value for,
// unless that one moves on.
func (f *File) renamings(anchors map[string]string, may func(anchor Entry) bool) []Renamed {
	keys := keysByAnchor(anchors)
	var list []Renamed
	for _, a := range f.Anchors {
		if to := keys[a.Text]; to != "" && may(a) {
			list = append(list, Renamed{a.Key, to})
		}
	}
	taken := byKey(inOrder(inOrder(f.Values, f.Missing), f.Computed))
	for n := -1; n != len(list); {
		n = len(list)
		leaves := map[string]bool{}
		for _, r := range list {
			leaves[r.From] = true
		}
		list = slices.DeleteFunc(list, func(r Renamed) bool {
			_, given := taken[r.To]
			return given && !leaves[r.To]
		})
	}
	return list
}

func (f *File) rename(list []Renamed) (*File, []Renamed) {
	if len(list) == 0 {
		return f, nil
	}
	renamed := make(map[string]string, len(list))
	for _, r := range list {
		renamed[r.From] = r.To
	}
	c := f.clone()
	for _, entries := range append(c.sections(), &c.Missing, &c.Drop) {
		for i, e := range *entries {
			if to := renamed[e.Key]; to != "" {
				(*entries)[i].Key = to
			}
		}
	}
	return c, list
}

// keysByAnchor turns anchors by key round; an anchor that several slots have
// tells none of them.
func keysByAnchor(anchors map[string]string) map[string]string {
	keys := make(map[string]string, len(anchors))
	for key, anchor := range anchors {
		if _, twice := keys[anchor]; twice {
			key = ""
		}
		keys[anchor] = key
	}
	return keys
}
