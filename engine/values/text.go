package values

import "fmt"

// Text is a text for people in both languages.
type Text struct{ ZH, EN string }

func (t Text) in(english bool) string {
	if english {
		return t.EN
	}
	return t.ZH
}

// with fills in the verbs, which are the same in both languages.
func (t Text) with(args ...any) Text {
	return Text{ZH: fmt.Sprintf(t.ZH, args...), EN: fmt.Sprintf(t.EN, args...)}
}

// libraryText is what a library said, for which there is only English.
func libraryText(message string) Text {
	return Text{ZH: "格式有误（" + message + "）", EN: message}
}
