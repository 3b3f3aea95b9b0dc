package engine

import "github.com/tianbao-dev/tianbao/engine/docx"

// tableOf names a table.
type tableOf struct {
	part  string
	table int
}

// further counts the rows and list items that the report has besides those of
// the template, as records make them.
func (x *extractor) further(patterns []paragraphPatterns, matches map[place][]match) int {
	template := paragraphsByPlace(x.Doc)
	used, rows := map[int]bool{}, map[tableOf]int{}
	for _, list := range matches {
		for _, m := range list {
			used[m.index] = true
		}
	}
	n := 0
	for _, p := range patterns {
		for _, m := range matches[p.place] {
			par, filled := template[p.place], &x.paragraphs[m.index]
			if par.Cell != nil && filled.Cell != nil {
				rows[tableOf{par.Part, par.Cell.Table}] = filled.Cell.Rows - par.Cell.Rows
			}
			if par.Cell == nil && par.Listed {
				n += x.itemsBehind(p, m.index, used)
			}
		}
	}
	for _, more := range rows {
		n += max(0, more)
	}
	return n
}

// itemsBehind counts the items that follow one and read as it does, but for the
// gaps, and that nothing in the template has become.
func (x *extractor) itemsBehind(p paragraphPatterns, index int, used map[int]bool) int {
	n := 0
	for i := index + 1; i < len(x.paragraphs) && x.isItemLike(&x.paragraphs[i], p) && !used[i]; i++ {
		n++
	}
	return n
}

func (x *extractor) isItemLike(par *docx.Paragraph, p paragraphPatterns) bool {
	return par.Part == p.part && par.Cell == nil && par.Listed && p.hasWords() && p.matchExact(par.Text)
}
