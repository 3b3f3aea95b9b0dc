package engine

import (
	"fmt"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// ErrorKind tells why a value can't go where it should.
type ErrorKind string

const (
	KindNested    ErrorKind = "nested"    // the slot lies in that of Other, which has a value too
	KindLinked    ErrorKind = "linked"    // the slot must read as that of Other, which has another value
	KindMoved     ErrorKind = "moved"     // the form saw the slot between other words; they are now around Other, if anywhere
	KindFixed     ErrorKind = "fixed"     // Word would put back what stands in the slot
	KindRows      ErrorKind = "rows"      // the value is a list of records, and no column of theirs is a key
	KindColumn    ErrorKind = "column"    // a column of a record is no blank of its row; Other names those
	KindKept      ErrorKind = "kept"      // what is to be dropped holds Other as well
	KindUntracked ErrorKind = "untracked" // rows and paragraphs come or go, which can't be tracked
	KindDropped   ErrorKind = "dropped"   // the value is for what is dropped
	KindStuck     ErrorKind = "stuck"     // the row or paragraph can be neither copied nor removed; Stuck says why

	KindChoice    ErrorKind = "choice"    // Text is none of the choices of a drop-down list; Other names those
	KindOnlyDate  ErrorKind = "only-date" // Text is no date, which a control wants; Other is one
	KindTag       ErrorKind = "tag"       // the key can't be a tag
	KindTagInDate ErrorKind = "tag-date"  // a tag can't stand in a control that wants a date
)

// Error is a value that contradicts the template or another value. Error says
// so in English, Chinese in Chinese.
type Error struct {
	Kind     ErrorKind
	Key      string
	Pos      values.Pos // of the value
	Other    string     // another key, or what the kind says; "" for none
	OtherPos values.Pos // of the value for Other
	Text     string
	Row      bool       // KindStuck: a table row is meant
	Stuck    docx.Stuck // KindStuck
	Loc      docx.Loc   // the slot
}

// Error says place, key and what is wrong. Paragraphs count from 1, as people do.
func (e *Error) Error() string {
	if e.Loc.Part == "" {
		return e.where(": ") + e.english()
	}
	return e.where(": ") + e.english() + fmt.Sprintf(" (%s, paragraph %d)", e.Loc.Part, e.Loc.Para+1)
}

// Chinese is the same sentence in Chinese.
func (e *Error) Chinese() string {
	if e.Loc.Part == "" {
		return e.where("：") + e.chinese()
	}
	return e.where("：") + e.chinese() + fmt.Sprintf("（%s，第 %d 段）", e.Loc.Part, e.Loc.Para+1)
}

// where is the place of the value and its key, each with sep behind it.
func (e *Error) where(sep string) string {
	var b strings.Builder
	for _, s := range []string{e.Pos.String(), e.Key} {
		if s != "" {
			b.WriteString(s + sep)
		}
	}
	return b.String()
}

func (e *Error) english() string {
	switch e.Kind {
	case KindNested:
		return fmt.Sprintf("lies within %s, which has a value too (%s); give one of the two", e.Other, e.OtherPos)
	case KindLinked:
		return fmt.Sprintf("must read as %s does, which has another value (%s)", e.Other, e.OtherPos)
	case KindMoved:
		s := "the words around this blank are not those that the form was made for"
		if e.Other != "" {
			s += "; they are now around " + e.Other
		}
		return s + "; write the form anew with init"
	case KindFixed:
		return "Word computes the text of this place and would overwrite it; correct it in the template"
	case KindRows:
		return "no column of these records is a key; name one column by the key of a blank in the row"
	case KindColumn:
		return fmt.Sprintf("the row has no such column; it has %s", e.Other)
	case KindKept:
		return fmt.Sprintf("the clause holds %s as well; drop both, or edit the template", e.Other)
	case KindUntracked:
		return "rows and paragraphs that come or go can't be tracked; fill without tracked changes"
	case KindDropped:
		return "it is dropped and has a value; take one of the two away"
	case KindStuck:
		return e.stuck().EN
	case KindChoice:
		return fmt.Sprintf("the drop-down list doesn't offer %q; write one of these: %s", e.Text, e.Other)
	case KindOnlyDate:
		return fmt.Sprintf("the control takes only a whole date, and %q is none; write one such as %s", e.Text, e.Other)
	case KindTag:
		return "a tag can't hold any of the characters {}<>&\"'; fill this template without tags"
	case KindTagInDate:
		return "the control takes only dates, no tag; fill this template without tags"
	}
	return string(e.Kind)
}

func (e *Error) chinese() string {
	switch e.Kind {
	case KindNested:
		return fmt.Sprintf("包含在“%s”之内，而后者也给了值（%s）；两者只能给一个", e.Other, e.OtherPos)
	case KindLinked:
		return fmt.Sprintf("应与“%s”一致，而后者给了不同的值（%s）", e.Other, e.OtherPos)
	case KindMoved:
		s := "此处空白前后的文字与生成填报表时不同"
		if e.Other != "" {
			s += "，原来的位置现在是“" + e.Other + "”"
		}
		return s + "；请用 init 重新生成填报表"
	case KindFixed:
		return "此处文字由 Word 自动生成，填写后会被覆盖；请在模板中改正"
	case KindRows:
		return "这些行中没有一列是模板的键；请至少有一列用该行空白的键作列名"
	case KindColumn:
		return fmt.Sprintf("该行没有这一列；可用的列：%s", e.Other)
	case KindKept:
		return fmt.Sprintf("同一分句中还有“%s”；请一并列入 drop，或修改模板", e.Other)
	case KindUntracked:
		return "增减表格行或段落不能记为修订；请去掉 --track"
	case KindDropped:
		return "既要删去，又给了值；请只留一个"
	case KindStuck:
		return e.stuck().ZH
	case KindChoice:
		return fmt.Sprintf("下拉列表中没有“%s”；请从中选一项：%s", e.Text, e.Other)
	case KindOnlyDate:
		return fmt.Sprintf("该控件只接受完整的日期，“%s”不是；请写成 %s 这样的日期", e.Text, e.Other)
	case KindTag:
		return "标签中不能有 {}<>&\"' 这些字符；请不用标签，直接填写此模板"
	case KindTagInDate:
		return "该控件只接受日期，不能写入标签；请不用标签，直接填写此模板"
	}
	return string(e.Kind)
}

// stuck says why a row or paragraph can't come or go.
func (e *Error) stuck() values.Text {
	what, why := values.Text{ZH: "这一段", EN: "the paragraph"}, values.Text{}
	if e.Row {
		what = values.Text{ZH: "表格的这一行", EN: "the row"}
	}
	switch e.Stuck {
	case docx.StuckMerged:
		why = values.Text{ZH: "纵向合并的单元格从这一行开始", EN: "a merged cell begins in it"}
	case docx.StuckField:
		why = values.Text{ZH: "其中只有一个域的一部分", EN: "it holds a part of a field"}
	case docx.StuckTwin:
		why = values.Text{ZH: "它在文本框中，而文本框存有两份", EN: "it stands in a text box that is stored twice"}
	case docx.StuckStory:
		why = values.Text{ZH: "它是文档属性或图表中的文字，不是 Word 段落", EN: "it is a property of the document or the text of a chart, no paragraph of Word"}
	}
	return values.Text{
		ZH: what.ZH + "不能增减：" + why.ZH + "；请在模板中增减",
		EN: what.EN + " can't be copied or removed: " + why.EN + "; add or remove it in the template",
	}
}
