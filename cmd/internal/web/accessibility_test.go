package web_test

import (
	"context"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
)

// violation is what axe objects to.
type violation struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Nodes  []string `json:"nodes"`
}

// examine runs axe by the rules of WCAG 2.2 A and AA and by its own good
// practice.
const examine = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
	.then((result) => result.violations.map((v) => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => n.html + " " + (n.any[0] || {message: ""}).message).slice(0, 3)})))`

// TestAccessible lets axe-core look at every page, in both languages, light and
// dark, wide and narrow. TIANBAO_AXE names its axe.min.js.
func TestAccessible(t *testing.T) {
	path := os.Getenv("TIANBAO_AXE")
	if path == "" {
		t.Skip("TIANBAO_AXE does not name axe.min.js")
	}
	axe := string(readFile(t, path))
	b := browse(t, web.Options{Templates: browserTemplates(t)})
	pages := allPages(b, writeDocx(t, "总结.docx", blankReport+priorReport))
	for _, look := range []struct {
		name, scheme, language string
		width                  int64
	}{{"light", "light", "zh-CN", 1280}, {"dark", "dark", "zh-CN", 1280}, {"narrow", "light", "en", 320}} {
		b.look(look.width, look.scheme)
		b.speak(look.language)
		for _, p := range pages {
			b.do(chromedp.Navigate(b.site.base+p.path), seen("main"))
			b.until(`document.readyState === "complete"`) // scripts run
			if p.prepare != nil {
				p.prepare(b)
			}
			b.do(script(axe))
			for _, v := range b.examine() {
				t.Errorf("%s, %s: %s (%s): %s: %q", p.name, look.name, v.ID, v.Impact, v.Help, v.Nodes)
			}
		}
	}
}

// speak makes the pages be in a language.
func (t *tab) speak(language string) {
	t.tb.Helper()
	t.do(chromedp.Navigate(t.site.base+"/"), seen("main"))
	if value[string](t, "document.documentElement.lang") != language {
		t.do(click(".language button"))
		t.expect("document.documentElement.lang", language)
	}
}

func (t *tab) examine() []violation {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](examine, chromedp.EvalAwaitPromise))
	if err != nil {
		t.tb.Fatal(err)
	}
	return found
}
