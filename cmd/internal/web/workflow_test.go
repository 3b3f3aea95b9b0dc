package web_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// The reports of the workflow: a template, and the report of the period before
// made from it.
const (
	blankReport   = "2026年上半年街道工作总结\n一、走访慰问\n上半年，街道班子走访困难群众X户，发放慰问金X元。\n召开《X》座谈会X次。\n二、下一步打算\n下半年继续做好走访工作。\n"
	priorReport   = "2025年下半年街道工作总结\n一、走访慰问\n下半年，街道班子走访困难群众86户，发放慰问金43000元。\n召开《民生实事》座谈会3次。\n二、下一步打算\n上半年继续做好走访工作。\n"
	currentReport = "2026年上半年街道工作总结\n一、走访慰问\n上半年，街道班子走访困难群众86户，发放慰问金51000元。\n召开《民生实事》座谈会3次，参加120人次。\n二、下一步打算\n下半年继续做好走访工作。\n"
	earlierReport = "2025年上半年街道工作总结\n一、走访慰问\n上半年，街道班子走访困难群众79户，发放慰问金39500元。\n召开《民生实事》座谈会2次，参加95人次。\n二、下一步打算\n下半年继续做好走访工作。\n"
)

// paragraphs is the text of a Word file, one paragraph a line.
func paragraphs(t *testing.T, path string) string {
	t.Helper()
	doc, err := docx.OpenFile(path, docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var lines []string
	for _, p := range doc.Paragraphs() {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n")
}

func TestFill(t *testing.T) {
	b := browse(t, web.Options{Templates: browserTemplates(t)})
	blank, prior := writeDocx(t, "总结.docx", blankReport), writeDocx(t, "上期.docx", priorReport)
	b.open("fill", map[string][]string{"report": {blank}, "prior": {prior}})

	b.expect(`document.getElementById("progress-text").textContent`, "已填 0/4")
	first := "#" + value[string](b, `document.querySelector(".slot.placeholder").dataset.field`)
	b.do(click(".slot.placeholder"))
	b.until(`document.activeElement.matches("` + first + `")`)
	b.expect(`document.querySelector("`+first+`").closest(".field").querySelector(".last b").textContent`, "86")

	b.do(typed(first, "86"))
	b.expect(`document.querySelector(".slot.placeholder .now").textContent`, "86")
	b.expect(`document.getElementById("progress-text").textContent`, "已填 1/4")
	b.until(`document.querySelector(".last.same") !== null`)

	b.do(script(`document.querySelector("` + first + `").value = ""`))
	b.do(typed(first, "92户"+"\r"))
	b.until(`document.querySelector("` + first + `").closest(".field").querySelector(".error").textContent.startsWith("“92户”")`)
	b.do(click(".bar .primary"))
	b.expect(`document.getElementById("problem").textContent`, "街道班子走访困难群众户数：“92户”：文中后面已有“户”；请写 92")
	b.do(script(`document.querySelector("`+first+`").select()`), typed(first, "92\r"))
	b.until(`document.querySelector(".field.wrong") === null`)
	b.do(chromedp.KeyEvent("46000\r"), chromedp.KeyEvent("民生实事\r"), chromedp.KeyEvent("4"))
	b.expect(`document.getElementById("progress-text").textContent`, "已填 4/4")

	b.do(script(`void (window.other = open(location.href))`))
	b.until(`other.document.getElementById("progress-text")?.textContent === "已填 4/4"`)
	b.do(script(`document.querySelector("`+first+`").focus()`), script(`document.querySelector("`+first+`").select()`), typed(first, "93"))
	b.until(`other.document.querySelector("` + first + `").value === "93"`)
	b.do(script(`document.querySelector("`+first+`").select()`), typed(first, "92\r"), script(`other.close()`))

	b.do(chromedp.Reload(), seen("#form"))
	b.until(`document.getElementById("progress-text").textContent === "已填 4/4"`)
	b.do(click("#accept-all"))
	b.until(`document.querySelector(".doc-title").innerText.includes("2026年下半年")`)

	filled := b.download(click(".bar .primary"))
	if got, want := filepath.Base(filled), "总结（已填）.docx"; got != want {
		t.Errorf("the download is called %s, want %s", got, want)
	}
	text := paragraphs(t, filled)
	for _, want := range []string{"2026年下半年街道工作总结", "走访困难群众92户，发放慰问金46000元", "召开《民生实事》座谈会4次"} {
		if !strings.Contains(text, want) {
			t.Errorf("the filled report lacks %q:\n%s", want, text)
		}
	}

	b.do(click(".menu summary"))
	form := b.download(click("button[value=xlsx]"))
	data := readFile(t, form)
	file, err := values.Decode(form, data)
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Values) < 4 {
		t.Errorf("the form holds %d values, want the 4 that were entered", len(file.Values))
	}

	b.do(script(`window.confirm = () => true`), click("#clear"))
	b.expect(`document.getElementById("progress-text").textContent`, "已填 0/4")
	b.do(chosen("#form-upload input", form))
	b.until(`document.getElementById("progress-text").textContent === "已填 4/4"`)

	pinyin := filepath.Join(t.TempDir(), "pinyin.yaml")
	if err := os.WriteFile(pinyin, pinyinForm(t, blank, "95"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(chosen("#form-upload input", pinyin))
	b.expect(`document.querySelector("`+first+`").value`, "95")
	b.expect(`document.querySelectorAll(".paper a.slot:not([tabindex='-1'])").length`, 0)
}

// pinyinForm is a form of a report, with other keys than the page has, and a value
// for its first blank.
func pinyinForm(t *testing.T, report, first string) []byte {
	t.Helper()
	doc, err := docx.OpenFile(report, docx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	form := engine.Load(doc, slot.Options{Pinyin: true}).Form()
	for i := range form.Fields {
		if !form.Fields[i].Optional {
			form.Fields[i].Value.Text = first
			break
		}
	}
	var b bytes.Buffer
	if err := values.WriteYAML(&b, form); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAudit(t *testing.T) {
	b := browse(t, web.Options{Lang: audit.English})
	draft := writeDocx(t, "draft.docx", blankReport+"仅2月30日一天就走访10户。\n")
	b.open("audit", map[string][]string{"drafts": {draft}, "prior": {writeDocx(t, "prior.docx", priorReport)}})
	b.until(`document.querySelectorAll(".finding").length >= 4`)
	b.expect(`document.querySelector("[data-level=error]").textContent.startsWith("error")`, true)

	b.do(click(".finding [data-why]"), seen("dialog[open] .example.wrong"), chromedp.KeyEvent("\u001b"))
	b.until(`document.querySelector("dialog[open]") === null`)

	b.do(click("#next"))
	b.until(`document.querySelector(".finding.current") && document.querySelector(".mark.current")`)
	b.do(click("#next"), click("#next"), click("#previous"))
	b.until(`document.querySelector(".finding.current") === document.querySelectorAll(".finding")[1]`)
	b.do(click("#previous"), click("#previous"))
	b.until(`document.querySelector(".finding.current") === Array.from(document.querySelectorAll(".finding")).at(-1)`)
	b.do(click(".count.error"))
	b.until(`Array.from(document.querySelectorAll(".finding.error")).every((f) => f.hidden)`)
	b.do(click(".count.error"))

	errors := value[int](b, `Number(document.querySelector("button.count.error b").textContent)`)
	b.do(click(".finding.error [data-waive]"), seen("#reason"), typed("#reason", "filled in by another office\r"))
	b.until(`document.querySelector("button.count.suppressed") !== null && document.readyState === "complete"`)
	if left := value[int](b, `Number(document.querySelector("button.count.error b").textContent)`); left != errors-1 {
		t.Errorf("%d errors after one was waived, there were %d", left, errors)
	}

	for format, want := range map[string]string{"html": "<!DOCTYPE html>", "sarif": "2.1.0", "json": "tianbao.audit/1", "xlsx": "PK"} {
		b.do(click(".menu summary"))
		saved := b.download(click(`.menu a[href*="/` + format + `"]`))
		if data := readFile(t, saved); !strings.Contains(string(data[:min(len(data), 2000)]), want) {
			t.Errorf("%s does not hold %s", filepath.Base(saved), want)
		}
		b.do(chromedp.KeyEvent("\u001b"))
	}
}

func TestAuditOfMany(t *testing.T) {
	b := browse(t, web.Options{})
	b.open("audit", map[string][]string{"drafts": {
		writeDocx(t, "甲.docx", "上半年走访X次。"), writeDocx(t, "乙.docx", "上半年走访5次。"), writeDocx(t, "丙.docx", "上半年走访X次、慰问X人。"),
	}})
	b.until(`document.querySelectorAll(".files a").length === 3 && document.getElementById("progress") === null`)
	b.expect(`document.querySelector(".totals .count.error").textContent`, "错误 3")
	b.do(click(".files li:nth-child(3) a"))
	b.until(`document.querySelectorAll(".finding.error").length === 2`)
}

func TestCompare(t *testing.T) {
	b := browse(t, web.Options{})
	b.open("compare", map[string][]string{"current": {writeDocx(t, "本期.docx", currentReport)}, "prior": {writeDocx(t, "上期.docx", priorReport)}})
	b.until(`document.querySelectorAll(".row[data-kind]").length > 3`)
	b.until(`document.querySelector("#series td.value").textContent !== ""`)
	b.expect(`document.querySelectorAll("#series polyline").length > 0`, true)

	before := value[int](b, `document.querySelectorAll(".row[data-kind]:not([hidden])").length`)
	b.do(click("#flagged"))
	b.until(`Array.from(document.querySelectorAll(".row[data-kind]:not([hidden])")).every((r) => r.dataset.flags !== "")`)
	if after := value[int](b, `document.querySelectorAll(".row[data-kind]:not([hidden])").length`); after == 0 || after > before {
		t.Errorf("%d rows are flagged of %d", after, before)
	}
	b.do(click("#figures thead th:nth-child(3) button"))
	b.expect(`document.querySelector("#figures thead th:nth-child(3)").getAttribute("aria-sort")`, "ascending")

	for format, want := range map[string]string{"html": "<!DOCTYPE html>", "json": "tianbao.diff/1", "xlsx": "PK"} {
		b.do(click(".menu summary"))
		saved := b.download(click(`.menu a[href*="/` + format + `"]`))
		if data := readFile(t, saved); !strings.Contains(string(data[:min(len(data), 2000)]), want) {
			t.Errorf("%s does not hold %s", filepath.Base(saved), want)
		}
		b.do(chromedp.KeyEvent("\u001b"))
	}
}

func TestLanguageSwitch(t *testing.T) {
	b := browse(t, web.Options{})
	b.expect(`document.documentElement.lang`, "zh-CN")
	b.speak("en")
	b.open("fill", map[string][]string{"report": {writeDocx(t, "a.docx", blankReport)}})
	b.expect(`document.getElementById("progress-text").textContent`, "0 of 4 filled")
}

// TestNewUser does with the official report what a person does who has read
// nothing: fill five blanks, take the report straight to its audit, download it,
// and hold it against the one before.
func TestNewUser(t *testing.T) {
	report := docxtest.Shared(t, "official-report", "report.docx")
	b := browse(t, web.Options{})
	b.open("fill", map[string][]string{"report": {report}})
	b.do(script(`document.querySelector(".slot.placeholder[data-key*='走访次数']").click()`))
	b.until(`document.activeElement.tagName === "INPUT"`)
	for _, text := range []string{"5", "朝阳", "120", "36000", "12000"} {
		b.do(chromedp.KeyEvent(text))
		b.until(`document.activeElement.value === "` + text + `"`)
		b.do(chromedp.KeyEvent("\r"))
		b.until(`document.activeElement.tagName === "INPUT" && document.activeElement.value === ""`)
	}
	b.until(`document.getElementById("progress").value === 5 && document.querySelector(".field.wrong") === null`)
	filled := b.download(click(".bar .primary"))
	if text := paragraphs(t, filled); !strings.Contains(text, "市社领导5次带队走访挂钩点朝阳社区，慰问低收入农户120余人次，共发放慰问金36000元，助学金12000元") {
		t.Errorf("the five values are not where they belong:\n%s", text)
	}

	b.do(click("button[formaction$='/audit']"))
	b.until(`location.pathname.startsWith("/audit/") && document.querySelectorAll(".finding").length > 0 && document.readyState === "complete"`)
	b.expect(`Array.from(document.querySelectorAll(".finding.error .sentence mark")).some((m) => m.textContent === "5")`, false)
	b.do(click(".menu summary"))
	annotated := b.download(click(`.menu a[href*="/annotated"]`))
	if got, want := filepath.Base(annotated), "report（已填）（批注）.docx"; got != want {
		t.Errorf("the annotated report is called %s, want %s", got, want)
	}
	if comments := strings.Count(paragraphs(t, annotated), "X"); comments == 0 {
		t.Error("the annotated report has lost its text")
	}

	b.open("compare", map[string][]string{"current": {filled}, "prior": {report}})
	b.until(`Array.from(document.querySelectorAll(".row ins")).some((ins) => ins.textContent.includes("朝阳"))`)
	b.do(click(".menu summary"))
	redline := b.download(click(`.menu a[href$="/redline"]`))
	if !strings.Contains(paragraphs(t, redline), "朝阳社区") {
		t.Error("the redline lacks what was filled in")
	}
}
