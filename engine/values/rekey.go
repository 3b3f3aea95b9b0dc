package values

// Renamed is a key of a form whose slot has another key in the template at hand.
type Renamed struct{ From, To string }

// Rekey returns f with the keys that its form's anchors show to have been renamed:
// keys that the template does not have, and whose anchor is that of exactly one
// slot. A blank that is added elsewhere with the label of an older one makes both
// keys longer, and the words around the older one still tell it. anchors are
// those of the template's slots, by key. What f itself has a value for is not
// taken.
func (f *File) Rekey(anchors map[string]string) (*File, []Renamed) {
	taken := byKey(inOrder(inOrder(f.Values, f.Missing), f.Computed))
	keys := keysByAnchor(anchors)
	renamed := map[string]string{}
	var list []Renamed
	for _, a := range f.Anchors {
		to := keys[a.Text]
		_, known := anchors[a.Key]
		_, given := taken[to]
		if to == "" || known || given {
			continue
		}
		renamed[a.Key] = to
		list = append(list, Renamed{a.Key, to})
	}
	if len(list) == 0 {
		return f, nil
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
