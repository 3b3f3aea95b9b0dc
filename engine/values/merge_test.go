package values

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func decoded(t testing.TB, name, text string) *File {
	t.Helper()
	f, err := Decode(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMerge(t *testing.T) {
	a := decoded(t, "甲.yaml", "values: {走访次数: 5, 金额: , 名称: 朝阳}\nformats: {金额: 万元}\nchecks: [走访次数 > 0]\n")
	b := decoded(t, "乙.csv", "键,填写值,备注\n走访次数,,\n金额,1200,财务\n名称,朝阳,\n电话,,\n")
	merged, err := Merge(a, b)
	if err != nil {
		t.Fatal(err)
	}
	want := `values 甲.yaml:1: 走访次数 "5"
values 甲.yaml:1: 名称 "朝阳"
values 乙.csv:3: 金额 "1200"
missing 乙.csv:5: 电话 ""
formats 甲.yaml:2: 金额 "万元"
checks 甲.yaml:3:  "走访次数 > 0"
notes 乙.csv:3: 金额 "财务"
`
	if diff := cmp.Diff(want, dump(merged)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestMergeConflicts(t *testing.T) {
	a := decoded(t, "甲.yaml", "走访次数: 5\n（一）人数: 3\n名单: [甲, 乙]\n")
	b := decoded(t, "乙.yaml", "金额: 1\n走访次数: 6\n(一)人数: 3\n名单: 甲、乙\n")
	_, err := Merge(a, b)
	want := `乙.yaml:2: 走访次数: "6" here, but "5" at 甲.yaml:1; only one can be right
乙.yaml:3: (一)人数: the key is given twice, first at 甲.yaml:2 as （一）人数; keys that differ only by case or width are the same
乙.yaml:4: 名单: "甲、乙" here, but "甲、乙" at 甲.yaml:3; only one can be right`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestOverride(t *testing.T) {
	f := decoded(t, "a.yaml", "values: {走访次数: 5, 金额: 1, （一）人数: 2}\ncomputed: {合计: 金额 + 1}\n")
	before := dump(f)
	over, err := Override(f, []string{"走访次数=6", "金额=", "(一)人数=3", "合计=9", "新=a=b"})
	if err != nil {
		t.Fatal(err)
	}
	want := `values --set: 走访次数 "6"
values --set: （一）人数 "3"
values --set: 合计 "9"
values --set: 新 "a=b"
missing --set: 金额 ""
`
	if diff := cmp.Diff(want, dump(over)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if dump(f) != before {
		t.Error("Override changed its argument")
	}
	for _, bad := range []string{"走访次数", "=5", "走访次数=5 走访次数=6"} {
		if _, err := Override(f, strings.Fields(bad)); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func TestUnknown(t *testing.T) {
	known := []string{"走访次数", "慰问金额", "（一）人数", "总人数占比", "全局走访困难群众户数"}
	f := decoded(t, "a.yaml", `values: {走访次教: 5, 慰问金额: 1, (一)人数: 3, 总人数: 10, 完全不同的东西: 1, 人数: 3, 走: 1, 走访群众: 1}
formats: {money: 千分位, 慰问金: 万元}
computed:
  总人数占比: percent(慰问金额, 总人数, 1)
drop: [走访]
drops: [走访次数]
`)
	err := Unknown(known, f)
	want := `a.yaml:1: 走访次教: no such key in the template; did you mean 走访次数?
a.yaml:1: (一)人数: no such key in the template; did you mean （一）人数?
a.yaml:1: 完全不同的东西: no such key in the template
a.yaml:1: 人数: no such key in the template; did you mean 总人数?
a.yaml:1: 走: no such key in the template
a.yaml:1: 走访群众: no such key in the template; did you mean 全局走访困难群众户数?
a.yaml:6: drops: no such key in the template; did you mean drop?
a.yaml:5: 走访: no such key in the template; did you mean 走访次数?
a.yaml:2: 慰问金: no such key in the template; did you mean 慰问金额?`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if err := Unknown(known, decoded(t, "b.yaml", "走访次数: 1\n")); err != nil {
		t.Error(err)
	}
	err = Unknown(known, decoded(t, "c.yaml", "drop: 走访次数\nchecks: 走访次数 > 1\nformats: 万元\n"))
	want = `c.yaml:1: drop: a list belongs here; write - 走访次数
c.yaml:2: checks: a list belongs here; write - 走访次数 > 1
c.yaml:3: formats: lines key: text belong here`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		word, candidates, want string
	}{
		{"走访次教", "走访次数 走访人数", "走访次数"},
		{"次数走访", "走访次数", ""},
		{"走访数次", "走访次数", "走访次数"},
		{"ＡＢＣ", "xyz abc", "abc"},
		{"ab", "ax ay", "ax"},
		{"甲", "乙", ""},
		{"甲", "乙丙丁", ""},
		{"", "甲乙", ""},
	} {
		if got := Nearest(test.word, strings.Fields(test.candidates)); got != test.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", test.word, test.candidates, got, test.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	f := decoded(t, "a.yaml", "formats: {慰问金额: 万元, money: 千分位, name.community: 原样}\n")
	for _, test := range [][3]string{{"慰问金额", "money", "万元"}, {"其他", "money", "千分位"}, {"甲", "name.community", "原样"}, {"甲", "name", ""}, {"甲", "money.total", "千分位"}} {
		if got := f.FormatOf(test[0], test[1]); got != test[2] {
			t.Errorf("FormatOf(%q, %q) = %q, want %q", test[0], test[1], got, test[2])
		}
	}
}
