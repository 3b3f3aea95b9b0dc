package slot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// What no reader sees makes no difference to what is found, only to where.
func TestInvisible(t *testing.T) {
	for _, tt := range []struct {
		with string   // | stands for an invisible character
		want []string // keys and the texts at their places, with everything
	}{
		{"走访X|次", []string{"走访次数 X"}},
		{"走访|X次", []string{"走访次数 X"}},
		{"办理X|X件", []string{"办理件数 X|X"}},
		{"2|0XX|年|X月", []string{"成文日期（年） 2|0XX", "成文日期（月） X"}},
		{"|走|访社|区X|个|", []string{"走访社区数量 X"}},
		{"落实《X|办|法》，走访X次", []string{"办法名称 X", "走访次数 X"}},
		{"走访X次", []string{"走访次数 X"}},
		{"|", nil},
	} {
		for _, invisible := range []string{"\u00AD", "\u200B", "\u2060", "\uFEFF", "\u200E"} {
			p := paragraph(text(strings.ReplaceAll(tt.with, "|", invisible)))
			var got []string
			for _, s := range Find([]docx.Paragraph{p}, Options{}).Slots {
				if at := p.Text[s.Loc.Start:s.Loc.End]; s.Text != at {
					t.Errorf("%q: text %q, at its place %q", p.Text, s.Text, at)
				}
				if s.Kind == Placeholder {
					got = append(got, s.Key+" "+strings.ReplaceAll(s.Text, invisible, "|"))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%q:\n%s", p.Text, diff)
			}
		}
	}
}

// The runs of a paragraph without its invisible characters still tile its text.
func TestInvisibleRuns(t *testing.T) {
	p := paragraph(text("单位："), text("\u200B"), underlined(" \u200B   "), text("\u00AD。"))
	seen := look([]docx.Paragraph{p}).seen[0]
	pos := 0
	for _, r := range seen.Runs {
		if r.Start != pos || r.End <= r.Start {
			t.Errorf("run %d–%d behind %d", r.Start, r.End, pos)
		}
		pos = r.End
	}
	if pos != len(seen.Text) {
		t.Errorf("runs end at %d of %d", pos, len(seen.Text))
	}
}
