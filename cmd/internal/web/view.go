package web

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// view is a document as a page shows it.
type view struct {
	Chunks []chunk
}

// chunk is a few paragraphs that a browser lays out together, or leaves out
// while they are far from what it shows.
type chunk struct {
	Story  string // what the paragraphs are part of, "" for the body; told once
	Blocks []block
}

// chunkBlocks is how many blocks a chunk has.
const chunkBlocks = 24

// block is a paragraph or a table.
type block struct {
	Paragraph *line
	Table     [][]cell
}

// line is one paragraph.
type line struct {
	ID     string // for links to it
	Level  int    // of a heading, from 1; 0 for text
	Title  bool   // of the document
	Indent bool   // the first line, as running text has it
	Number string // list number that Word shows
	Pieces []piece
}

type cell struct {
	Column           int
	RowSpan, ColSpan int
	Header           bool
	Lines            []line
}

// piece is a stretch of text; Mark is what a page knows about it, nil for plain
// text. A piece with Inner holds others.
type piece struct {
	Text  string
	Mark  any
	Inner []piece
}

// cutter cuts the text of a paragraph into pieces.
type cutter func(p *docx.Paragraph) []piece

var storyNames = map[docx.StoryKind]audit.Text{
	docx.Header:     {ZH: "页眉", EN: "Header"},
	docx.Footer:     {ZH: "页脚", EN: "Footer"},
	docx.Footnotes:  {ZH: "脚注", EN: "Footnotes"},
	docx.Endnotes:   {ZH: "尾注", EN: "Endnotes"},
	docx.Comments:   {ZH: "批注", EN: "Comments"},
	docx.Chart:      {ZH: "图表", EN: "Chart"},
	docx.Diagram:    {ZH: "图示", EN: "Diagram"},
	docx.Properties: {ZH: "文档属性", EN: "Document properties"},
}

// newView lays out a document. The body comes first and keeps its empty
// paragraphs; of the other stories only what has text is shown.
func newView(doc *docx.Document, lang audit.Lang, cut cutter) view {
	var v view
	for _, story := range doc.Stories() {
		b := viewBuilder{cut: cut, headings: headings(story.Paragraphs), title: -1, body: story.Kind == docx.Body}
		if b.body {
			b.title = findTitle(story.Paragraphs, b.headings)
		}
		for i := range story.Paragraphs {
			b.add(&story.Paragraphs[i])
		}
		name := ""
		if story.Kind != docx.Body {
			name = storyNames[story.Kind].In(lang)
		}
		v.Chunks = append(v.Chunks, chunks(b.blocks, name)...)
	}
	return v
}

func chunks(blocks []block, story string) []chunk {
	var list []chunk
	for len(blocks) > 0 {
		n := min(chunkBlocks, len(blocks))
		list = append(list, chunk{Story: story, Blocks: blocks[:n]})
		blocks, story = blocks[n:], ""
	}
	return list
}

// headings gives the level of each paragraph that others stand under.
func headings(paragraphs []docx.Paragraph) map[int]int {
	levels := map[int]int{}
	var open []string // the headings above the paragraph before
	for i := range paragraphs {
		path := paragraphs[i].Section
		for n := range path {
			fresh := n >= len(open) || open[n] != path[n]
			if fresh && i > 0 {
				markHeading(levels, paragraphs[:i], path[n], n+1)
			}
		}
		open = path
	}
	return levels
}

// markHeading notes the paragraph right before that has the text of a heading.
// Headings follow one another closely.
func markHeading(levels map[int]int, before []docx.Paragraph, text string, level int) {
	const closely = 6
	for i := len(before) - 1; i >= 0 && i >= len(before)-closely; i-- {
		if strings.TrimSpace(before[i].Text) != "" && strings.HasSuffix(text, strings.TrimSpace(before[i].Text)) {
			levels[before[i].Index] = level
			return
		}
	}
}

type viewBuilder struct {
	cut      cutter
	headings map[int]int
	title    int // index of the paragraph that is the document's title, -1 for none
	body     bool
	blocks   []block
	table    int // number of the table that blocks end with
	spans    map[int]span
}

// span says which rows a cell of that table covers, by its column.
type span struct{ first, end int }

func (b *viewBuilder) add(p *docx.Paragraph) {
	switch {
	case p.Cell != nil:
		b.addToTable(p)
	case strings.TrimSpace(p.Text) != "" || b.body && !b.endsEmpty():
		l := b.line(p)
		b.blocks = append(b.blocks, block{Paragraph: &l})
	}
}

// endsEmpty reports whether there is an empty line already: one stands for
// several.
func (b *viewBuilder) endsEmpty() bool {
	if len(b.blocks) == 0 {
		return true
	}
	last := b.blocks[len(b.blocks)-1].Paragraph
	return last != nil && len(last.Pieces) == 0
}

func (b *viewBuilder) line(p *docx.Paragraph) line {
	l := line{ID: placeID(p.Part, p.Index), Level: b.headings[p.Index], Title: b.title == p.Index, Number: p.Number}
	if strings.TrimSpace(p.Text) != "" {
		l.Pieces = b.cut(p)
	}
	first, _ := utf8.DecodeRuneInString(p.Text)
	l.Indent = b.body && p.Cell == nil && !l.Title && !unicode.IsSpace(first)
	return l
}

// placeID names a paragraph in a page.
func placeID(part string, index int) string {
	return fmt.Sprintf("p:%s:%d", strings.ReplaceAll(part, " ", "%20"), index)
}

// findTitle is the index of the paragraph that titles a document: what stands
// right above its first sentence, if it is short and no heading.
func findTitle(paragraphs []docx.Paragraph, headings map[int]int) int {
	above := -1
	for i := range paragraphs {
		text := strings.TrimSpace(paragraphs[i].Text)
		switch {
		case text == "" || paragraphs[i].Cell != nil:
		case utf8.RuneCountInString(text) <= longestTitle && headings[paragraphs[i].Index] == 0:
			above = paragraphs[i].Index
		default:
			return above
		}
	}
	return -1
}

// longestTitle is the length of a title in code points.
const longestTitle = 50

// addToTable puts a paragraph into its cell. The paragraphs of a table follow
// one another.
func (b *viewBuilder) addToTable(p *docx.Paragraph) {
	last := len(b.blocks) - 1
	if last < 0 || b.blocks[last].Table == nil || b.table != p.Cell.Table {
		b.blocks = append(b.blocks, block{Table: [][]cell{}})
		b.table, b.spans = p.Cell.Table, map[int]span{}
		last++
	}
	if over, ok := b.spans[p.Cell.Col]; ok && over.first < p.Cell.Row && p.Cell.Row < over.end {
		return // covered by a cell above: Word does not show it
	}
	b.spans[p.Cell.Col] = span{p.Cell.Row, p.Cell.Row + p.Cell.RowSpan}
	t := &b.blocks[last].Table
	for len(*t) <= p.Cell.Row {
		*t = append(*t, nil)
	}
	row := &(*t)[p.Cell.Row]
	at := slices.IndexFunc(*row, func(c cell) bool { return c.Column == p.Cell.Col })
	if at < 0 {
		at = len(*row)
		*row = append(*row, newCell(p.Cell))
	}
	(*row)[at].Lines = append((*row)[at].Lines, b.line(p))
}

func newCell(c *docx.Cell) cell {
	header := c.Row == 0 && len(c.ColHeaders) == 0 && c.Rows > 1
	return cell{Column: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Header: header}
}
