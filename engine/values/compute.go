package values

import (
	"slices"
	"strings"
)

// Program is the computed values and checks of a file, read once and run for
// many reports, by several goroutines at once if need be.
type Program struct {
	order    map[string]int // the computed keys in the order of the file
	computed []*expression  // each after those it depends on
	checks   []*expression
}

// Result is what a Program makes of the values of one report.
type Result struct {
	Computed []Entry // in the order of the file; Pos is that of the expression
	Missing  []Entry // computed keys of which a figure is missing; Items names the figures
	Broken   Errors  // checks that do not hold, of KindCheck
	Open     []Entry // checks that can't be decided yet; Items names the figures missing
}

// With lays what was computed over f, which stays as it is; where nothing was, it
// is f.
func (f *File) With(r Result) *File {
	if len(r.Computed) == 0 {
		return f
	}
	over := f.clone()
	over.Values = append(over.Values, r.Computed...)
	over.Missing = stillMissing(over.Missing, over.Values)
	return over
}

// Compute compiles and runs the expressions of one file.
func Compute(f *File, known []string) (Result, error) {
	if len(f.Computed)+len(f.Checks) == 0 {
		return Result{}, nil
	}
	p, err := Compile(f, known)
	if err != nil {
		return Result{}, err
	}
	return p.Run(f)
}

// Compile reads the expressions of f. A key that is neither in f nor in known,
// the keys of the template, a key that depends on itself, and whatever else can
// be told without values, are Errors.
func Compile(f *File, known []string) (*Program, error) {
	c := compiler{program: Program{order: map[string]int{}}, byKey: map[string]*expression{}, state: map[string]compileState{}, known: newKeySet(known)}
	for _, list := range [][]Entry{f.Values, f.Missing, f.Computed} {
		for _, e := range list {
			c.known.add(e.Key)
		}
	}
	for _, e := range f.Computed {
		if x := c.parse(e); x != nil {
			c.byKey[e.Key] = x
			c.program.order[e.Key] = len(c.program.order)
		}
	}
	for _, e := range f.Checks {
		if x := c.parse(e); x != nil {
			c.program.checks = append(c.program.checks, x)
		}
	}
	for _, e := range f.Computed {
		c.visit(e.Key, nil)
	}
	if err := c.errs.err(); err != nil {
		return nil, err
	}
	return &c.program, nil
}

type compiler struct {
	program Program
	byKey   map[string]*expression
	state   map[string]compileState
	known   keySet
	errs    Errors
}

type compileState int

const (
	unvisited compileState = iota
	visiting
	visited
)

func (c *compiler) parse(e Entry) *expression {
	x, err := parseExpression(e)
	if err != nil {
		c.errs = append(c.errs, err)
		return nil
	}
	for _, u := range x.uses {
		if !c.known.has(u.key) {
			err := x.fail(u.at, Text{"没有“%s”这个键", `there is no key "%s"`}.with(visible(u.key)))
			err.Want = Nearest(u.key, c.known.keys)
			c.errs = append(c.errs, err)
		}
	}
	return x
}

// visit puts an expression behind all those it uses.
func (c *compiler) visit(key string, path []string) {
	x := c.byKey[key]
	if x == nil || c.state[key] == visited {
		return
	}
	path = append(path, key)
	if c.state[key] == visiting {
		cycle := path[slices.Index(path, key):]
		c.errs = append(c.errs, &Error{Kind: KindCycle, Pos: x.entry.Pos, Key: key, Text: x.entry.Text, Context: strings.Join(cycle, " → ")})
		return
	}
	c.state[key] = visiting
	for _, u := range x.uses {
		c.visit(u.key, path)
	}
	c.state[key] = visited
	c.program.computed = append(c.program.computed, x)
}

// Run computes over the values of f. A key that has a value of its own as well,
// a division by zero and a text where a number must stand are Errors.
func (p *Program) Run(f *File) (Result, error) {
	r := runner{values: make(map[string]operand, len(f.Values)), missing: map[string][]string{}, file: f}
	entered := make(map[string]Entry, len(f.Values))
	for _, e := range f.Values {
		r.values[e.Key] = textOperand(e.Text)
		entered[e.Key] = e
	}
	for _, x := range p.computed {
		r.compute(x, entered)
	}
	for _, x := range p.checks {
		r.check(x)
	}
	byFile := func(a, b Entry) int { return p.order[a.Key] - p.order[b.Key] }
	slices.SortFunc(r.result.Computed, byFile)
	slices.SortFunc(r.result.Missing, byFile)
	return r.result, r.errs.err()
}

type runner struct {
	file    *File
	values  map[string]operand
	missing map[string][]string // computed key → the figures it lacks
	result  Result
	errs    Errors
}

// lacks lists the figures that an expression needs and that are missing.
func (r *runner) lacks(x *expression) []string {
	var list []string
	for _, u := range x.uses {
		if _, found := r.values[u.key]; found {
			continue
		}
		lacking := r.missing[u.key]
		if lacking == nil {
			lacking = []string{u.key}
		}
		for _, key := range lacking {
			if !slices.Contains(list, key) {
				list = append(list, key)
			}
		}
	}
	return list
}

func (r *runner) compute(x *expression, entered map[string]Entry) {
	e := Entry{Key: x.entry.Key, Pos: x.entry.Pos}
	if lacks := r.lacks(x); lacks != nil {
		r.missing[e.Key] = lacks
		e.Items = lacks
		r.result.Missing = append(r.result.Missing, e)
		return
	}
	result, err := evaluation{x, r.values}.run()
	if err == nil {
		e.Text, err = r.text(x, result)
	}
	before, isEntered := entered[e.Key]
	if isEntered && err == nil && !sameValue(before.Text, e.Text) {
		err = &Error{Kind: KindConflict, Pos: e.Pos, Key: e.Key, Text: e.Text, Other: before.Pos, OtherText: before.Text}
	}
	if err != nil {
		r.errs = append(r.errs, err)
		r.missing[e.Key] = []string{e.Key}
		return
	}
	if !isEntered {
		r.values[e.Key] = result
		r.result.Computed = append(r.result.Computed, e)
	}
}

// sameValue reports whether two texts state the same number or are the same.
func sameValue(a, b string) bool {
	x, ok := parseNumber(a)
	y, ok2 := parseNumber(b)
	return a == b || ok && ok2 && x.Cmp(y) == 0
}

// guardDigits is how many decimals an endless number keeps for a format that
// rounds it. They are cut off, not rounded, so that rounding stays right.
const guardDigits = 40

// text is a result as a value. A number without end needs a format, or a
// function, that says how many decimals it has.
func (r *runner) text(x *expression, o operand) (string, *Error) {
	if o.isYesNo {
		return "", x.fail(x.root, Text{"比较不是数值；请放在 checks 下", "a comparison is no value; put it under checks"})
	}
	if o.number == nil || o.decimal >= 0 {
		return o.String(), nil
	}
	if text := exactText(o.number); text != "" {
		return text, nil
	}
	if p, err := parsePattern(r.file.FormatOf(x.entry.Key, "")); err == nil && p.decimals >= 0 {
		return roundTo(o.number, powerOfTen(-guardDigits), down).FloatString(guardDigits), nil
	}
	return "", x.fail(x.root, Text{
		"结果 %s… 除不尽；请写 round(…, 2)，或给这个键加格式“2位小数”",
		"the result %s… has no end; write round(…, 2) or give the key the format decimals:2",
	}.with(o.number.FloatString(6)))
}

// check records a check that does not hold or can't be decided.
func (r *runner) check(x *expression) {
	if lacks := r.lacks(x); lacks != nil {
		open := x.entry
		open.Items = lacks
		r.result.Open = append(r.result.Open, open)
		return
	}
	v := evaluation{x, r.values}
	result, err := v.run()
	switch {
	case err != nil:
		r.errs = append(r.errs, err)
	case !result.isYesNo:
		r.errs = append(r.errs, x.fail(x.root, Text{"核对要写成比较，如 核实人数 <= 填报人数", "a check is a comparison, such as 核实人数 <= 填报人数"}))
	case !result.answer:
		r.result.Broken = append(r.result.Broken, &Error{
			Kind: KindCheck, Pos: x.entry.Pos, Key: x.entry.Key, Text: x.entry.Text, Operands: v.used(),
		})
	}
}
