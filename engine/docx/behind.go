package docx

// loadBehind adds what stands behind the stories and is edited along with them,
// and marks what can't be.
func (l *loader) loadBehind(parts []*part) ([]*part, error) {
	for _, p := range parts {
		if p.kind == Chart {
			l.openChartBook(p)
		}
	}
	parts, err := l.loadDrawings(parts)
	if err == nil {
		parts, err = l.loadBound(parts)
	}
	if err != nil {
		return nil, err
	}
	l.settleBindings(parts)
	for _, p := range parts {
		l.fix(p)
	}
	return parts, nil
}

// loadDrawings adds the drawings of SmartArt. One that is not there, Word draws
// anew.
func (l *loader) loadDrawings(parts []*part) ([]*part, error) {
	for _, p := range parts {
		if p.kind != Diagram || p.drawing == "" {
			continue
		}
		rels, err := l.relationships(p.origin.part)
		if err != nil {
			return nil, err
		}
		for i := range rels {
			if rels[i].ID != p.drawing || rels[i].External {
				continue
			}
			if parts, err = l.add(parts, rels[i].Target, drawnStory, origin{p.origin.part, p.drawing}); err != nil {
				return nil, err
			}
		}
	}
	return parts, nil
}
