package audit

import (
	"regexp"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine/docx"
)

var boilerplate = Rule{
	ID: "BP601", Name: Text{"资料站残留", "residue of a document site"},
	What:  Text{"下载站的水印、广告、会员和群号信息。", "Watermarks, advertisements and group numbers of sites that sell documents."},
	Why:   Text{"报告是照着买来的范文改的，广告忘了删。", "The report was made from a bought sample and the advertisement stayed."},
	Wrong: []string{"资料仅供学习，请勿外传", "获取更多范文，请加微信领取"},
	Right: []string{"组织集中学习4次。", "建立网格微信群、QQ群共12个。", "召开2022年会员代表大会。", "通过单位微信公众号发布信息30条。"},
	Draft: Warning, Final: Warning, Unproven: true,
	words: dataLines(boilerplateData),
	Check: checkBoilerplate,
}

// boilerplateExcuse lets a phrase pass that a report may well use: copies of
// its own that must not leak, and people who follow a public account.
var boilerplateExcuse = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:涉密|保密|秘密|机密|内部(?:资料|文件|材料)[^。]{0,6}(?:禁止|请勿)外传|(?:引导|组织|动员|鼓励|号召|宣传)[^。]{0,20}关注公众号|(?:平台|系统|账号|教室|场地|场所|书屋|展厅|机房|电脑|设备)[^。，]{0,6}仅供学习|(?:整理|提供|收集|搜集|查阅|掌握|补充|报送|需要)更多(?:资料|材料)|更多资料(?:查询|支撑|佐证))`)
})

// checkBoilerplate reports phrases in the text, and before the title all lines
// from the first advertisement to the last: what stands between is the rest of
// the same block.
func checkBoilerplate(p *Pass) {
	hits := map[*docx.Paragraph]hit{}
	p.eachHit(func(h hit) {
		if _, seen := hits[h.par]; !seen && !boilerplateExcuse().MatchString(h.par.Text[:min(len(h.par.Text), 3*bracketReach)]) {
			hits[h.par] = h
		}
	})
	if len(hits) == 0 {
		return
	}
	block := adBlock(p.Subject.Doc, hits)
	for _, par := range p.Paragraphs() {
		h, hit := hits[par]
		switch {
		case block[par]:
			text := strings.TrimSpace(par.Text)
			start := strings.Index(par.Text, text)
			p.Report(par, start, start+len(text), Note{Class: "block"})
		case hit:
			p.Report(par, h.start, h.end, Note{Class: "phrase"})
		}
	}
}

// adBlock is the advertisement above the title: of the body's first
// paragraphs, up to the title or the first sentence of the report, those from
// the first with a phrase to the last.
func adBlock(doc *docx.Document, hits map[*docx.Paragraph]hit) map[*docx.Paragraph]bool {
	block := map[*docx.Paragraph]bool{}
	var between []*docx.Paragraph
	for _, par := range bodyProse(doc) {
		_, hit := hits[par]
		if !hit && (headingNumber(par.Text) || isSentence(par.Text) || containsAny(par.Text, reportNouns, planningNouns)) {
			break
		}
		if !hit {
			between = append(between, par)
			continue
		}
		if len(block) > 0 {
			for _, b := range between {
				block[b] = true
			}
		}
		between = nil
		block[par] = true
	}
	return block
}
