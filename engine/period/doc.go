// Package period knows reporting periods and the expressions for them.
//
// A [Period] is a year, half-year, quarter or month. [Parse] reads it as people
// write it (2020H1, 2020年上半年, 2020年第三季度, 2020-06) and String prints it
// in one way.
//
// [Find] lists the date and period expressions of a Chinese text (and of simple
// English and ISO forms), each with its kind and its value, resolved against the
// report's own period: in a report on 2020-H1, 6月底 is 2020-06-30. It scans the
// text once, from left to right, and looks back only over the clause at hand, so
// its time is linear in the text. Words that tell how often (每月, 季度例会) or
// only vaguely when (前期, 下一步) are no expressions.
//
// [Propose] says what a roll-forward does with an expression. One idea is behind
// its rules: an expression that covers the report's own period, or that stands in
// a fixed relation to it (the period before or after, the same period last year,
// the year to date, its last day as a cut-off), moves with the report; a part of
// the old period (a month, a day) is a fact that a person must look at; relative
// words (今年, 上年度) stay true; history (decades, five-year plans) stays; a
// holiday (春节期间) stays when both periods have it.
//
// Offsets are bytes of the text, half-open, always between code points.
package period
