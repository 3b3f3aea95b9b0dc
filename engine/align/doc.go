// Package align finds out what became of each paragraph of a text in a later
// version of it, and of each word of a paragraph.
//
// # Blocks
//
// [Blocks] aligns two lists of blocks (paragraphs and table rows). It goes from
// what is certain to what is likely, each step only over what is left:
//
//  1. equal blocks, white space and width aside: what is equal at the ends of a
//     stretch, then blocks that both sides have once, in the longest common
//     order (patience), then the same between those; blocks of some length that
//     both sides have once elsewhere were moved; equal neighbours of matches;
//  2. the same with a sign for every number and date: the same sentence with
//     new figures;
//  3. similar blocks, by the Dice coefficient of their character pairs with
//     numbers masked. Candidates come from an index of rare pairs and from the
//     place where a block is expected; the best match first; then table
//     rows by their names, and similar neighbours of matches;
//  4. paragraphs that were split or merged: a block without a match that is
//     contained in what the match of its neighbour leaves over.
//
// What then stands off the longest common order was moved. Every block that
// has text ends up in exactly one [Pair]; blocks without text (empty
// paragraphs, results that Word computes) are left out.
//
// # Texts
//
// [Texts] compares the paragraphs of two blocks that belong together. Its
// tokens are numbers with their units, dates, Latin words and single other
// characters; numbers of one unit correspond whatever their values, so that
// 走访5次 and 走访7次 differ in 5次 and 7次 and not in digits. The shortest edit
// script is Myers' (github.com/sergi/go-diff, without its timeout and its
// clean-ups, which count bytes as characters); stray equal characters between
// edits are taken into them. Long paragraphs are first anchored at the
// sentences they share.
//
// Time is linear in the text, apart from sorting; results depend on nothing but
// the input. All offsets are bytes.
//
// Patience diff is Bram Cohen's; the edit script: E. Myers, An O(ND) Difference
// Algorithm and Its Variations, 1986.
package align
