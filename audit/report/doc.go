// Package report writes what an audit found: for people on a terminal, as one
// HTML page or as a workbook, for programs as JSON or SARIF. All writers say the
// same and take several reports at once.
//
// Annotate and Fix make a copy of one report: with a Word comment at every
// finding, or with what needs no person's judgement mended as tracked changes.
// Redline makes a copy of a report with tracked changes against an earlier one.
package report

import "github.com/tianbao-dev/tianbao/audit"

// languageTag is the BCP 47 tag of a language.
func languageTag(lang audit.Lang) string {
	if lang == audit.English {
		return "en"
	}
	return "zh-CN"
}
