package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

var unlikeValues = Rule{
	ID: "FG007", Name: Text{"与数值文件不符", "differs from the values file"},
	What:  Text{"给出数值文件时，报告中的数值与文件不同。", "With a values file given, a value of the report that reads otherwise there."},
	Why:   Text{"报上来的数和报告里的数必须一致，否则不知道该信哪一个。", "What was reported and what the report says must be the same."},
	Draft: Warning, Final: Error, Unproven: true,
	anywhere: true, figures: true,
	Check: checkValues,
}

func checkValues(p *Pass) {
	switch s := p.Subject; {
	case len(s.Values) == 0:
	case s.Template != nil:
		for _, v := range s.Template.Extract(s.Doc).Values {
			if v.Confidence >= engine.Confident {
				p.holdAgainstValue(v.Key, v.Text, v.Loc)
			}
		}
	default:
		p.holdFiguresAgainstValues()
	}
}

// holdFiguresAgainstValues compares, without a template, what goes by the name
// of a key: a figure whose label no other figure has, for an earlier period may
// be told in the same words.
func (p *Pass) holdFiguresAgainstValues() {
	count := map[string]int{}
	for _, pf := range p.Figures() {
		for _, f := range pf.figures {
			count[f.Label]++
		}
	}
	keys := map[string]string{} // by label
	for key := range p.Subject.Values {
		keys[withoutUnit(key)] = key
	}
	for _, pf := range p.Figures() {
		for _, f := range pf.figures {
			key, known := keys[withoutUnit(f.Label)]
			number := leadingNumber().FindString(f.Text)
			if known && count[f.Label] == 1 && number != "" {
				at := f.Loc
				at.End = at.Start + len(number)
				p.holdAgainstValue(key, number, at)
			}
		}
	}
}

// withoutUnit is a key or label without the unit in brackets at its end.
func withoutUnit(name string) string {
	if i := strings.LastIndex(name, "（"); i > 0 && strings.HasSuffix(name, "）") {
		return name[:i]
	}
	return name
}

func (p *Pass) holdAgainstValue(key, got string, at docx.Loc) {
	want, known := p.Subject.Values[key]
	par := p.Paragraph(at)
	if !known || par == nil || sameValue(got, want) {
		return
	}
	p.Report(par, at.Start, at.End, Note{Key: key, Suggestion: want, Message: Text{
		ZH: fmt.Sprintf("数值文件中“%s”为%s，这里是%s", key, want, got),
		EN: fmt.Sprintf("the values file has %s for %s, here it is %s", want, key, got),
	}})
}

// sameValue reports whether two texts are the same, or the same number.
func sameValue(a, b string) bool {
	if a = strings.TrimSpace(a); a == strings.TrimSpace(b) {
		return true
	}
	m, okA := plainNumber(a)
	n, okB := plainNumber(b)
	return okA && okB && m.Equal(n)
}

func plainNumber(s string) (decimal.Decimal, bool) {
	s = strings.NewReplacer(",", "", "，", "").Replace(strings.TrimSpace(s))
	d, err := decimal.NewFromString(s)
	return d, err == nil
}

var leadingNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[0-9][0-9,]*(?:\.[0-9]+)?`)
})
