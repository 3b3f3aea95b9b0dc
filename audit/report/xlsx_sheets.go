package report

import (
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/figure"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// Columns that several sheets have.
var (
	columnFile    = xlsxColumn{audit.Text{ZH: "文件", EN: "file"}, 24}
	columnPlace   = xlsxColumn{audit.Text{ZH: "段", EN: "paragraph"}, 10}
	columnSection = xlsxColumn{audit.Text{ZH: "章节", EN: "section"}, 30}
	columnText    = xlsxColumn{audit.Text{ZH: "原文", EN: "text"}, 22}
	columnUnit    = xlsxColumn{audit.Text{ZH: "单位", EN: "unit"}, 8}
)

func sectionPath(section []string) string { return strings.Join(section, " › ") }

func (x *workbook) summary(results []audit.Result) {
	count := func(zh, en string) xlsxColumn { return xlsxColumn{audit.Text{ZH: zh, EN: en}, 11} }
	s := x.sheet(sheetSummary, columnFile,
		xlsxColumn{audit.Text{ZH: "报告期", EN: "period"}, 14},
		count("错误", "errors"), count("警告", "warnings"), count("提示", "info"), count("已豁免", "suppressed"), count("未读取", "skipped"))
	for i := range results {
		r := &results[i]
		one := summary(results[i : i+1])
		at := ""
		if r.Subject != nil {
			at = r.Subject.Slots.Period.String()
		}
		s.add(r.File, at, one.Error, one.Warning, one.Info, one.Suppressed, len(r.Skipped))
		for column, n := range []int{one.Error, one.Warning, one.Info} {
			if n > 0 {
				s.paint(column+3, audit.Levels()[column])
			}
		}
	}
	s.finish()
	x.rules(s, results)
}

// rules lists below the summary how many findings each rule has.
func (x *workbook) rules(s *sheet, results []audit.Result) {
	count := countByRule(results)
	s.row++
	for _, rule := range audit.Rules() {
		if n := count[rule.ID]; n > 0 {
			s.add(rule.Name.In(x.lang), rule.ID, n)
		}
	}
}

// blanks lists the blanks of several reports, which no one form can hold.
func (x *workbook) blanks(results []audit.Result) {
	s := x.sheet(sheetBlanks, columnFile,
		xlsxColumn{audit.Text{ZH: "填报内容", EN: "what"}, 26}, columnText, columnUnit,
		xlsxColumn{audit.Text{ZH: "所在句子", EN: "sentence"}, 60}, columnSection, columnPlace)
	for i := range results {
		for _, found := range slotsOf(&results[i], slot.Placeholder) {
			s.add(results[i].File, found.Label, found.Surface, found.Unit, found.Before+"〔"+found.Text+"〕"+found.After,
				sectionPath(found.Section), found.Loc.Para+1)
		}
	}
	s.finish()
}

// slotsOf lists the slots of a kind, none for a report that was not read.
func slotsOf(r *audit.Result, kind slot.Kind) []slot.Slot {
	if r.Subject == nil {
		return nil
	}
	var list []slot.Slot
	for _, s := range r.Subject.Slots.Slots {
		if s.Kind == kind {
			list = append(list, s)
		}
	}
	return list
}

func (x *workbook) periods(results []audit.Result) {
	s := x.sheet(sheetPeriods, columnFile, columnText,
		xlsxColumn{audit.Text{ZH: "规范值", EN: "normalised"}, 16}, xlsxColumn{audit.Text{ZH: "换期", EN: "roll"}, 10},
		columnSection, columnPlace)
	for i := range results {
		for _, found := range slotsOf(&results[i], slot.Period) {
			s.add(results[i].File, found.Text, found.Normalized, x.roll(found.Roll), sectionPath(found.Section), found.Loc.Para+1)
		}
	}
	s.finish()
}

// roll is what to do with a period in the next report.
func (x *workbook) roll(roll period.Roll) string {
	return map[period.Roll]audit.Text{
		period.Shift: {ZH: "顺延", EN: "shift"}, period.Keep: {ZH: "不变", EN: "keep"}, period.Review: {ZH: "待核", EN: "review"},
	}[roll].In(x.lang)
}

func (x *workbook) figures(results []audit.Result) {
	s := x.sheet(sheetFigures, columnFile,
		xlsxColumn{audit.Text{ZH: "指标", EN: "indicator"}, 30}, columnText,
		xlsxColumn{audit.Text{ZH: "数值", EN: "number"}, 14}, columnUnit, columnPlace)
	for i := range results {
		if results[i].Subject == nil {
			continue
		}
		for _, f := range figure.Find(results[i].Subject.Doc.Paragraphs()) {
			s.add(results[i].File, f.Label, f.Text, f.Value.String(), f.Unit, f.Loc.Para+1)
		}
	}
	s.finish()
}

func (x *workbook) findings(results []audit.Result) {
	s := x.sheet(sheetFindings, columnFile,
		xlsxColumn{audit.Text{ZH: "规则", EN: "rule"}, 8}, xlsxColumn{audit.Text{ZH: "级别", EN: "level"}, 8},
		xlsxColumn{audit.Text{ZH: "问题", EN: "finding"}, 36}, columnText,
		xlsxColumn{audit.Text{ZH: "建议", EN: "suggestion"}, 22}, columnSection, columnPlace,
		xlsxColumn{audit.Text{ZH: "句子", EN: "sentence"}, 60}, xlsxColumn{audit.Text{ZH: "豁免", EN: "suppressed"}, 20},
		xlsxColumn{audit.Text{ZH: "指纹", EN: "fingerprint"}, 34})
	for i := range results {
		for _, f := range results[i].Findings {
			s.add(results[i].File, f.Rule, f.Level.Name().In(x.lang), f.Message.In(x.lang), f.Text, f.Suggestion,
				sectionPath(f.Section), f.Loc.Para+1, f.Sentence, waivedBy(&f, x.lang), f.Fingerprint)
			if f.Suppressed == nil {
				s.paint(3, f.Level)
			}
		}
	}
	s.finish()
}
