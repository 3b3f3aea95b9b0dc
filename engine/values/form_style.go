package values

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// formFont is one that Windows, Excel and WPS all have.
const formFont = "微软雅黑"

// styles registers the cell styles of a form. What a person fills in is yellow.
func (x *xlsxWriter) styles() {
	const yellow, grey, blue = "FFF9DB", "F2F2F2", "DDEBF7"
	border := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center"}
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: formFont, Size: size, Bold: bold, Color: color}
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	const text, general = 49, 0 // number formats: @ and General
	x.style.title = x.newStyle(excelize.Style{Font: font(14, true, "")})
	x.style.hint = x.newStyle(excelize.Style{Font: font(10, false, "7F7F7F")})
	x.style.header = x.newStyle(excelize.Style{Font: font(11, true, ""), Fill: fill(blue), Border: border,
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}})
	x.style.section = x.newStyle(excelize.Style{Font: font(11, true, ""), Fill: fill(grey), Border: border, Alignment: wrap})
	x.style.fixed = x.newStyle(excelize.Style{Font: font(11, false, ""), Border: border, Alignment: wrap, NumFmt: text})
	x.style.sentence = x.newStyle(excelize.Style{Border: border, Alignment: wrap})
	x.style.last = x.newStyle(excelize.Style{Font: font(11, false, "7F7F7F"), Border: border, Alignment: wrap, NumFmt: text})
	x.style.text = x.newStyle(excelize.Style{Font: font(11, false, ""), Fill: fill(yellow), Border: border, Alignment: wrap, NumFmt: text})
	x.style.number = x.newStyle(excelize.Style{Font: font(11, false, ""), Fill: fill(yellow), Border: border, Alignment: wrap, NumFmt: general})
	x.style.change = x.newStyle(excelize.Style{Font: font(11, false, ""), Border: border, NumFmt: general,
		Alignment: &excelize.Alignment{Horizontal: "right", Vertical: "center"}})
	x.style.date = x.newStyle(excelize.Style{Font: font(11, false, ""), Fill: fill(yellow), Border: border, Alignment: wrap,
		CustomNumFmt: ptr(`yyyy"年"m"月"d"日"`)})
}

func (x *xlsxWriter) newStyle(style excelize.Style) int {
	id, err := x.file.NewStyle(&style)
	x.do(err)
	return id
}

// validation is an empty rule for the cell at col in the row being written. It
// warns and does not forbid: 3—5 and 12.5 (of 万人) are counts too.
func (s *sheetWriter) validation(col int) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref = cellName(s.row, col)
	return v
}

// validate puts the rule of the field's class on its cell.
func (s *sheetWriter) validate(col int, f Field) {
	if len(f.Choices) > 0 {
		s.choices(col, f)
		return
	}
	v := s.validation(col)
	var kind excelize.DataValidationType
	var low, high any
	var hint Text
	switch f.input() {
	case inputWhole:
		kind, low, high = excelize.DataValidationTypeWhole, 0, 999999999
		hint = Text{"一般填整数，不写量词", "usually a whole number, without the measure word"}
	case inputNumber:
		kind, low, high = excelize.DataValidationTypeDecimal, -999999999999.0, 999999999999.0
		hint = Text{"填数字，不写单位和百分号", "a number, without unit or percent sign"}
	case inputDate:
		kind, low, high = excelize.DataValidationTypeDate, 1, 2958465
		hint = Text{"填日期，如 2020-06-30", "a date, such as 2020-06-30"}
	default:
		return
	}
	s.do(v.SetRange(low, high, kind, excelize.DataValidationOperatorBetween))
	title := firstRunes(f.Label, 30) // the program allows 32
	v.SetError(excelize.DataValidationErrorStyleWarning, title, hint.in(s.form.English))
	v.SetInput(title, hint.in(s.form.English))
	s.do(s.file.AddDataValidation(s.name, v))
}

// maxListed is how many code points the choices of a cell may have together.
const maxListed = 255

// choices offers what the control around the blank does, where a list within a
// cell can hold that.
func (s *sheetWriter) choices(col int, f Field) {
	list := strings.Join(f.Choices, ",")
	if strings.Count(list, ",") >= len(f.Choices) || utf8.RuneCountInString(list) > maxListed {
		return
	}
	v := s.validation(col)
	s.do(v.SetDropList(f.Choices))
	hint := Text{"请从列表中选一项", "one of the list"}
	v.SetError(excelize.DataValidationErrorStyleWarning, firstRunes(f.Label, 30), hint.in(s.form.English))
	s.do(s.file.AddDataValidation(s.name, v))
}
