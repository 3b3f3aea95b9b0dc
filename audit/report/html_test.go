package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
)

func TestHTML(t *testing.T) {
	var out bytes.Buffer
	if err := report.HTML(&out, results(t, "一、情况\n截止3月,走访X次。<script>alert(1)</script>", "都好。"), audit.Chinese); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, want := range []string{
		`<html lang="zh-CN">`,
		`<mark class="warning" data-found="1">截止</mark>3月<mark class="error" data-found="2">,</mark>走访<mark class="error" data-found="3">X</mark>次。`,
		`<li id="f3"`,
		`&lt;script&gt;alert(1)&lt;/script&gt;`,
		`共2个文件：错误2处，警告1处，提示0处`,
		`data-level="error" data-rule="PH001"`,
		`都好。`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, link := range []string{"http://", "https://", "src=", "href="} {
		if strings.Contains(page, link) {
			t.Errorf("the page is not self-contained: it has %s", link)
		}
	}
}

func TestHTMLOfAFileThatCouldNotBeRead(t *testing.T) {
	var out bytes.Buffer
	if err := report.HTML(&out, []audit.Result{{File: "a.docx"}}, audit.English); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `<h2 title="a.docx">a.docx</h2>`) {
		t.Error("the file is not named")
	}
}
