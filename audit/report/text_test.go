package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/audittest"
	"github.com/tianbao-dev/tianbao/audit/report"
)

var fingerprint = regexp.MustCompile(`"[0-9a-f]{32}"`)

const draft = "一、工作情况\n（一）抓学习。截止3月,共学习X次。\n（二）抓制度。已完善。"

func results(t *testing.T, texts ...string) []audit.Result {
	t.Helper()
	var list []audit.Result
	for _, text := range texts {
		r, err := audit.Run(t.Context(), audittest.Subject(t, text), audit.Options{Accept: []audit.Accept{{Text: "慰问X户"}}})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

func TestText(t *testing.T) {
	for name, test := range map[string]struct {
		texts []string
		opts  report.TextOptions
		want  string
	}{
		"chinese": {[]string{draft}, report.TextOptions{}, `test.txt
  一、工作情况 › （一）抓学习
    第2段第8字  WD101  警告  “截止”误作“截至”
        【截止】3月,共学习X次。
        建议：截至
    第2段第12字  PT201  错误  中文里用了半角标点
        截止3月【,】共学习X次。
        建议：，
`},
		"english": {[]string{draft}, report.TextOptions{Lang: audit.English}, `test.txt
  一、工作情况 › （一）抓学习
    paragraph 2, character 8  WD101  warning  截止 where 截至 is meant
        【截止】3月,共学习X次。
        suggestion: 截至
`},
		"colour": {[]string{draft}, report.TextOptions{Color: true}, "\x1b[1mtest.txt\x1b[0m\n  \x1b[2m一、工作情况 › （一）抓学习\x1b[0m\n" +
			"    第2段第8字  WD101  \x1b[33m警告\x1b[0m  “截止”误作“截至”\n        \x1b[7m截止\x1b[0m3月,共学习X次。\n"},
		"control characters": {[]string{"截止3月,\x1b[2J完成。"}, report.TextOptions{}, "        【截止】3月,�[2J完成。\n"},
		"long sentences":     {[]string{strings.Repeat("很长", 40) + "截止3月" + strings.Repeat("很长", 40)}, report.TextOptions{}, "        …长" + strings.Repeat("很长", 7) + "【截止】3月" + strings.Repeat("很长", 6) + "很…\n"},
	} {
		var out bytes.Buffer
		if err := report.Text(&out, results(t, test.texts...), test.opts); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), test.want) {
			t.Errorf("%s:\n%s\nwant:\n%s", name, out.String(), test.want)
		}
	}
}

func TestTextSummary(t *testing.T) {
	for texts, want := range map[string]string{
		draft:           "PH001×1  PT201×1  WD101×1\n共1个文件：错误2处，警告1处，提示0处\n",
		"共慰问X户。\n一切正常。": "共1个文件：错误0处，警告0处，提示0处，另有1处已豁免\n",
	} {
		var out bytes.Buffer
		if err := report.Text(&out, results(t, texts), report.TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(out.String(), want) {
			t.Errorf("%s\nwant at the end: %s", out.String(), want)
		}
	}
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := report.JSON(&out, results(t, "一、工作情况\n截止3月，完成。"), audit.Chinese); err != nil {
		t.Fatal(err)
	}
	const want = `{
  "schema": "tianbao.audit/1",
  "files": [
    {
      "file": "test.txt",
      "findings": [
        {
          "rule": "WD101",
          "level": "warning",
          "class": "",
          "message": "“截止”误作“截至”",
          "text": "截止",
          "part": "text",
          "paragraph": 1,
          "start": 0,
          "end": 2,
          "section": [
            "一、工作情况"
          ],
          "sentence": "截止3月，完成。",
          "suggestion": "截至",
          "key": "",
          "fingerprint": "FP",
          "suppressed": null
        }
      ],
      "skipped": []
    }
  ],
  "summary": {
    "error": 0,
    "warning": 1,
    "info": 0,
    "suppressed": 0
  }
}
`
	got := fingerprint.ReplaceAllString(out.String(), `"FP"`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTextFits holds every line to the width of a terminal.
func TestTextFits(t *testing.T) {
	long := strings.Repeat("认真贯彻落实上级部署要求，", 12)
	for _, lang := range []audit.Lang{audit.Chinese, audit.English} {
		var out bytes.Buffer
		list := results(t, "一、"+strings.Repeat("主要工作", 5)+"\n"+long+"截止3月,慰问困难群众X户。"+long+"\n"+strings.Repeat("X", 90)+"次")
		for i := range list[0].Findings {
			list[0].Findings[i].Suggestion = long
		}
		if err := report.Text(&out, list, report.TextOptions{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			n := 0
			for _, r := range strings.TrimSuffix(line, "\n") {
				n++
				if r > 0x2000 {
					n++ // no narrow character of these texts lies above
				}
			}
			if n > 80 {
				t.Errorf("%d columns: %s", n, line)
			}
		}
	}
}
