package audit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var staleTerm = Rule{
	ID: "PD405", Name: Text{"名称、提法与报告期不符", "name or phrase of another time"},
	What: Text{"机构、疾病等名称已改，或会议、提法在报告期内还没有出现，或历次全会没有列到最近一次。", "A name that had changed by the end of the period, a meeting or phrase that did not exist yet, or a list of plenary sessions that lacks the latest."},
	Why:  Text{"沿用旧稿，或者把新提法写进了旧时期。", "Copied from an older report, or a new phrase put into an old period."},
	Wrong: []string{
		"2023年工作总结\n2023年，会同市国土资源局开展清查。",
		"2020年工作总结\n2020年，认真学习党的二十大精神。",
		"2021年工作总结\n2021年，贯彻党的十九届二中、三中、四中全会精神。",
	},
	Right: []string{
		"2023年工作总结\n2023年，接收原国土资源局移交档案。",
		"2023年工作总结\n2023年，认真学习党的二十大精神。",
		"2022年上半年工作总结\n2022年上半年，喜迎党的二十大。",
		"2021年工作总结\n2021年，贯彻党的十九届二中、三中、四中、五中、六中全会精神。",
	},
	Draft: Warning, Final: Warning, Unproven: true, figures: true,
	words: append(dataLines(termData), "届二中、", "届三中、", "届四中、", "届五中、", "届二中全会", "届三中全会", "届四中全会", "届五中全会", "届六中全会"),
	Check: checkStaleTerm,
}

var shippedTerms = sync.OnceValue(func() map[string]Term {
	list, err := ReadTerms("terms.txt", []byte(termData))
	if err != nil {
		return nil // a test reads the file
	}
	terms := map[string]Term{}
	for _, t := range list {
		terms[t.Text] = t
	}
	return terms
})

func checkStaleTerm(p *Pass) {
	own := p.ownPeriod()
	if !known(own) {
		return
	}
	written := times{own.End(), p.signed(own.End()), own.Next(1).End()}
	p.eachHit(func(h hit) {
		if strings.HasPrefix(h.text(), "届") {
			p.latestSession(h, written.period)
			return
		}
		p.judgeTerm(h, shippedTerms()[h.text()], written)
	})
	for _, term := range p.terms {
		for _, par := range p.Paragraphs() {
			for at := strings.Index(par.Text, term.Text); at >= 0; at = nextIndex(par.Text, term.Text, at+len(term.Text)) {
				p.judgeTerm(hit{par, at, at + len(term.Text)}, term, written)
			}
		}
	}
}

// times are the days that the words of a report are held against: the end of its
// period, the day that it is signed, and the end of the time that its plans are
// for.
type times struct{ period, signed, plans time.Time }

// signed is the day in the last paragraph of the body, where a report is dated, if
// it is later than a day, otherwise that day.
func (p *Pass) signed(after time.Time) time.Time {
	body := bodyProse(p.Subject.Doc)
	if len(body) == 0 {
		return after
	}
	last := body[len(body)-1]
	for _, s := range p.slotsFrom(last, 0) {
		day, err := time.Parse(time.DateOnly, s.Normalized)
		if err == nil && strings.TrimSpace(last.Text) == s.Text && day.After(after) && day.Before(after.AddDate(0, 6, 0)) {
			return day
		}
	}
	return after
}

// has reports whether a term was right for a report, or in par for its plans.
func (t times) has(term Term, par *docx.Paragraph) bool {
	if term.validOn(t.period) {
		return true
	}
	known := t.signed
	if len(par.Section) > 0 && containsAny(par.Section[0], ahead) {
		known = t.plans
	}
	return t.period.Before(term.From) && !known.Before(term.From)
}

// judgeTerm reports a term that was not right when the report was written,
// unless the report says that it is a former name, or quotes it.
func (p *Pass) judgeTerm(h hit, term Term, when times) {
	before, after := h.par.Text[:h.start], h.par.Text[h.end:]
	if when.has(term, h.par) || hasSuffixOf(before, append(term.After, "原", "原市", "原省", "原县", "原区", "时任", "前身为")) ||
		startsWithAny(after, term.Before...) || strings.HasSuffix(before, "《") || inTitle(h.par.Text, h.start) {
		return
	}
	written := when.period
	m := Text{
		ZH: fmt.Sprintf("“%s”到%s已不再使用", term.Text, written.Format(time.DateOnly)),
		EN: fmt.Sprintf("%s was no longer in use on %s", term.Text, written.Format(time.DateOnly)),
	}
	if written.Before(term.From) {
		m = Text{
			ZH: fmt.Sprintf("“%s”是%s才有的", term.Text, term.From.Format(time.DateOnly)),
			EN: fmt.Sprintf("%s dates from %s only", term.Text, term.From.Format(time.DateOnly)),
		}
	}
	p.Report(h.par, h.start, h.end, Note{Class: "term", Suggestion: term.Instead, Message: m})
}

func hasSuffixOf(s string, suffixes []string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// inTitle reports whether the place at offset at is within 《》.
func inTitle(text string, at int) bool {
	before := text[runeStart(text, at-quoteReach):at]
	return strings.LastIndex(before, "《") > strings.LastIndex(before, "》")
}

// sessions is a list of plenary sessions: 十九届二中、三中、四中全会.
var sessions = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(十九|二十)届((?:[二三四五六七]中[、和及])+([二三四五六七])中)全会`)
})

// formula is what the sessions of a congress stand in after the congress itself:
// 党的二十大和二十届二中全会精神.
var formula = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(十九|二十)届(([二三四五六七])中)全会精神`)
})

// latestSession reports a list of sessions that ends before the latest.
func (p *Pass) latestSession(h hit, written time.Time) {
	from := runeStart(h.par.Text, h.start-len("十九"))
	window := h.par.Text[from:runeStart(h.par.Text, from+120)]
	m := sessions().FindStringSubmatchIndex(window)
	if m == nil && strings.HasSuffix(h.par.Text[:from], "大和") {
		m = formula().FindStringSubmatchIndex(window)
	}
	if m == nil || m[0] != 0 {
		return
	}
	congress, listed := window[m[2]:m[3]], window[m[6]:m[7]]
	latest := lastSession(congress, written)
	if latest == "" || number(latest) <= number(listed) {
		return
	}
	p.Report(h.par, from+m[4], from+m[5], Note{Class: "session", Message: Text{
		ZH: fmt.Sprintf("到%s已召开%s届%s中全会", written.Format(time.DateOnly), congress, latest),
		EN: fmt.Sprintf("by %s session %d of congress %d had been held", written.Format(time.DateOnly), number(latest), number(congress)),
	}})
}

// lastSession is the latest session of a congress held by a day.
func lastSession(congress string, day time.Time) (session string) {
	for _, fields := range dataFields(meetingData) {
		held, err := time.Parse(time.DateOnly, fields[2])
		if err == nil && fields[0] == congress && !held.After(day) {
			session = fields[1]
		}
	}
	return session
}
