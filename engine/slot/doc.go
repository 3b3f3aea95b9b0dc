// Package slot finds the places of a report that a new period must look at:
// placeholders that must be filled (走访X次, 《X》, 20XX年, 姓名：____), titles in
// brackets and expressions with a date or a period.
//
// # Placeholders
//
// A text is scanned once, from left to right. A rune that can start a
// placeholder calls a detector, which looks at a bounded stretch of words around
// it (160 bytes each way) and asks, in this order: is it certainly something
// else, a word (X光), a code (XR-200), a formula (3×4), a Chinese zero (二〇二〇),
// a bullet, a mask (138****1234), a mention (不得残留“XX”字样)? Then, what do the
// words around it say it stands for: a measure word (X次), a date (X月), the end of
// a name (X社区), a label (联系人：XXX)? A run of several glyphs needs less evidence
// than a single one; a single X that nothing names counts when the paragraph uses
// X as a placeholder elsewhere. Lists of words are small and closed, each with
// a comment that says where it ends.
//
// Loc covers the glyphs alone, Surface the measure word or suffix with them:
// X in X余人次, whose Unit is 人次. Brackets belong to Loc where the whole is to
// be replaced: 【请填写…】, （　　）, 【X】名.
//
// Characters that no reader sees, soft hyphens and those of no width, part
// nothing: an X before one of them and 次 behind it is X次. They are left out of
// labels and keys.
//
// Only a Word file has these: a control or a merge field that nobody has filled,
// underlined or highlighted white space, and the empty table cell that a header
// asks to fill: beside a label of a form, or in a column without any value.
// An open checkbox is an answer and no placeholder. What Word computes (a table
// of contents, a page number) has no placeholders but the message of a broken
// field. Hidden text has none: no reader sees it, and an audit reports hidden
// text as such.
//
// A Class names what a placeholder stands for; a dot adds detail:
//
//	count     X次, count.approx X余人次, count.each 各X箱
//	money     X万元
//	percent   X%, X个百分点
//	date      20XX年, X月, 00月00日, YYYY-MM-DD
//	name      XX镇 (name.town), XXX同志 (name.person) … see nameKinds
//	title     title.work 《X》, title 《XX方案》, “XX”
//	docnum    X发〔20XX〕X号, docnum.case （20XX）X民初X号
//	meeting   X届X次全会
//	ordinal   第X批, 附件X, （X）关于
//	phone     电话：XXXXXXXX
//	contact   身份证号, 邮箱, 账号 …
//	blank     ____, blank.field 姓名：　　, blank.cell
//	prompt    【请填写…】, [单位名称], 单击此处输入文字
//	tmplvar   {{x}}, ${x}, «x»
//	todo      待定, TBD, ??%
//	redact    what a filter has left: X员, 镇X委, ZZ功能
//	anon      王某: a name withheld on purpose, nothing to fill
//	field     field.error 错误!未找到引用源。
//
// How well this works is measured on labelled sentences:
//
//	go test ./engine/slot -run Accuracy -v
package slot
