package report_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/report"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

func sarifOf(t *testing.T, list []audit.Result) *sarif.Report {
	t.Helper()
	var out bytes.Buffer
	if err := report.SARIF(&out, list, report.SARIFOptions{Version: "1.0"}); err != nil {
		t.Fatal(err)
	}
	read, err := sarif.FromBytes(out.Bytes(), sarif.WithStrictValidation())
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Validate(); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestSARIF(t *testing.T) {
	list := results(t, "一、工作情况\n𠮷截止3月，慰问X户，走访X次。")
	list[0].File = "草稿 100%.docx"
	run := sarifOf(t, list).Runs[0]
	type place struct {
		Rule, Level, File, Part  string
		Line, Start, End         int
		Suppressed, Fingerprints int
	}
	var got []place
	for _, r := range run.Results {
		physical := r.Locations[0].PhysicalLocation
		part := run.Artifacts[physical.ArtifactLocation.Index]
		got = append(got, place{
			*r.RuleID, r.Level, *run.Artifacts[part.ParentIndex].Location.URI, *part.Location.URI,
			*physical.Region.StartLine, *physical.Region.StartColumn, *physical.Region.EndColumn,
			len(r.Suppressions), len(r.PartialFingerprints),
		})
		if *run.Tool.Driver.Rules[r.RuleIndex].ID != *r.RuleID {
			t.Errorf("rule index of %s is that of %s", *r.RuleID, *run.Tool.Driver.Rules[r.RuleIndex].ID)
		}
	}
	const file = "%E8%8D%89%E7%A8%BF%20100%25.docx"
	want := []place{
		{"WD101", "warning", file, "text", 2, 2, 4, 0, 1},
		{"PH001", "error", file, "text", 2, 9, 10, 1, 1},
		{"PH001", "error", file, "text", 2, 14, 15, 0, 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSARIFOfNothing(t *testing.T) {
	if n := len(sarifOf(t, nil).Runs[0].Results); n != 0 {
		t.Errorf("%d results", n)
	}
}

func TestSARIFOfAFileThatCouldNotBeRead(t *testing.T) {
	list := []audit.Result{{File: "a.docx", Skipped: []docx.Skip{{Reason: "no such file"}}}}
	invocation := sarifOf(t, list).Runs[0].Invocations[0]
	if *invocation.ExecutionSuccessful {
		t.Error("the run counts as successful")
	}
	if got := *invocation.ToolExecutionNotifications[0].Message.Text; got != "a.docx: no such file" {
		t.Errorf("the notification says %q", got)
	}
}
