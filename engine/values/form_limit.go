package values

import "fmt"

// maxFields is how many fields a form may have: more than any person fills in,
// and no more than memory holds as a workbook (about 1 GB).
const maxFields = 100_000

// tooLong refuses a form with too many fields.
func (f *Form) tooLong() error {
	if len(f.Fields) <= maxFields {
		return nil
	}
	return f.refuse(Text{
		fmt.Sprintf("填报表将有 %d 项，最多只能有 %d 项。请确认是不是要填的文件，或拆分后再生成", len(f.Fields), maxFields),
		fmt.Sprintf("the form would have %d fields, and none takes more than %d; make sure that it is the file to fill in, or split it", len(f.Fields), maxFields),
	})
}

// tooLarge refuses a form that takes so many bytes that Decode would refuse it.
func (f *Form) tooLarge(bytes int) error {
	if bytes <= maxText {
		return nil
	}
	return f.refuse(Text{
		"填报表将超过 16 MB，生成后无法读回。请拆分报告后再生成",
		"the form would be larger than 16 MB, which can't be read back; split the report",
	})
}

func (f *Form) refuse(why Text) error {
	return &Error{Kind: KindLimit, Pos: Pos{File: f.Template}, Detail: why}
}
