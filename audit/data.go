package audit

import (
	_ "embed"
	"strings"
)

//go:embed data/boilerplate.txt
var boilerplateData string

//go:embed data/typos.txt
var typoData string

//go:embed data/terms.txt
var termData string

//go:embed data/meetings.txt
var meetingData string

//go:embed data/variants.txt
var variantData string

//go:embed data/phrases.txt
var phraseData string

// dataLines lists the first fields of the lines of a data file. Fields are
// separated by tabs; empty lines and lines that start with # don't count.
func dataLines(data string) []string {
	var list []string
	for _, fields := range dataFields(data) {
		list = append(list, fields[0])
	}
	return list
}

func dataFields(data string) [][]string {
	var list [][]string
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, strings.Split(line, "\t"))
		}
	}
	return list
}
