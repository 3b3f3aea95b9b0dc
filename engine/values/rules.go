package values

// The rules of a form are what a values file says under computed, checks, drop
// and formats. In a sheet or CSV file they are rows of kind, key and expression
// below a header of their own: the last sheet but one, or the last rows.

// ruleKind is a kind of rule and the list it goes into.
type ruleKind struct {
	name Text
	list func(*File) *[]Entry
}

var ruleKinds = []ruleKind{
	{Text{"计算", "compute"}, func(f *File) *[]Entry { return &f.Computed }},
	{Text{"核对", "check"}, func(f *File) *[]Entry { return &f.Checks }},
	{Text{"删去", "drop"}, func(f *File) *[]Entry { return &f.Drop }},
	{Text{"格式", "format"}, func(f *File) *[]Entry { return &f.Formats }},
}

func ruleHeader(english bool) []string {
	return []string{labelKind.in(english), labelKey.in(english), labelExpression.in(english)}
}

// ruleRows are the rules of a form. A format of a field stands beside the field.
func ruleRows(form Form) [][]string {
	isField := newKeySet(nil)
	for _, f := range form.Fields {
		if !f.Optional {
			isField.add(f.Key)
		}
	}
	file := &File{Computed: form.Computed, Checks: form.Checks, Drop: form.Drop}
	for _, e := range form.Formats {
		if !isField.has(e.Key) {
			file.Formats = append(file.Formats, e)
		}
	}
	var rows [][]string
	for _, kind := range ruleKinds {
		for _, e := range *kind.list(file) {
			rows = append(rows, []string{kind.name.in(form.English), e.Key, e.Text})
		}
	}
	return rows
}

// ruleColumns are the columns of the header of the rules.
type ruleColumns struct{ kind, key, expression int }

// findRules finds the header of the rules, wherever it stands.
func (g grid) findRules() (row int, columns ruleColumns, found bool) {
	for row := range g.rows {
		columns := ruleColumns{-1, -1, -1}
		for col := range g.rows[row] {
			switch fold(g.cell(row, col)) {
			case labelKind.ZH, fold(labelKind.EN):
				columns.kind = col
			case labelKey.ZH, fold(labelKey.EN):
				columns.key = col
			case labelExpression.ZH, fold(labelExpression.EN):
				columns.expression = col
			}
		}
		if columns.kind >= 0 && columns.key >= 0 && columns.expression >= 0 {
			return row, columns, true
		}
	}
	return 0, ruleColumns{}, false
}

// rules reads the rows below the header of the rules. A row without key and
// expression says nothing.
func (r *sheetReader) rules(g grid, header int, columns ruleColumns) {
	for row := header + 1; row < len(g.rows); row++ {
		e := Entry{Key: g.cell(row, columns.key), Text: g.cell(row, columns.expression), Pos: g.pos(row, columns.key)}
		if e.Text != "" {
			e.Pos = g.pos(row, columns.expression)
		}
		if e.Key == "" && e.Text == "" {
			continue
		}
		if problem := r.rule(g.cell(row, columns.kind), e); problem != (Text{}) {
			r.errs = append(r.errs, &Error{Kind: KindShape, Pos: g.pos(row, columns.kind), Key: e.Key, Detail: problem})
		}
	}
}

// rule takes in one rule, or says what is wrong with it.
func (r *sheetReader) rule(name string, e Entry) (problem Text) {
	for _, kind := range ruleKinds {
		if fold(name) != kind.name.ZH && fold(name) != kind.name.EN {
			continue
		}
		list := kind.list(r.file)
		isCheck, isDrop := list == &r.file.Checks, list == &r.file.Drop
		switch {
		case e.Key == "" && !isCheck:
			return Text{"缺少键", "the key is missing"}
		case e.Text == "" && !isDrop:
			return Text{"缺少算式", "the expression is missing"}
		case isDrop:
			e.Text = ""
		}
		*list = append(*list, e)
		return Text{}
	}
	return Text{"种类只能是 计算、核对、删去 或 格式", "the kind is one of compute, check, drop and format"}
}

var ruleSheetColumns = []column{{labelKind, 10, false}, {labelKey, 36, false}, {labelExpression, 60, false}}

// spareRules is how many empty rows wait for further rules.
const spareRules = 20

func (x *xlsxWriter) ruleSheet() {
	s := x.newSheet(sheetRules, ruleSheetColumns, false)
	rows := ruleRows(x.form)
	var kinds []string
	for _, kind := range ruleKinds {
		kinds = append(kinds, kind.name.in(x.form.English))
	}
	for i := range len(rows) + spareRules {
		texts := make([]string, len(ruleSheetColumns))
		if i < len(rows) {
			copy(texts, rows[i])
		}
		for col, text := range texts {
			s.text(s.row, col, text, s.style.text)
		}
		list := s.validation(0)
		s.do(list.SetDropList(kinds))
		s.do(s.file.AddDataValidation(s.name, list))
		s.row++
	}
	s.finish(0, len(ruleSheetColumns))
}
