package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// What rules says.
var (
	rulesShort   = text{"列出审核规则，或说明其中一条", "list the audit rules, or explain one"}
	rulesUnknown = text{"没有规则“%s”。运行 tianbao rules 查看全部规则", "no rule %q; 'tianbao rules' lists them"}
	rulesIs      = text{"没有规则“%s”。是不是“%s”？", "no rule %q; did you mean %q?"}
	rulesLevels  = text{"级别：定稿 %s，草稿 %s", "level: final %s, draft %s"}
	rulesWhat    = text{"查什么：%s", "what: %s"}
	rulesWhy     = text{"为什么：%s", "why: %s"}
	rulesWrong   = text{"错：%s", "wrong: %s"}
	rulesRight   = text{"对：%s", "right: %s"}
	rulesSource  = text{"依据：%s", "source: %s"}
)

func newRules(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules [ID]",
		Short: a.t(rulesShort),
		Args:  arguments(0, 1),
	}
	format := a.resultFormat(cmd, "text", "json")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		rules := audit.Rules()
		if len(args) == 1 {
			rule, err := findRule(rules, args[0])
			if err != nil {
				return err
			}
			rules = []audit.Rule{rule}
		}
		if format.is("json") {
			return a.deliverJSON(cmd.Context(), a.rulesResult(rules))
		}
		if len(args) == 1 {
			return a.deliverBytes(cmd.Context(), a.explainRule(rules[0]))
		}
		return a.deliverBytes(cmd.Context(), a.listRules(rules))
	}
	completeNames(cmd, func() (names []cobra.Completion) {
		for _, rule := range audit.Rules() {
			names = append(names, cobra.CompletionWithDesc(rule.ID, rule.Name.In(a.lang)))
		}
		return names
	})
	return cmd
}

func findRule(rules []audit.Rule, id string) (audit.Rule, error) {
	var ids []string
	for _, rule := range rules {
		if strings.EqualFold(rule.ID, id) {
			return rule, nil
		}
		ids = append(ids, rule.ID)
	}
	if near := values.Nearest(strings.ToUpper(id), ids); near != "" {
		return audit.Rule{}, usage(rulesIs, id, near)
	}
	return audit.Rule{}, usage(rulesUnknown, id)
}

func (a *app) listRules(rules []audit.Rule) []byte {
	var b bytes.Buffer
	for _, rule := range rules {
		fmt.Fprintf(&b, "%s  %-7s  %s\n", rule.ID, rule.Level(audit.Final).Name().In(a.lang), rule.Name.In(a.lang))
	}
	return b.Bytes()
}

func (a *app) explainRule(rule audit.Rule) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s  %s\n", rule.ID, rule.Name.In(a.lang))
	line := func(t text, args ...any) { fmt.Fprintln(&b, a.t(t, args...)) }
	line(rulesLevels, rule.Level(audit.Final).Name().In(a.lang), rule.Level(audit.Draft).Name().In(a.lang))
	line(rulesWhat, rule.What.In(a.lang))
	line(rulesWhy, rule.Why.In(a.lang))
	for _, example := range rule.Wrong {
		line(rulesWrong, oneLine(example))
	}
	for _, example := range rule.Right {
		line(rulesRight, oneLine(example))
	}
	if rule.Source != "" {
		line(rulesSource, rule.Source)
	}
	return b.Bytes()
}

// The JSON of rules.
type (
	rulesJSON struct {
		Schema string     `json:"schema"`
		Rules  []ruleJSON `json:"rules"`
	}
	ruleJSON struct {
		ID     string   `json:"id"`
		Name   string   `json:"name"`
		What   string   `json:"what"`
		Why    string   `json:"why"`
		Final  string   `json:"final"`
		Draft  string   `json:"draft"`
		Wrong  []string `json:"wrong"`
		Right  []string `json:"right"`
		Source string   `json:"source"`
	}
)

func (a *app) rulesResult(rules []audit.Rule) rulesJSON {
	result := rulesJSON{Schema: "tianbao.rules/1", Rules: []ruleJSON{}}
	for _, r := range rules {
		result.Rules = append(result.Rules, ruleJSON{
			ID: r.ID, Name: r.Name.In(a.lang), What: r.What.In(a.lang), Why: r.Why.In(a.lang),
			Final: r.Level(audit.Final).String(), Draft: r.Level(audit.Draft).String(),
			Wrong: append([]string{}, r.Wrong...), Right: append([]string{}, r.Right...), Source: r.Source,
		})
	}
	return result
}
