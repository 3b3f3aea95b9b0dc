package display

// MaxRows is how many rows a sheet of a workbook lists: more than a person reads,
// and no more than memory holds. JSON lists everything.
const MaxRows = 50_000

// MoreRows is what stands below the last row where there would be more.
func MoreRows(english bool) string {
	if english {
		return "… more rows follow; --format json lists them all"
	}
	return "……以下省略；用 --format json 可列出全部"
}
