package audit

import (
	"fmt"
	"strconv"
)

// FileError is an error in a file of waivers or terms.
type FileError struct {
	File string
	Line int // from 1, 0 where the fault has none
	What Text
}

// Error implements error.
func (e *FileError) Error() string { return e.at() + ": " + e.What.EN }

// Chinese is the error for people who read Chinese.
func (e *FileError) Chinese() string { return e.at() + "：" + e.What.ZH }

func (e *FileError) at() string {
	if e.Line == 0 {
		return e.File
	}
	return e.File + ":" + strconv.Itoa(e.Line)
}

// bilingual is a text with the same arguments in both languages.
func bilingual(zh, en string, args ...any) Text {
	return Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}
