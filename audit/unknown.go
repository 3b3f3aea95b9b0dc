package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/values"
)

// UnknownRules is the error of options that name rules which don't exist.
type UnknownRules []UnknownRule

// UnknownRule is an id that no rule has.
type UnknownRule struct {
	ID    string
	Where string // where it is written, "" where the caller knows
	Near  string // the id that may be meant, "" for none
}

// Error implements error.
func (u UnknownRules) Error() string {
	return "audit: unknown rule " + u.list(", ", " (%s)", ": did you mean %s?", ": 'tianbao rules' lists them")
}

// Chinese is the error for people who read Chinese.
func (u UnknownRules) Chinese() string {
	return "没有规则 " + u.list("、", "（%s）", "：是不是 %s？", "：运行 tianbao rules 查看全部规则")
}

func (u UnknownRules) list(separator, where, near, otherwise string) string {
	var ids []string
	hint := otherwise
	for _, one := range u {
		id := fmt.Sprintf("%q", one.ID)
		if one.Where != "" {
			id += fmt.Sprintf(where, one.Where)
		}
		ids = append(ids, id)
		if one.Near != "" && len(u) == 1 {
			hint = fmt.Sprintf(near, one.Near)
		}
	}
	return strings.Join(ids, separator) + hint
}

// ruleIDs lists the ids of all rules.
func ruleIDs() []string {
	var ids []string
	for _, rule := range Rules() {
		ids = append(ids, rule.ID)
	}
	return ids
}

// checkIDs reports rule ids in opts that do not exist.
func checkIDs(opts Options) error {
	if len(opts.Levels)+len(opts.Accept)+len(opts.Waivers) == 0 {
		return nil
	}
	known := ruleIDs()
	var unknown UnknownRules
	check := func(id, where string) {
		if !slices.Contains(known, id) {
			unknown = append(unknown, UnknownRule{id, where, values.Nearest(strings.ToUpper(id), known)})
		}
	}
	for id := range opts.Levels {
		check(id, "")
	}
	slices.SortFunc(unknown, func(a, b UnknownRule) int { return strings.Compare(a.ID, b.ID) })
	for _, a := range opts.Accept {
		if a.Rule != "" {
			check(a.Rule, firstNonEmpty(a.Where, fmt.Sprintf("accept %q", a.Text)))
		}
	}
	for _, w := range opts.Waivers {
		check(w.Rule, w.Where)
	}
	if len(unknown) == 0 {
		return nil
	}
	return unknown
}

func firstNonEmpty(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}
