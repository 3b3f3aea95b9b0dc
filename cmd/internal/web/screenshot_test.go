package web_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestScreenshots takes pictures of every page for people to look at: at three
// widths, light and dark, and in English. TIANBAO_SCREENSHOTS names the folder.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("TIANBAO_SCREENSHOTS")
	if folder == "" {
		t.Skip("TIANBAO_SCREENSHOTS names no folder")
	}
	b := browse(t, web.Options{Templates: browserTemplates(t)})
	report := docxtest.Shared(t, "official-report", "report.docx")
	for _, p := range allPages(b, report) {
		for _, look := range []struct {
			name  string
			width int64
			dark  string
		}{{"wide", 1440, "light"}, {"middle", 820, "light"}, {"narrow", 320, "light"}, {"dark", 1440, "dark"}} {
			b.look(look.width, look.dark)
			b.do(chromedp.Navigate(b.site.base+p.path), seen("main"))
			b.until(`document.readyState === "complete"`) // scripts run
			if p.prepare != nil {
				p.prepare(b)
			}
			picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%s.png", p.name, look.name)), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// shownPage is a page to look at or to examine.
type shownPage struct {
	name, path string
	prepare    func(*tab)
}

// allPages opens a report in every task and lists all pages.
func allPages(b *tab, report string) []shownPage {
	fill := b.open("fill", map[string][]string{"report": {report}, "prior": {report}})
	audit := b.open("audit", map[string][]string{"drafts": {report}})
	current := writeDocx(b.tb, "本期.docx", currentReport)
	return []shownPage{
		{"home", "/", nil},
		{"fill", fill, fillSome},
		{"fill-roll", fill, func(b *tab) { b.do(click("#accept-all"), script(`document.getElementById("rolls").scrollIntoView()`)) }},
		{"fill-menu", fill, func(b *tab) { b.do(click(".menu summary")) }},
		{"fill-wrong", fill, func(b *tab) {
			b.do(typed(".field input", "十几户\r"), script(`document.getElementById("problem").textContent = document.querySelector(".hint").textContent`))
		}},
		{"audit", audit, nil},
		{"audit-next", audit, func(b *tab) { b.do(click("#next"), click("#next")) }},
		{"audit-why", audit, func(b *tab) { b.do(click("[data-why]"), seen("dialog[open]")) }},
		{"audit-waive", audit, func(b *tab) { b.do(click("[data-waive]"), seen("dialog[open]")) }},
		{"audits", b.open("audit", map[string][]string{"drafts": {report, writeDocx(b.tb, "街道总结.docx", "上半年走访X次。")}}), nil},
		{"compare", b.open("compare", map[string][]string{"current": {current}, "prior": {writeDocx(b.tb, "上期.docx", priorReport), writeDocx(b.tb, "去年同期.docx", earlierReport)}}), nil},
		{"compare-figures", value[string](b, "location.pathname"), func(b *tab) { b.do(script(`document.getElementById("series").scrollIntoView()`)) }},
		{"problem", "/fill/gone", nil},
	}
}

func fillSome(b *tab) {
	b.do(script(`document.querySelectorAll('.field:not(.optional) input').forEach((input, i) => {
		if (i < 8) { input.value = String(3 + i * 7); input.dispatchEvent(new Event('input', {bubbles: true})); } })`))
}

// open starts a task with files and returns the path of its page.
func (t *tab) open(task string, files map[string][]string) string {
	t.tb.Helper()
	t.do(chromedp.Navigate(t.site.base+"/"), seen("#"+task))
	for name, paths := range files {
		t.do(chosen(fmt.Sprintf("#%s input[name=%s]", task, name), paths...))
	}
	t.do(click("#" + task + " .primary"))
	t.until(fmt.Sprintf(`location.pathname.startsWith("/%s/") && document.readyState === "complete"`, task))
	return value[string](t, "location.pathname")
}

// look sets the width of the window and whether the person prefers dark.
func (t *tab) look(width int64, scheme string) {
	t.tb.Helper()
	t.do(chromedp.EmulateViewport(width, 900))
	_, err := chromedp.Run(t.ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	})
	if err != nil {
		t.tb.Fatal(err)
	}
}
