package audit

import "strings"

var nestedTitle = Rule{
	ID: "PT206", Name: Text{"书名号内又用了双书名号", "《》 within 《》"},
	What:   Text{"《》里面的题名又用了《》。", "A title within 《》 is itself in 《》."},
	Why:    Text{"里面一层用单书名号〈〉。", "The inner title takes 〈〉."},
	Wrong:  []string{"转发《关于修订《考勤办法》的通知》。"},
	Right:  []string{"转发《关于修订〈考勤办法〉的通知》。", "《考勤办法》《值班办法》"},
	Source: "GB/T 15834—2011 4.15",
	Draft:  Warning, Final: Warning, Unproven: true,
	words: []string{"《", "》"},
	Check: checkNestedTitle,
}

// checkNestedTitle reports inner titles of titles that close.
func checkNestedTitle(p *Pass) {
	var open, inner []hit
	p.eachHit(func(h hit) {
		if len(open) > 0 && open[0].par != h.par {
			open, inner = nil, nil
		}
		switch {
		case h.text() == "《":
			open = append(open, h)
		case len(open) > 0:
			first := open[len(open)-1]
			open = open[:len(open)-1]
			if len(open) > 0 {
				if thirdLevel(h.par.Text[open[len(open)-1].end:first.start]) {
					return
				}
				inner = append(inner, hit{h.par, first.start, h.end})
				return
			}
			for _, t := range inner {
				p.Report(t.par, t.start, t.end, Note{Suggestion: "〈" + strings.Trim(t.text(), "《》") + "〉"})
			}
			inner = nil
		}
	})
}

// thirdLevel reports whether between, the text from 《 to the 《 within it, has a
// 〈 open: of three titles within one another the innermost takes 《》 again.
func thirdLevel(between string) bool {
	return strings.Count(between, "〈") > strings.Count(between, "〉")
}
