package audit_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
)

var update = flag.Bool("update", false, "write RULES.md from the rules")

// TestRuleDocument keeps RULES.md what the rules say: go test ./audit -update.
func TestRuleDocument(t *testing.T) {
	want := ruleDocument(readPrecision(t))
	if *update {
		if err := os.WriteFile("RULES.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("RULES.md is not what the rules say; run go test ./audit -update (-want +got):\n%s", diff)
	}
}

func ruleDocument(counted map[string]precision) string {
	var b strings.Builder
	b.WriteString("<!-- Written by go test ./audit -update. -->\n# 审核规则 · Rules\n\n")
	b.WriteString("级别按“草稿 / 定稿”列出。标“待验证”的规则，其准确率统计不足50处，默认不作错误处理（占位、日期、计算除外）。\n\n")
	b.WriteString("Levels are given as draft / final. A rule marked unproven was counted on fewer than 50 findings and is no error by default, unless it looks for placeholders, impossible dates, or does arithmetic.\n\n")
	b.WriteString("| 编号 | 名称 | name | 草稿 / 定稿 |\n|---|---|---|---|\n")
	rules := audit.Rules()
	for _, r := range rules {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s |\n", r.ID, strings.ToLower(r.ID), r.Name.ZH, r.Name.EN, levels(r))
	}
	for _, r := range rules {
		describe(&b, r, counted[r.ID])
	}
	return b.String()
}

func levels(r audit.Rule) string {
	s := fmt.Sprintf("%s / %s", r.Draft, r.Final)
	if r.Unproven {
		s += "，待验证"
	}
	return s
}

func describe(b *strings.Builder, r audit.Rule, c precision) {
	fmt.Fprintf(b, "\n## %s\n\n**%s** · %s（%s）\n\n%s%s\n\n%s %s\n", r.ID, r.Name.ZH, r.Name.EN, levels(r), r.What.ZH, r.Why.ZH, r.What.EN, r.Why.EN)
	if r.Source != "" {
		fmt.Fprintf(b, "\n依据：%s\n", r.Source)
	}
	if c.findings > 0 {
		fmt.Fprintf(b, "\n在%d个文件中发现%d处，逐处核对%d处，正确%d处 · %d findings in %d files, %d of %d read were right\n", c.files, c.findings, c.read, c.right, c.findings, c.files, c.right, c.read)
	}
	if len(r.Wrong) > 0 {
		b.WriteString("\n")
	}
	for _, list := range []struct {
		sign  string
		texts []string
	}{{"✗", r.Wrong}, {"✓", r.Right}} {
		for _, text := range list.texts {
			fmt.Fprintf(b, "- %s `%s`\n", list.sign, strings.ReplaceAll(text, "\n", " ⏎ "))
		}
	}
}
