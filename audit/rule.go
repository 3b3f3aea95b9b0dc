package audit

import (
	"fmt"
	"strings"
)

// Lang is a language of texts for people.
type Lang string

const (
	Chinese Lang = "zh" // the default
	English Lang = "en"
)

// Text is a text for people in both languages.
type Text struct{ ZH, EN string }

// In is the text in lang, Chinese for any language but English.
func (t Text) In(lang Lang) string {
	if lang == English {
		return t.EN
	}
	return t.ZH
}

// Level is how much a finding weighs.
type Level int

const (
	Off Level = iota
	Info
	Warning
	Error
)

var levelNames = [...]string{Off: "off", Info: "info", Warning: "warning", Error: "error"}

// Levels lists the levels that a finding can have, the heaviest first.
func Levels() []Level { return []Level{Error, Warning, Info} }

func (l Level) String() string {
	if l < Off || l > Error {
		return fmt.Sprintf("Level(%d)", int(l))
	}
	return levelNames[l]
}

// Name is the level as people call it.
func (l Level) Name() Text {
	return [...]Text{Off: {"关闭", "off"}, Info: {"提示", "info"}, Warning: {"警告", "warning"}, Error: {"错误", "error"}}[l]
}

// MarshalText writes off, info, warning or error.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (l *Level) UnmarshalText(text []byte) error {
	parsed, err := ParseLevel(string(text))
	if err != nil {
		return err
	}
	*l = parsed
	return nil
}

// ParseLevel reads off, info, warning or error, in any case.
func ParseLevel(s string) (Level, error) {
	for level, name := range levelNames {
		if strings.EqualFold(s, name) {
			return Level(level), nil
		}
	}
	return Off, fmt.Errorf("audit: unknown level %q: use one of %s", s, strings.Join(levelNames[:], ", "))
}

// Profile is the state of the report under audit.
type Profile string

const (
	Final Profile = "final" // about to leave the house; the default
	Draft Profile = "draft" // still being written
)

// Rule is one check.
type Rule struct {
	ID   string // PH001
	Name Text   // what the rule objects to, in a few words
	What Text   // what it looks for, one sentence
	Why  Text   // why that is wrong, one sentence

	Wrong []string // texts it objects to; a newline starts a paragraph
	Right []string // near texts it must let pass

	Source string // the standard and clause it rests on, "" for convention

	Draft, Final Level // how much its findings weigh by default
	Unproven     bool  // precision counted on fewer than 50 findings

	Check func(*Pass)

	// words are literals that a text must hold for the rule to have anything
	// to say; Run looks for the words of all rules in one pass, and
	// Pass.eachHit gives a rule its own.
	words []string
	// figures says that a finding's fingerprint keeps figures and periods, so
	// that a waiver does not outlive them.
	figures bool
	// anywhere says that the rule looks into placeholders and into paragraphs
	// without a Chinese character as well.
	anywhere bool
	// last says that the rule is about waivers, so that it runs last.
	last bool
}

// Level is the default weight of the rule's findings in profile.
func (r *Rule) Level(profile Profile) Level {
	if profile == Draft {
		return r.Draft
	}
	return r.Final
}
