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
	KindNested ErrorKind = "nested" // the slot lies in that of Other, which has a value too
	KindLinked ErrorKind = "linked" // the slot must read as that of Other, which has another value
	KindMoved  ErrorKind = "moved"  // the form saw the slot between other words; they are now around Other, if anywhere
	KindFixed  ErrorKind = "fixed"  // Word would put back what stands in the slot
	KindDrop   ErrorKind = "drop"   // the values want the sentence of the slot dropped
	KindRows   ErrorKind = "rows"   // the value is a table

	KindUnsuitable ErrorKind = "unsuitable" // Text can't stand there; Err says why
)

// Error is a value that contradicts the template or another value. Error says
// so in English, Chinese in Chinese.
type Error struct {
	Kind     ErrorKind
	Key      string
	Pos      values.Pos // of the value
	Other    string     // another key, "" for none
	OtherPos values.Pos // of the value for Other
	Text     string
	Loc      docx.Loc // the slot
	Err      error
}

// Error says place, key and what is wrong. Paragraphs count from 1, as people do.
func (e *Error) Error() string {
	return e.where(": ") + e.english() + fmt.Sprintf(" (%s, paragraph %d)", e.Loc.Part, e.Loc.Para+1)
}

// Chinese is the same sentence in Chinese.
func (e *Error) Chinese() string {
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
	case KindDrop:
		return "sentences can't be dropped; delete it in the template"
	case KindRows:
		return "one blank can't take the rows of a table; give it a text"
	}
	return fmt.Sprintf("%q: %v", e.Text, e.Err)
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
	case KindDrop:
		return "不能删去句子；请在模板中删除"
	case KindRows:
		return "一处空白不能填入多行表格；请给出文字"
	}
	return fmt.Sprintf("“%s”：%v", e.Text, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }
