package audit

import (
	"strings"

	"github.com/tianbao-dev/tianbao/engine/slot"
)

var shortTitle = Rule{
	ID: "NM504", Name: Text{"简称没有先说明", "short title not introduced"},
	What:  Text{"用了《条例》《办法》一类简称，前文没有“以下简称”。", "A short title such as 《条例》 that no “hereinafter” introduces."},
	Why:   Text{"读者不知道指哪一个文件。", "The reader cannot tell which document is meant."},
	Wrong: []string{"学习《信访工作条例》，新《条例》内容丰富。"},
	Right: []string{"学习《信访工作条例》（以下简称《条例》），新《条例》内容丰富。"},
	Draft: Info, Final: Info, Unproven: true,
	Check: checkShortTitle,
}

// shortTitles are titles that say only what kind of document it is.
var shortTitles = map[string]bool{
	"《条例》": true, "《办法》": true, "《规定》": true, "《意见》": true, "《方案》": true, "《通知》": true,
	"《准则》": true, "《细则》": true, "《要点》": true, "《纲要》": true, "《规划》": true, "《决定》": true, "《标准》": true,
}

// checkShortTitle reports the first use of each short title.
func checkShortTitle(p *Pass) {
	known := map[string]bool{}
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		par := p.Paragraph(s.Loc)
		if s.Kind != slot.Title || !shortTitles[s.Text] || known[s.Text] || par == nil {
			continue
		}
		if inTitle(par.Text, s.Loc.Start) {
			continue // a title cited within another
		}
		known[s.Text] = true
		if hasSuffixOf(par.Text[:s.Loc.Start], []string{"《党章》", "《党章》、", "《准则》", "《准则》、"}) {
			continue // 《党章》《准则》《条例》 is how the Party's own rules are called
		}
		before := par.Text[runeStart(par.Text, s.Loc.Start-30):s.Loc.Start]
		if !strings.Contains(before, "简称") {
			p.Report(par, s.Loc.Start, s.Loc.End, Note{Class: "title"})
		}
	}
}
