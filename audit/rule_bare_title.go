package audit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

var bareTitle = Rule{
	ID: "NM220", Name: Text{"书名没有加书名号", "title without title marks"},
	What:  Text{"文中别处用书名号引用过的书名、文件名，这里没有加书名号。", "A title that stands in 《》 elsewhere stands here without."},
	Why:   Text{"同一书名前后写法应一致。", "The same title is written the same way throughout."},
	Wrong: []string{"印发《基层治理工作实施方案》，对照基层治理工作实施方案逐项落实。"},
	Right: []string{"印发《基层治理工作实施方案》，对照《基层治理工作实施方案》逐项落实。", "印发《基层治理工作实施方案》，对基层治理工作逐项落实。"},
	Draft: Warning, Final: Warning, Unproven: true,
	Check: checkBareTitle,
}

// minTitle is the length of the shortest title that is looked for outside its
// marks, in code points; shorter ones are common words.
const minTitle = 8

func checkBareTitle(p *Pass) {
	titles := newLexicon([]Rule{{ID: p.rule.ID, words: distinctTitles(p)}})
	var last hit
	for _, h := range titles.find(p.Paragraphs())[p.rule.ID] {
		if h.par == last.par && h.start < last.end || quoted(h.par.Text, h.start) || isHeadline(h.par, h.text()) {
			continue
		}
		last = h
		p.Report(h.par, h.start, h.end, Note{Class: "title", Suggestion: "《" + h.text() + "》"})
	}
}

// isHeadline reports whether the paragraph is the title itself, as on an
// attachment's first page.
func isHeadline(par *docx.Paragraph, title string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(par.Text)) < utf8.RuneCountInString(title)+12 && !isSentence(par.Text)
}

// distinctTitles lists the insides of titles long enough to be known by
// themselves, and of those that begin with their author the part from 关于 on.
func distinctTitles(p *Pass) []string {
	var list []string
	seen := map[string]bool{}
	add := func(s string) {
		if utf8.RuneCountInString(s) >= minTitle && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Title || !strings.HasPrefix(s.Text, "《") {
			continue
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(s.Text, "《"), "》")
		if !namesDocument(inner) {
			continue
		}
		add(inner)
		if at := strings.Index(inner, "关于"); at > 0 && at <= 12 {
			add(inner[at:])
		}
	}
	return list
}

// documentKinds are the nouns that titles of documents and books end in. What
// else stands in 《》 may be a project or a campaign, and right without them.
var documentKinds = []string{
	"意见", "方案", "办法", "条例", "规定", "通知", "要点", "计划", "清单", "措施", "摘编", "选编", "纲要", "规划",
	"决定", "细则", "规则", "准则", "报告", "讲话", "文选", "指南", "手册", "读本", "目录", "标准", "制度", "公约", "法",
}

func namesDocument(title string) bool {
	title, _, _ = strings.Cut(title, "（")
	return hasSuffixOf(title, documentKinds)
}

var unlikeTitles = Rule{
	ID: "NM505", Name: Text{"同一文件题名前后不一", "same document under two titles"},
	What:  Text{"两个书名只差一两个字。", "Two titles that differ by a character or two."},
	Why:   Text{"多半是同一文件，有一处抄漏或抄错。", "Most likely one document, once copied wrong."},
	Wrong: []string{"印发《基层治理工作实施方案》。\n落实《基层治理工作实施办案》要求。"},
	Right: []string{"落实《2021年基层治理工作要点》和《2022年基层治理工作要点》。", "学习《中华人民共和国森林法》《中华人民共和国草原法》。"},
	Draft: Info, Final: Info, Unproven: true,
	Check: checkUnlikeTitles,
}

// titleLimitOfPairs bounds the titles that are compared with one another.
const titleLimitOfPairs = 200

func checkUnlikeTitles(p *Pass) {
	var seen []string
	for i := range p.Subject.Slots.Slots {
		s := &p.Subject.Slots.Slots[i]
		if s.Kind != slot.Title || !strings.HasPrefix(s.Text, "《") || len(seen) > titleLimitOfPairs {
			continue
		}
		for _, other := range seen {
			if par := p.Paragraph(s.Loc); par != nil && nearlyEqual(other, s.Text) {
				p.Report(par, s.Loc.Start, s.Loc.End, Note{Class: "title", Message: Text{
					ZH: fmt.Sprintf("与前文的%s相差一两个字", other), EN: fmt.Sprintf("nearly the title %s before it", other),
				}})
				break
			}
		}
		seen = append(seen, s.Text)
	}
}

// nearlyEqual reports whether two titles of some length differ by one or two
// characters that are neither digits nor the name of what a law is about.
func nearlyEqual(a, b string) bool {
	x, y := []rune(strings.Trim(a, "《》")), []rune(strings.Trim(b, "《》"))
	if len(x) < minTitle || len(y) < minTitle || len(x)-len(y) > 2 || len(y)-len(x) > 2 || a == b {
		return false
	}
	if strings.HasPrefix(string(x), "中华人民共和国") || digitsOf(a) != digitsOf(b) || chineseDigitsOf(a) != chineseDigitsOf(b) {
		return false
	}
	return distance(x, y) <= 2 && distance(x, y)*5 <= len(x)
}

func digitsOf(s string) string { return keep(s, "0123456789") }

func chineseDigitsOf(s string) string { return keep(s, "一二三四五六七八九十〇上下") }

// keep drops all characters of s but those of set.
func keep(s, set string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(set, r) {
			return r
		}
		return -1
	}, s)
}
