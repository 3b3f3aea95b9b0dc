package main

import (
	"fmt"
	"regexp"
	"strings"
)

// kind is the role of a block in an official document.
type kind string

const (
	title   kind = "title"   // 标题
	docNum  kind = "docnum"  // 发文字号
	to      kind = "to"      // 主送机关
	heading kind = "heading" // 一、 on a line of its own
	body    kind = "body"    // 正文, with or without a run-in heading
	caption kind = "table"   // the caption of the table that follows
	attach  kind = "attach"  // 附件说明
	sign    kind = "sign"    // 署名 and 成文日期
	row     kind = "row"     // one row of a table
)

// block is one paragraph or table row of the source text.
type block struct {
	kind   kind
	text   string   // the whole text
	lead   string   // body: the run-in heading that text begins with, "" without
	cells  []string // row: the texts of the cells
	header bool     // row: the first of its table
}

var (
	headingLine = regexp.MustCompile(`^[一二三四五六七八九十]+、[^。]+$`)
	runIn       = regexp.MustCompile(`^（[一二三四五六七八九十]+）[^。]+。`)
)

// parse reads the source notation: a line is a paragraph; "title:", "docnum:",
// "to:", "table:", "attach:" and "sign:" name its role; "| a | b |" is a table
// row; headings are known by their ordinals (GB/T 9704, 7.3.3).
func parse(text string) ([]block, error) {
	var blocks []block
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		b, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		b.header = b.kind == row && (len(blocks) == 0 || blocks[len(blocks)-1].kind != row)
		blocks = append(blocks, b)
	}
	return blocks, nil
}

func parseLine(line string) (block, error) {
	if strings.HasPrefix(line, "|") {
		cells := strings.Split(strings.Trim(line, "| "), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		return block{kind: row, cells: cells}, nil
	}
	if role, rest, ok := strings.Cut(line, ": "); ok {
		switch k := kind(role); k {
		case title, docNum, to, caption, attach, sign:
			return block{kind: k, text: rest}, nil
		}
		return block{}, fmt.Errorf("unknown role %q", role)
	}
	if headingLine.MatchString(line) {
		return block{kind: heading, text: line}, nil
	}
	return block{kind: body, text: line, lead: runIn.FindString(line)}, nil
}
