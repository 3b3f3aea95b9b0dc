package audit

import "slices"

// Rules lists all rules: first what is missing, then what contradicts, then
// how it is written. The order is that of findings at the same place.
func Rules() []Rule {
	return slices.Concat(
		placeholderRules,
		[]Rule{
			periodMismatch,
			staleTitle,
			outOfPeriod,
			mixedCutoff,
			staleTerm,
			unlikeFigures,
			wrongSum,
			wrongPercent,
			listedCount,
			subsetTooLarge,
			mixedUnits,
			unlikeValues,
			bareTitle,
			partyBody,
			variantWord,
			shortTitle,
			unlikeTitles,
		},
		carriedRules,
		docnumRules,
		dateRules,
		numberRules,
		structureRules,
		punctuationRules,
		wordRules,
		phraseRules,
		layoutRules,
		[]Rule{boilerplate, metadata},
		waiverRules,
	)
}
