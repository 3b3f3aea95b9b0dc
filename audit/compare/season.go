package compare

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/engine/period"
)

// festival is a festival and the months that it can fall in.
type festival struct {
	name        string
	first, last time.Month
}

// festivals lists those that fall into one half of the year. 元旦 is told of in
// both: it is got ready for in the half before.
var festivals = [...]festival{
	{"春节", 1, 2}, {"元宵", 2, 3}, {"清明", 4, 4}, {"五一", 5, 5}, {"劳动节", 5, 5}, {"端午", 5, 6},
	{"中秋", 9, 10}, {"国庆", 10, 10}, {"重阳", 10, 11},
}

var (
	// festivalTime is a time told by festivals: 中秋、国庆期间, but not 国庆路.
	festivalTime = regexp.MustCompile(`(?:(?:元旦|春节|元宵|清明|五一|劳动节|端午|中秋|国庆|重阳)[”"]?(?:佳节|节|假期|小长假)?[、和及与]?){1,4}(?:期间|前后|前夕|假期|小长假|长假)`)
	// dayOfYear is a day that is named by its date: “11·9”消防宣传日.
	dayOfYear = regexp.MustCompile(`([0-9]{1,2})[·•]([0-9]{1,2})[”"]?[^，。；、：“]{0,8}?日`)
)

// season is a stretch of a text that tells a time of the year.
type season struct {
	start, end  int
	first, last time.Month
}

// staleSeasons marks the festivals and days of the year that were carried over
// from an account of the prior's period and don't fall in the current one.
func (a *alignment) staleSeasons(r *relation) []Mark {
	var marks []Mark
	for text, at := range r.old {
		for _, s := range seasons(a.prior.paragraphs[at].Text) {
			place, ok := r.newPlace(text, s.start, s.end)
			if ok && s.in(a.prior.period) && !s.in(a.current.period) && !a.looksAhead(&a.current.paragraphs[r.new[place.Text]]) {
				marks = append(marks, a.mark(r, StalePeriod, place))
			}
		}
	}
	return marks
}

// in reports whether a season touches a period, which lies within one year.
func (s season) in(p period.Period) bool {
	return s.first <= p.End().Month() && p.Start().Month() <= s.last
}

// seasons lists the festivals and days of the year of a text.
func seasons(text string) []season {
	var list []season
	if strings.ContainsAny(text, "·•") {
		for _, at := range dayOfYear.FindAllStringSubmatchIndex(text, -1) {
			if month, err := strconv.Atoi(text[at[2]:at[3]]); err == nil && month >= 1 && month <= 12 {
				list = append(list, season{at[2], at[5], time.Month(month), time.Month(month)})
			}
		}
	}
	if !namesFestival(text) {
		return list
	}
	for _, at := range festivalTime.FindAllStringIndex(text, -1) {
		for _, f := range festivals {
			if n := strings.Index(text[at[0]:at[1]], f.name); n >= 0 {
				start := at[0] + n
				list = append(list, season{start, start + len(f.name), f.first, f.last})
			}
		}
	}
	return list
}

// namesFestival saves the search of most texts.
func namesFestival(text string) bool {
	for _, f := range festivals {
		if strings.Contains(text, f.name) {
			return true
		}
	}
	return false
}
