package values

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// operand is what a node of an expression stands for: a text, which may be a
// number, or a yes or no.
type operand struct {
	text    string
	number  *big.Rat // nil: the text is no number
	answer  bool
	isYesNo bool
	decimal int // decimals that round or percent asked for, -1 for as many as there are
}

func textOperand(text string) operand {
	number, _ := parseNumber(text)
	return operand{text: text, number: number, decimal: -1}
}

func numberOperand(value *big.Rat) operand { return operand{number: value, decimal: -1} }

func answerOperand(yes bool) operand { return operand{answer: yes, isYesNo: true, decimal: -1} }

// String is the operand in a message and, for a text, as a value.
func (o operand) String() string {
	switch {
	case o.isYesNo:
		return fmt.Sprint(o.answer)
	case o.text != "":
		return o.text
	case o.number == nil:
		return ""
	case o.decimal >= 0:
		return o.number.FloatString(o.decimal)
	}
	if text := exactText(o.number); text != "" {
		return text
	}
	return o.number.FloatString(6) + "…"
}

// evaluation computes one expression over the values of one report.
type evaluation struct {
	*expression
	values map[string]operand
}

// run computes the root. The values of the keys used go with an error.
func (v evaluation) run() (operand, *Error) {
	result, err := v.eval(v.root)
	if err != nil {
		err.Operands = v.used()
	}
	return result, err
}

// used lists the keys that the expression mentions with their values.
func (v evaluation) used() []Entry {
	var list []Entry
	for _, u := range v.uses {
		value, found := v.values[u.key]
		known := slices.ContainsFunc(list, func(e Entry) bool { return e.Key == u.key })
		if found && !known {
			list = append(list, Entry{Key: u.key, Text: value.String()})
		}
	}
	return list
}

func (v evaluation) eval(n ast.Node) (operand, *Error) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return textOperand(v.spelling(n)), nil
	case *ast.StringNode:
		return textOperand(n.Value), nil
	case *ast.BoolNode:
		return answerOperand(n.Value), nil
	case *ast.IdentifierNode:
		return v.values[n.Value], nil
	case *ast.MemberNode:
		key, _ := memberKey(n)
		return v.values[key], nil
	case *ast.UnaryNode:
		return v.unary(n)
	case *ast.BinaryNode:
		return v.binary(n)
	case *ast.ConditionalNode:
		yes, err := v.yesNo(n.Cond)
		if err != nil {
			return operand{}, err
		}
		if yes {
			return v.eval(n.Exp1)
		}
		return v.eval(n.Exp2)
	case *ast.CallNode:
		return v.call(n)
	}
	return operand{}, v.fail(n, Text{"这里无法计算", "this can't be computed"})
}

func (v evaluation) unary(n *ast.UnaryNode) (operand, *Error) {
	if n.Operator == "not" || n.Operator == "!" {
		yes, err := v.yesNo(n.Node)
		return answerOperand(!yes), err
	}
	value, err := v.number(n.Node)
	if err != nil || n.Operator == "+" {
		return numberOperand(value), err
	}
	return numberOperand(new(big.Rat).Neg(value)), nil
}

func (v evaluation) binary(n *ast.BinaryNode) (operand, *Error) {
	switch n.Operator {
	case "and", "&&", "or", "||":
		return v.logic(n)
	case "==", "!=":
		return v.equality(n)
	}
	left, err := v.number(n.Left)
	if err != nil {
		return operand{}, err
	}
	right, err := v.number(n.Right)
	if err != nil {
		return operand{}, err
	}
	switch n.Operator {
	case "<":
		return answerOperand(left.Cmp(right) < 0), nil
	case "<=":
		return answerOperand(left.Cmp(right) <= 0), nil
	case ">":
		return answerOperand(left.Cmp(right) > 0), nil
	case ">=":
		return answerOperand(left.Cmp(right) >= 0), nil
	}
	return v.arithmetic(n, left, right)
}

func (v evaluation) arithmetic(n *ast.BinaryNode, left, right *big.Rat) (operand, *Error) {
	value := new(big.Rat)
	switch n.Operator {
	case "+":
		value.Add(left, right)
	case "-":
		value.Sub(left, right)
	case "*":
		value.Mul(left, right)
	case "/":
		if right.Sign() == 0 {
			return operand{}, v.divisionByZero(n, n.Right)
		}
		value.Quo(left, right)
	}
	return v.bounded(n, value)
}

// bounded refuses numbers that no report holds, before they cost time.
func (v evaluation) bounded(n ast.Node, value *big.Rat) (operand, *Error) {
	if value.Num().BitLen() > maxBits || value.Denom().BitLen() > maxBits {
		return operand{}, v.fail(n, Text{"数字太大", "the number is too large"})
	}
	return numberOperand(value), nil
}

func (v evaluation) divisionByZero(n, divisor ast.Node) *Error {
	return v.fail(n, Text{"除数为零：%s 是 0", "division by zero: %s is 0"}.with(v.named(divisor)))
}

// named is what a message calls a node: a key by its name, a number by its
// digits, anything else as a formula.
func (v evaluation) named(n ast.Node) string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.MemberNode:
		key, _ := memberKey(n)
		return key
	case *ast.IntegerNode, *ast.FloatNode, *ast.StringNode:
		return v.spelling(n)
	}
	return n.String()
}

// logic computes the right side only where the left does not decide, so that
// 总数 != 0 and 合格 / 总数 > 0.9 can be written.
func (v evaluation) logic(n *ast.BinaryNode) (operand, *Error) {
	left, err := v.yesNo(n.Left)
	isOr := n.Operator == "or" || n.Operator == "||"
	if err != nil || left == isOr {
		return answerOperand(left), err
	}
	right, err := v.yesNo(n.Right)
	return answerOperand(right), err
}

// equality compares numbers by value, so that 3.50 is 3.5, and texts by letter.
func (v evaluation) equality(n *ast.BinaryNode) (operand, *Error) {
	left, err := v.eval(n.Left)
	if err != nil {
		return operand{}, err
	}
	right, err := v.eval(n.Right)
	if err != nil {
		return operand{}, err
	}
	if left.isYesNo != right.isYesNo {
		return operand{}, v.fail(n, Text{"比较的结果不能和数值相比", "a comparison can't be compared with a value"})
	}
	equal := left.String() == right.String()
	if left.number != nil && right.number != nil {
		equal = left.number.Cmp(right.number) == 0
	}
	return answerOperand(equal == (n.Operator == "==")), nil
}

func (v evaluation) yesNo(n ast.Node) (bool, *Error) {
	o, err := v.eval(n)
	if err == nil && !o.isYesNo {
		err = v.fail(n, Text{"%s 是“%s”，不是比较", `%s is "%s", no comparison`}.with(v.named(n), visible(o.String())))
	}
	return o.answer, err
}

func (v evaluation) number(n ast.Node) (*big.Rat, *Error) {
	o, err := v.eval(n)
	switch {
	case err != nil:
		return nil, err
	case o.isYesNo:
		return nil, v.fail(n, Text{"比较不是数字", "a comparison is no number"})
	case o.number == nil:
		return nil, v.fail(n, Text{"%s 是“%s”，不是确切的数字", `%s is "%s", no exact number`}.with(v.named(n), visible(o.text)))
	}
	return o.number, nil
}
