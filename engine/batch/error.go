package batch

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// ErrorKind tells why a batch, or one row of it, can't be made.
type ErrorKind string

const (
	KindPattern   ErrorKind = "pattern"   // Text is no pattern for names
	KindNoColumn  ErrorKind = "no-column" // the pattern Text names a column that is not there; Key, Want: the nearest
	KindNoRows    ErrorKind = "no-rows"   // the table has a header only
	KindNoName    ErrorKind = "no-name"   // the row has nothing in the column Key, or Text leaves nothing for a name
	KindCollision ErrorKind = "collision" // the report Text is that of the row at Other too
	KindShard     ErrorKind = "shard"     // Text is not i/n
	KindBusy      ErrorKind = "busy"      // another run works in the folder Text
	KindFolder    ErrorKind = "folder"    // a folder stands where the report Text should
)

// Error is what is wrong, where, and what to do. Error says it in English,
// Chinese in Chinese.
type Error struct {
	Kind  ErrorKind
	Pos   values.Pos // of the row
	Text  string
	Key   string
	Want  string
	Other values.Pos
}

func (e *Error) Error() string {
	if place := e.Pos.String(); place != "" {
		return place + ": " + e.english()
	}
	return e.english()
}

// Chinese is the same sentence in Chinese.
func (e *Error) Chinese() string {
	if place := e.Pos.String(); place != "" {
		return place + "：" + e.chinese()
	}
	return e.chinese()
}

func (e *Error) english() string {
	switch e.Kind {
	case KindPattern:
		return fmt.Sprintf("%q is no pattern for names; write columns in braces, as in {单位}-{期间}", e.Text)
	case KindNoColumn:
		return fmt.Sprintf("the pattern %s names the column %q, which is not there", e.Text, e.Key) + advice("; did you mean %s?", e.Want)
	case KindNoRows:
		return "the table has no row below its header"
	case KindNoName:
		if e.Key == "" {
			return fmt.Sprintf("%q leaves nothing for a file name; choose another column with --name", e.Text)
		}
		return fmt.Sprintf("the column %q is empty, so the report has no file name; fill it in or choose another column with --name", e.Key)
	case KindCollision:
		return fmt.Sprintf("the report would be called %s, as that of %s (case and width don't tell files apart on Windows and macOS); add a column to --name", e.Text, e.Other)
	case KindShard:
		return fmt.Sprintf("write i/n, such as 1/4 for the first of four, not %q", e.Text)
	case KindBusy:
		return fmt.Sprintf("another batch is at work in %s; wait until it is done, or choose another folder", e.Text)
	}
	return fmt.Sprintf("a folder stands where %s should be written; remove it", e.Text)
}

func (e *Error) chinese() string {
	switch e.Kind {
	case KindPattern:
		return fmt.Sprintf("“%s”不是文件名格式；请把列名写在花括号里，如 {单位}-{期间}", e.Text)
	case KindNoColumn:
		return fmt.Sprintf("文件名格式 %s 用到的列“%s”不存在", e.Text, e.Key) + advice("；是不是 %s？", e.Want)
	case KindNoRows:
		return "表头下面没有数据行"
	case KindNoName:
		if e.Key == "" {
			return fmt.Sprintf("“%s”不能用作文件名；请用 --name 换一列", e.Text)
		}
		return fmt.Sprintf("“%s”一列是空的，无法确定文件名；请填写，或用 --name 换一列", e.Key)
	case KindCollision:
		return fmt.Sprintf("文件名 %s 与 %s 的重复（Windows 和 macOS 不分大小写和全半角）；请在 --name 中加上能区分的列", e.Text, e.Other)
	case KindShard:
		return fmt.Sprintf("应写作 i/n，如 1/4 表示四份中的第一份，而不是“%s”", e.Text)
	case KindBusy:
		return fmt.Sprintf("另一个批量任务正在写 %s；请等它结束，或换一个文件夹", e.Text)
	}
	return fmt.Sprintf("%s 的位置上已有同名文件夹；请先移走", e.Text)
}

func advice(format, want string) string {
	if want == "" {
		return ""
	}
	return fmt.Sprintf(format, want)
}
