package main

import (
	"os"
	"strconv"
	"time"

	"github.com/spf13/pflag"
	"github.com/tianbao-dev/tianbao/engine"
)

// What fill says about tracked changes and marks.
var (
	fillTrack      = text{"每处填写都记为修订（作者“填报”）", "write every fill as a tracked change (by 填报)"}
	fillClearMarks = text{"清除已填空白的红字、高亮和底纹标记", "remove the red, highlighted or shaded marking of the blanks that were filled"}
	fillDate       = text{"修订的日期 `DATE`，如 2020-06-30（默认取环境变量 SOURCE_DATE_EPOCH；两者都没有则不写日期）",
		"`DATE` of the tracked changes, such as 2020-06-30 (default SOURCE_DATE_EPOCH; no date without either)"}
	fillGoDocx = text{"--track 和 --clear-marks 不能与 --backend go-docx 一起使用；请去掉 --backend", "--track and --clear-marks don't go with --backend go-docx; leave --backend out"}
	wrongDate  = text{"应写作 2020-06-30、2020年6月30日 或 2020-06-30T08:00:00+08:00", "write 2020-06-30, 2020年6月30日 or 2020-06-30T08:00:00+08:00"}
	wrongEpoch = text{"环境变量 SOURCE_DATE_EPOCH 的值“%s”不是秒数", "the environment variable SOURCE_DATE_EPOCH is %q, which is no number of seconds"}
)

// trackFlags are the flags that say how what is filled is shown.
type trackFlags struct {
	track, clearMarks bool
	date              dateFlag
}

func (f *trackFlags) add(flags *pflag.FlagSet, a *app) {
	flags.BoolVar(&f.track, "track", false, a.t(fillTrack))
	flags.BoolVar(&f.clearMarks, "clear-marks", false, a.t(fillClearMarks))
	flags.Var(&f.date, "date", a.t(fillDate))
}

// options are opts with what the flags ask for.
func (f *trackFlags) options(opts engine.FillOptions) (engine.FillOptions, error) {
	opts.Track, opts.ClearMarks, opts.Date = f.track, f.clearMarks, f.date.Time
	if !f.track {
		return opts, nil
	}
	var err error
	opts.Date, err = f.date.orEpoch()
	return opts, err
}

// orEpoch is the date of the flag or, without one, of SOURCE_DATE_EPOCH; the
// zero time without either.
func (d *dateFlag) orEpoch() (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if !d.IsZero() || epoch == "" {
		return d.Time, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	date := time.Unix(seconds, 0).UTC()
	if err != nil || !isXMLDate(date) {
		return date, usage(wrongEpoch, epoch)
	}
	return date, nil
}

// dateFlag is a flag whose value is a day or a moment; a day begins at 0:00
// UTC, wherever the command runs.
type dateFlag struct{ time.Time }

var dateLayouts = []string{time.DateOnly, "2006年1月2日", "2006/1/2", "2006-1-2", time.RFC3339}

// Type implements pflag.Value.
func (d *dateFlag) Type() string { return "" }

func (d *dateFlag) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.RFC3339)
}

// Set implements pflag.Value.
func (d *dateFlag) Set(s string) error {
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil && isXMLDate(t) {
			d.Time = t
			return nil
		}
	}
	return usage(wrongDate)
}

// isXMLDate reports whether a document can hold a date: years have four digits.
func isXMLDate(t time.Time) bool { return 1 <= t.UTC().Year() && t.UTC().Year() <= 9999 }
