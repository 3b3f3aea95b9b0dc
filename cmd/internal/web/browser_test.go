package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/tianbao-dev/tianbao/cmd/internal/web"
)

// patience is how long a test waits for what must come about in a browser.
const patience = 20 * time.Second

// tab is a page in a real browser.
type tab struct {
	tb        testing.TB
	ctx       context.Context
	site      site
	downloads string
}

// browse starts Chromium in a profile of its own and opens the first page.
func browse(tb testing.TB, opts web.Options) *tab {
	tb.Helper()
	if testing.Short() {
		tb.Skip("runs a browser")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		tb.Skip("no chromium on PATH")
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(tb.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("force-prefers-reduced-motion", true), chromedp.WindowSize(1280, 900),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, stop := chromedp.NewContext(allocator)
	tb.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits for the browser, whose profile is removed next
		stop()
		stopAllocator()
	})
	t := &tab{tb: tb, ctx: ctx, site: serve(tb, opts), downloads: tb.TempDir()}
	// The first step starts the browser and its tab, which must outlive it.
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		tb.Fatal(err)
	}
	t.saveDownloads()
	t.do(chromedp.Navigate(t.site.enter), chromedp.WaitVisible(chromedp.CSS("#fill")))
	return t
}

// saveDownloads lets the browser save files without asking.
func (t *tab) saveDownloads() {
	t.tb.Helper()
	events := true
	_, err := chromedp.CallBrowser(t.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: t.downloads, EventsEnabled: &events,
	})
	if err != nil {
		t.tb.Fatal(err)
	}
}

// step is something a person does or waits for.
type step = chromedp.Action[chromedp.Void]

// click brings an element into sight, which may lay the page out anew, and
// clicks on it where it then is.
func click(css string) step {
	settle := fmt.Sprintf(`(async () => {
		document.querySelector(%q).scrollIntoView({block: "center"});
		for (let frame = 0; frame < 2; frame++) { await new Promise(requestAnimationFrame); }
	})()`, css)
	return chromedp.Steps(seen(css), chromedp.Evaluate[chromedp.Void](settle, chromedp.EvalAwaitPromise), chromedp.Click(chromedp.CSS(css)))
}

func seen(css string) step { return chromedp.WaitVisible(chromedp.CSS(css)) }

func typed(css, text string) step { return chromedp.SendKeys(chromedp.CSS(css), text) }

func chosen(css string, files ...string) step {
	return chromedp.SetUploadFiles(chromedp.CSS(css), files)
}

// script runs in the page.
func script(code string) step { return chromedp.Evaluate[chromedp.Void](code) }

// do does steps, one after another.
func (t *tab) do(steps ...step) {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.tb.Fatal(err)
	}
}

// until waits until an expression holds in the page, over navigations too.
func (t *tab) until(expression string) {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingInterval(20*time.Millisecond)))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			t.tb.Fatalf("waited in vain for %s: %v", expression, err)
		}
	}
}

// value is what an expression gives in the page.
func value[T any](t *tab, expression string) T {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.tb.Fatalf("%s: %v", expression, err)
	}
	return v
}

// expect waits until an expression gives a text or a truth.
func (t *tab) expect(expression string, want any) {
	t.tb.Helper()
	quoted, err := json.Marshal(want)
	if err != nil {
		t.tb.Fatal(err)
	}
	t.until(expression + " === " + string(quoted))
}

// download does steps that make the browser save a file, and returns its path.
func (t *tab) download(steps ...step) string {
	t.tb.Helper()
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	begun := chromedp.BrowserEvents(ctx, browser.DownloadWillBegin)
	progress := chromedp.BrowserEvents(ctx, browser.DownloadProgress)
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.tb.Fatal(err)
	}
	name := ""
	for event, err := range begun {
		if err != nil {
			t.tb.Fatalf("nothing was downloaded: %v", err)
		}
		name = event.SuggestedFilename
		break
	}
	for event, err := range progress {
		if err != nil {
			t.tb.Fatalf("%s was not downloaded whole: %v", name, err)
		}
		if event.State == browser.DownloadProgressStateCompleted {
			break
		}
	}
	return filepath.Join(t.downloads, name)
}

func readFile(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}
