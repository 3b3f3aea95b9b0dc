package main

import "strings"

// helpExamples heads the examples of a command.
var helpExamples = text{"例如：", "Examples:"}

// examples are command lines that work as they stand, one after another in an
// empty folder, in the order of the work they belong to. The table that batch
// reads is the one thing that must be there.
var examples = []struct{ command, line string }{
	{"templates", "tianbao templates half-year --values -o values.yaml"},
	{"scan", "tianbao scan half-year"},
	{"scan", "tianbao scan half-year -o scan.json"},
	{"init", "tianbao init half-year -o form.xlsx"},
	{"fill", "tianbao fill half-year -c values.yaml -o report.docx"},
	{"fill", "tianbao fill half-year -c values.yaml --roll 2026H2 -o next.docx"},
	{"init", "tianbao init half-year --prior report.docx --roll 2026H2 -o next.xlsx"},
	{"extract", "tianbao extract half-year report.docx -o back.xlsx"},
	{"tags", "tianbao tags half-year -o tagged.docx"},
	{"batch", "tianbao batch half-year -c offices.csv -o reports --name '{单位}-{期间}'"},
	{"audit", "tianbao audit report.docx"},
	{"audit", "tianbao audit next.docx --prior report.docx --annotate marked.docx"},
	{"audit", "tianbao audit reports -o audit.html"},
	{"diff", "tianbao diff report.docx next.docx --redline changes.docx"},
	{"similar", "tianbao similar reports"},
	{"rules", "tianbao rules PD002"},
	{"serve", "tianbao serve --open"},
}

// examplesOf are the examples of a command, a line each.
func examplesOf(command string) string {
	var lines []string
	for _, e := range examples {
		if e.command == command {
			lines = append(lines, "  "+e.line)
		}
	}
	return strings.Join(lines, "\n")
}
