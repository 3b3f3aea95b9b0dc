// Package figure reads the numbers of Chinese reports.
//
// [Scan] lists the number expressions of a text: quantities with their units
// (5次, 12.5万元, 三百二十人, 百分之十二, 3—5次), and, told apart from them,
// dates, ordinals and codes. A quantity has a numeral as written, a unit as
// written (万元) and a normal unit (元) in which equal amounts are equal;
// values are exact decimals. Where a numeral is only approximate (约, 近, 余),
// Approx says so.
//
// No figures are: numbers in 《titles》 and short quotations (“四个意识”), list
// and heading numbers, 第3届, document numbers, telephone numbers, A4 and 7×24,
// Chinese numerals that are words (一个时期, 一户一策, 十分), counts of an
// argument's parts (三个方面). Chinese numerals count only before a measure
// word. In running text an Arabic number without a unit is a figure only where
// the words in front announce one (共计120。).
//
// [Find] lists the figures of a document, each with its place and a label: in
// running text the label that a placeholder at its place would get (see package
// slot), in a table the headers of row and column. A table cell's unit may
// stand in a header, 金额（万元）, or above the table, 单位：万元.
//
// Offsets are bytes of the text, half-open, always between code points. Time is
// linear in the text. Numerals follow GB/T 15835-2011.
package figure
