// Package compare holds a report against earlier ones: what changed, what did
// not, and what should have.
//
//	current, err := docx.OpenFile("2025H2.docx", docx.Options{})
//	…
//	c, err := compare.Compare(ctx, []compare.Report{compare.Of("2025H1.docx", prior)},
//		compare.Of("2025H2.docx", current), compare.Options{})
//	compare.WriteText(os.Stdout, c, compare.TextOptions{})
//
// Compare looks at ctx between paragraphs and returns its cause once it ends.
// Reports may be compared by several goroutines at once.
//
// # Changes
//
// A [Change] says what became of a paragraph or table row (a table row is one
// change whose places are the paragraphs of its cells) in all stories, headers
// and notes included. Its kinds are those of package align: unchanged,
// figures-only, edited, added, removed, moved, split, merged. Its segments, put
// together, are both texts exactly. Paragraphs without text are left out, and
// so are results that Word computes (page numbers, tables of contents); the
// latter are named in Comparison.Skipped, as is everything else that was not
// compared or only in part.
//
// # Flags
//
// A flag is a reason to look at a change, told at the place it is about by a
// [Mark]:
//
//   - unfilled: a placeholder is still there, a cell of a table is empty that
//     held a figure, or a heading has nothing under it any more;
//   - stale-period: a period or dated title of the prior report stands as it
//     was, although rolling that report forward to the current period changes
//     it, or a date, festival or day of the year of the prior's period that does
//     not lie in the current one; a deadline of the prior's plan that the
//     current one can't plan for; 全年 carried over from an annual report;
//   - unchanged-figure: a figure equals the prior's in a sentence that tells
//     this period's work, or in a paragraph that was updated elsewhere. Rules
//     (每季度至少1次), facts (现有党员316名), plans, figures of other periods, 0, 1
//     and 100 %, and small counts written out (两个) are not expected to change;
//   - earlier-figure: a figure of the prior's period (上年同期120件) that the prior
//     tells otherwise, see [Tie];
//   - wrong-direction: 同比增长, 环比下降 and the like beside a figure that went the
//     other way from the prior of that period, or by another amount;
//   - half-updated: some figures or periods of a paragraph are new, others are
//     marked as the prior's;
//   - unchanged-text: a paragraph with such marks reads as before, or a long
//     one that tells in a section about work done what was done.
//
// A [Waiver] takes a flag back where someone has said why: what it names must
// still stand there, figures included.
//
// With several priors they are also held against one another, in the order of
// their periods, unless two of them are of one period or have the same text.
// What never changed from one to the next is boilerplate and raises no flag;
// what always changed and is the same now does, whatever the words around it.
//
// A [Doubt] asks whether a prior is the right one: it is not earlier, or has
// hardly a sentence in common with the current report.
//
// The current report's period is what its title says, or, where the title was
// carried over and its text moved on, what the text says.
//
// # Figures
//
// Figures are paired where they stand at the same place of both texts or are
// called the same, and given in the current report's unit. A [Series] follows a
// figure of the current report through all priors. A [Tie] is a figure of an
// earlier period that the current report tells (上年同期120件, or in a column
// headed 2024年上半年) and that the report of that period tells otherwise, beyond
// rounding.
//
// Results depend on nothing but the input. Offsets are bytes in a paragraph's
// text; the JSON counts code points.
package compare
