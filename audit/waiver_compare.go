package audit

import (
	"time"

	"github.com/tianbao-dev/tianbao/audit/compare"
)

// carriedFlags are the flags of a comparison that rules are about.
var carriedFlags = map[string]compare.Flag{
	"CP001": compare.StalePeriod, "CP002": compare.HalfUpdated, "CP003": compare.UnchangedFigure, "CP004": compare.UnchangedText,
	"CP005": compare.EarlierFigure, "CP006": compare.WrongDirection, "CP007": compare.DroppedSection,
	"CP008": compare.Unfilled,
}

// ForComparison gives the waivers and accepted texts that a comparison follows:
// those about what was carried over, with a text, whose last day has not
// passed; waivers without a reason count for nothing, as in an audit.
func ForComparison(waivers []Waiver, accepted []Accept, today time.Time) []compare.Waiver {
	var list []compare.Waiver
	add := func(rule, until string, w compare.Waiver) {
		flag, carried := carriedFlags[rule]
		if (carried || rule == "") && w.Text != "" && !pastDay(until, today) {
			w.Flag, w.Until, w.Emptied = flag, until, flag == compare.Unfilled
			list = append(list, w)
		}
	}
	for _, w := range waivers {
		if w.Rule != "" && !w.needsReason() {
			add(w.Rule, w.Until, compare.Waiver{Text: w.Text, Context: w.Context, Reason: w.Reason})
		}
	}
	for _, a := range accepted {
		add(a.Rule, a.Until, compare.Waiver{Text: a.Text, Reason: a.Reason})
	}
	return list
}
