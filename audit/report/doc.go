// Package report writes what an audit found: for people on a terminal, as one
// HTML page or as a workbook, for programs as JSON or SARIF. All writers say the same and take
// several reports at once.
package report

import "github.com/tianbao-dev/tianbao/audit"

// languageTag is the BCP 47 tag of a language.
func languageTag(lang audit.Lang) string {
	if lang == audit.English {
		return "en"
	}
	return "zh-CN"
}
