package audit

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// ruleOfClass is the placeholder rule for classes of slots that are one kind
// of mistake whatever they are written with.
var ruleOfClass = map[string]string{
	"blank":   "PH006",
	"prompt":  "PH007",
	"tmplvar": "PH008",
	"date":    "PH009",
	"docnum":  "PH010",
	"meeting": "PH010",
	"todo":    "PH011",
	"redact":  "PH013",
	"anon":    "PH014",
	"field":   "PH015",
}

// glyphRules is the placeholder rule for what the others are written with.
var glyphRules = []struct{ glyphs, rule string }{
	{"XxＸｘХхΧχ", "PH001"},
	{"×╳✕✖⨯❌", "PH002"},
	{"某", "PH003"},
	{"○〇◯□△☆★●◇◆■▲▽◎▢◻", "PH004"},
	{"*＊∗", "PH005"},
	{"_＿﹍﹎﹏ 　\t", "PH006"},
	{"?？…", "PH011"},
}

// placeholderRule is the id of the one rule that a placeholder breaks.
func placeholderRule(s *slot.Slot) string {
	if strings.Trim(s.Text, "0０") == "" && s.Text != "" {
		return "PH012"
	}
	class, _, _ := strings.Cut(s.Class, ".")
	if id, ok := ruleOfClass[class]; ok {
		return id
	}
	for _, g := range glyphRules {
		if strings.ContainsAny(s.Text, g.glyphs) {
			return g.rule
		}
	}
	return "PH012"
}

// placeholders is the check of all rules about placeholders: it reports those
// that break the rule at hand.
func placeholders(p *Pass) {
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Placeholder || placeholderRule(s) != p.rule.ID {
			continue
		}
		if s.Text == "" && s.Class != "prompt" {
			continue // an empty cell may well be meant to be empty
		}
		if par := p.Paragraph(s.Loc); par != nil && !p.isComment(par) {
			p.Report(par, s.Loc.Start, s.Loc.End, placeholderNote(s, p.rule))
		}
	}
}

func (p *Pass) isComment(par *docx.Paragraph) bool { return p.view.story[par.Part] == docx.Comments }

func placeholderNote(s *slot.Slot, rule *Rule) Note {
	zh, en := rule.Name.ZH, rule.Name.EN
	if s.Label != "" {
		zh, en = zh+"："+s.Label, en+": "+s.Label
	}
	if s.Surface != "" && s.Surface != s.Text {
		zh, en = fmt.Sprintf("%s（%s）", zh, s.Surface), fmt.Sprintf("%s (%s)", en, s.Surface)
	}
	return Note{Class: s.Class, Key: s.Key, Message: Text{ZH: zh, EN: en}}
}
