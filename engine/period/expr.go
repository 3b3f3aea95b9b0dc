package period

// Expr is a date or period expression in a text. Offsets are bytes, half-open.
type Expr struct {
	Start, End int
	Kind       string // one of the Kind constants
	Normalized string // 2020-H1, 2020-06-30, 1990s; "" when it has no value
}

// Kinds of expressions. A dot adds detail, as in the classes of slots.
const (
	KindHalf         = "period.half"         // 2020年上半年
	KindQuarter      = "period.quarter"      // 2020年第三季度
	KindHalfRange    = "half.range"          // 2019年下半年至2020年上半年
	KindQuarterList  = "quarter.list"        // 三、四季度
	KindQuarterRange = "quarter.range"       // 前三季度
	KindYear         = "year"                // 2020年, 2020年度
	KindYearPrev     = "year.prev"           // 2019年 in a report on 2020
	KindYearTitle    = "year.in_title"       // 《2020年工作要点》
	KindYearQuarters = "year.quarterly"      // 2020年季度考核
	KindYearList     = "year.list"           // 2019、2020年
	KindYearRange    = "year.range"          // 2021—2025年
	KindYearStart    = "year_start"          // 年初
	KindYearEnd      = "year_end"            // 年底
	KindDeadline     = "deadline"            // 年底前, 6月30日前
	KindMonth        = "month"               // 6月, 2020年6月
	KindMonthFuture  = "month.future"        // a month after the report's period
	KindMonthList    = "month.list"          // 3、4月份
	KindMonthRange   = "month.range"         // 1—6月
	KindMonthPart    = "month_part"          // 6月初, 6月上旬
	KindMonthEnd     = "month_end"           // 6月底
	KindPartElliptic = "month_part.elliptic" // 中旬 after 6月上旬
	KindDay          = "day"                 // 6月30日
	KindDayElliptic  = "day.elliptic"        // 12日 after 6月5日
	KindDayRange     = "day.range"           // 6月1日至30日
	KindCutoffMonth  = "cutoff.month"        // 截至6月
	KindCutoffEnd    = "cutoff.month_end"    // 截至6月底
	KindCutoffDay    = "cutoff.day"          // 截至6月30日
	KindRelHalf      = "relative.half"       // 上半年
	KindRelHalfNext  = "relative.half.next"  // the half-year after the report's
	KindRelQuarter   = "relative.quarter"    // 一季度, 本季度
	KindRelMonth     = "relative.month"      // 本月
	KindRelYear      = "relative.year"       // 今年, 年度, 全年
	KindRelPrevYear  = "relative.prev_year"  // 去年, 上年度
	KindRelNextYear  = "relative.next_year"  // 明年
	KindRelSame      = "relative.same"       // 同期, 上年同期
	KindTermFixed    = "term.fixed"          // 年度考核: the name of an institution
	KindSpan         = "span"                // 近三年
	KindDecade       = "decade"              // 90年代
	KindFiveYear     = "plan.five_year"      // “十四五”期间
	KindMeeting      = "doctrine.meeting"    // 党的十九届四中全会
	KindEvent        = "event.since"         // 疫情发生以来
	KindLunarDay     = "lunar.day"           // 正月初三
	KindHoliday      = "holiday"             // 春节期间
	KindDocNumber    = "docnum"              // 〔2020〕15号: its year may be stale
	titleSuffix      = ".in_title"           // relative.year.in_title …
)

// Context is what an expression's meaning depends on.
type Context struct {
	Report  Period // the report's own period, zero when unknown
	InTitle bool   // the text is the inside of a 《…》
	Plan    bool   // the text stands in a section about the time to come
}
