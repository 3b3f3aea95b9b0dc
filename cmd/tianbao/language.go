package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
)

// text is one message in both languages. It may hold fmt verbs, the same ones
// in both.
type text struct{ zh, en string }

func (t text) in(l audit.Lang, args ...any) string {
	s := audit.Text{ZH: t.zh, EN: t.en}.In(l)
	if len(args) == 0 {
		return s
	}
	return fmt.Sprintf(s, args...)
}

// languageOf reads zh or en.
func languageOf(s string) (audit.Lang, bool) {
	l := audit.Lang(strings.ToLower(s))
	return l, l == audit.Chinese || l == audit.English
}

// systemLanguage is Chinese where the system speaks it, English elsewhere.
func systemLanguage() audit.Lang {
	if strings.HasPrefix(strings.ToLower(systemLocale()), "zh") {
		return audit.Chinese
	}
	return audit.English
}

// localeFromEnvironment is the locale of messages by the rules of POSIX.
func localeFromEnvironment() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}
