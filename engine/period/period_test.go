package period

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"2020H1", "2020-H1"},
		{"2020-H1", "2020-H1"},
		{"2020h2", "2020-H2"},
		{" 2020 - H1 ", "2020-H1"},
		{"2020年上半年", "2020-H1"},
		{"2020年下半年度", "2020-H2"},
		{"二〇二〇年上半年", "2020-H1"},
		{"２０２０Ｈ１", "2020-H1"},
		{"２０２０年上半年", "2020-H1"},
		{"2020Q3", "2020-Q3"},
		{"2020-q4", "2020-Q4"},
		{"2020年Q3", "2020-Q3"},
		{"2020年第三季度", "2020-Q3"},
		{"2020年三季度", "2020-Q3"},
		{"2020年3季度", "2020-Q3"},
		{"2020年", "2020"},
		{"2020", "2020"},
		{"2020年度", "2020"},
		{"2020年全年", "2020"},
		{"2020-06", "2020-06"},
		{"2020-6", "2020-06"},
		{"2020—06", "2020-06"},
		{"2020/12", "2020-12"},
		{"2020年6月", "2020-06"},
		{"2020年6月份", "2020-06"},
		{"2020年十二月", "2020-12"},
	} {
		got, err := Parse(test.in)
		if err != nil || got.String() != test.want {
			t.Errorf("Parse(%q) = %s, %v; want %s", test.in, got, err, test.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ in, reason string }{
		{"", "it is empty"},
		{"上半年", "does not begin with a year"},
		{"H1", "does not begin with a year"},
		{"20H1", "the year needs four digits"},
		{"20200H1", "the year needs four digits"},
		{"202006", "the year needs four digits"},
		{"0000H1", "the year needs four digits"},
		{"2020H3", "must be between 1 and 2"},
		{"2020H0", "must be between 1 and 2"},
		{"2020Q5", "must be between 1 and 4"},
		{"2020年五季度", "must be between 1 and 4"},
		{"2020-13", "must be between 1 and 12"},
		{"2020-00", "must be between 1 and 12"},
		{"2020-06-30", "is no half-year, quarter or month"},
		{"2020X1", "is no half-year, quarter or month"},
		{"2020H", "is no half-year, quarter or month"},
		{"2020H1x", "is no half-year, quarter or month"},
		{"2020年中半年", "is no half-year, quarter or month"},
	} {
		got, err := Parse(test.in)
		if err == nil {
			t.Errorf("Parse(%q) = %s, want an error", test.in, got)
			continue
		}
		if !strings.Contains(err.Error(), test.reason) || !strings.Contains(err.Error(), test.in) {
			t.Errorf("Parse(%q): %q does not say %q", test.in, err, test.reason)
		}
	}
}

func TestChinese(t *testing.T) {
	for in, want := range map[string]string{
		"2020-H1": "2020年上半年", "2020-H2": "2020年下半年", "2020-Q3": "2020年第三季度", "2020": "2020年", "2020-06": "2020年6月",
	} {
		p := mustParse(t, in)
		if got := p.Chinese(); got != want {
			t.Errorf("%s.Chinese() = %s, want %s", in, got, want)
		}
		if back := mustParse(t, p.Chinese()); back != p {
			t.Errorf("Parse(%s) = %s", p.Chinese(), back)
		}
	}
	if got := (Period{}).Chinese() + (Period{}).String(); got != "" {
		t.Errorf("the zero period prints %q", got)
	}
}

func TestNext(t *testing.T) {
	for _, test := range []struct {
		in   string
		n    int
		want string
	}{
		{"2020-H1", 1, "2020-H2"}, {"2020-H2", 1, "2021-H1"}, {"2020-H1", -1, "2019-H2"}, {"2020-H1", 0, "2020-H1"},
		{"2020-Q4", 1, "2021-Q1"}, {"2020-Q1", -4, "2019-Q1"}, {"2020-12", 1, "2021-01"}, {"2020-01", -13, "2018-12"}, {"2020", -2, "2018"},
	} {
		if got := mustParse(t, test.in).Next(test.n).String(); got != test.want {
			t.Errorf("%s.Next(%d) = %s, want %s", test.in, test.n, got, test.want)
		}
	}
	if got := (Period{}).Next(3); got != (Period{}) {
		t.Errorf("the zero period has a next: %v", got)
	}
}

func TestStartEnd(t *testing.T) {
	for in, want := range map[string]string{
		"2020-H1": "2020-01-01/2020-06-30", "2020-H2": "2020-07-01/2020-12-31", "2020-Q3": "2020-07-01/2020-09-30",
		"2020": "2020-01-01/2020-12-31", "2020-02": "2020-02-01/2020-02-29", "2021-02": "2021-02-01/2021-02-28",
	} {
		p := mustParse(t, in)
		if got := p.Start().Format("2006-01-02") + "/" + p.End().Format("2006-01-02"); got != want {
			t.Errorf("%s lasts %s, want %s", in, got, want)
		}
	}
	if !(Period{}).Start().IsZero() || !(Period{}).End().IsZero() {
		t.Error("the zero period has days")
	}
}

// TestCompare holds that the periods are in order, each after those before.
func TestCompare(t *testing.T) {
	order := []Period{{}}
	for _, s := range []string{"2019", "2020-01", "2020-Q1", "2020-05", "2020-H1", "2020-Q2", "2020-06", "2020", "2020-H2", "2020-Q4", "2020-12", "2021-01"} {
		order = append(order, mustParse(t, s))
	}
	for i, p := range order {
		for j, q := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := p.Compare(q); got != want {
				t.Errorf("%s.Compare(%s) = %d, want %d", p, q, got, want)
			}
		}
	}
}

// FuzzParse holds that what Parse reads prints as what Parse reads back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2020H1", "2020年第三季度", "２０２０年６月", "二〇二〇年上半年", "2020-13", "年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse(s)
		if err != nil {
			if p != (Period{}) {
				t.Fatalf("Parse(%q) gives %v with an error", s, p)
			}
			return
		}
		for _, form := range []string{p.String(), p.Chinese()} {
			if q, err := Parse(form); err != nil || q != p {
				t.Fatalf("Parse(%q) = %v, but Parse(%q) = %v, %v", s, p, form, q, err)
			}
		}
		if next := p.Next(1); next.Compare(p) <= 0 || next.Next(-1) != p {
			t.Fatalf("%v: the next is %v", p, next)
		}
	})
}
