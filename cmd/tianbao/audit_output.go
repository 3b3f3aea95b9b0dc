package main

import (
	"bytes"
	"context"
	"io"
	"runtime/debug"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
)

var auditBinary = text{"XLSX 不能显示在屏幕上。请用 -o 给出文件名", "an XLSX can't be shown on the screen; name a file with -o"}

// auditFormats are the formats of the findings; the first is the default.
var auditFormats = []string{"text", "json", "sarif", "html", "xlsx"}

// checkOutput refuses before anything is read what could not be shown.
func (x *auditor) checkOutput() error {
	if x.format.is("xlsx") && x.toStdout() && isTerminal(x.stdout) {
		return usage(auditBinary)
	}
	return nil
}

// keepsSubjects reports whether the format shows more of a report than its
// findings.
func (x *auditor) keepsSubjects() bool { return x.format.is("html") || x.format.is("xlsx") }

// deliverFindings writes the findings to -o or stdout.
func (x *auditor) deliverFindings(ctx context.Context, results []audit.Result, inputs []string) error {
	var b bytes.Buffer
	if err := x.write(&b, results); err != nil {
		return err
	}
	data := b.Bytes()
	if x.format.is("json") || x.format.is("sarif") {
		data = escapeControls(data)
	}
	return x.deliverBytes(ctx, data, inputs...)
}

func (x *auditor) write(w io.Writer, results []audit.Result) error {
	switch {
	case x.format.is("json"):
		return report.JSON(w, results, x.lang)
	case x.format.is("sarif"):
		return report.SARIF(w, results, report.SARIFOptions{Lang: x.lang, Version: ownVersion(), Profile: x.main.options.Profile})
	case x.format.is("html"):
		return report.HTML(w, results, x.lang)
	case x.format.is("xlsx"):
		return report.XLSX(w, results, x.lang)
	}
	return report.Text(w, results, report.TextOptions{Color: x.toStdout() && x.colour(x.stdout), Lang: x.lang})
}

// ownVersion is the version of the command, "" where it was not built from one.
func ownVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
