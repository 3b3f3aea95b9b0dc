package main

import "strings"

// helpExamples heads the examples of a command.
var helpExamples = text{"例如：", "Examples:"}

// examples are command lines that work as they stand, one after another in an
// empty folder, in the order of the work they belong to. The table that batch
// reads is the one thing that must be there.
var examples = []string{
	"tianbao templates half-year --values -o values.yaml",
	"tianbao scan half-year",
	"tianbao scan half-year -o scan.json",
	"tianbao init half-year -o form.xlsx",
	"tianbao fill half-year -c values.yaml -o report.docx",
	"tianbao fill half-year -c values.yaml --roll 2026H2 -o next.docx",
	"tianbao init half-year --prior report.docx --roll 2026H2 -o next.xlsx",
	"tianbao extract half-year report.docx -o back.xlsx",
	"tianbao tags half-year -o tagged.docx",
	"tianbao batch half-year -c offices.csv -o reports --name '{单位}-{期间}'",
	"tianbao audit report.docx",
	"tianbao audit next.docx --prior report.docx --annotate marked.docx",
	"tianbao audit reports -o audit.html",
	"tianbao diff report.docx next.docx --redline changes.docx",
	"tianbao similar reports",
	"tianbao rules PD002",
	"tianbao serve --open",
}

// examplesOf are the examples of a command, a line each.
func examplesOf(command string) string {
	var lines []string
	for _, line := range examples {
		if strings.HasPrefix(line+" ", "tianbao "+command+" ") {
			lines = append(lines, "  "+line)
		}
	}
	return strings.Join(lines, "\n")
}
