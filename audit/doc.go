// Package audit holds a report against rules and returns what they object to.
//
// A rule is a value of type Rule; Rules lists all of them in one place. Run
// gives a report to every rule that is switched on and returns the findings in
// document order:
//
//	result, err := audit.Run(ctx, &audit.Subject{File: name, Doc: doc, Slots: slots}, audit.Options{})
//
// A finding is not an error: the error that Run returns means that the options
// were broken (an unknown rule, an unknown profile) or that ctx ended, which Run
// looks at between rules, never that a report is bad. Every finding has a place, the sentence around it, and a fingerprint
// that stays the same when paragraphs are added or removed elsewhere and when
// figures change.
//
// # Levels
//
// What a rule's findings weigh depends on the profile: a draft may still hold
// placeholders, a final text may not. Options.Levels changes the weight of
// single rules. A rule is an error by default only where at least 98 of 100
// findings are right, a warning where 90 are; a rule whose precision was
// counted on fewer than 50 findings is marked Unproven and is no error, unless
// it looks for placeholders, impossible dates, or does arithmetic.
//
// # Layout
//
// Word files whose title is that of an official document are held against the
// layout of GB/T 9704 (GBLayout) or an office's own (Options.Layout), one finding
// a kind. What nobody has laid out yet is told so once (LY010), and a file that
// says nothing of its pages is not judged.
//
// # Suppression
//
// A finding is taken back by an accepted text (Options.Accept), by a waiver
// beside the report (Options.Waivers, see ReadWaivers), or by a Word comment on
// the text whose first line is
//
//	@审计 忽略 PH014：通报按规定匿名
//
// never by editing the rules. Waived findings stay in the result and carry a
// Suppression. Waivers without a reason, out of date, or without effect are
// findings themselves (SP001 to SP003). A Baseline tells old findings from new
// ones afterwards; in a final text it hides no placeholder.
//
// # Units
//
// Offsets in a docx.Loc and in a Span are bytes, half-open; RuneStart and
// RuneEnd of a Finding are the same place in Unicode code points.
package audit
