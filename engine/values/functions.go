package values

import (
	"math"
	"math/big"

	"github.com/expr-lang/expr/ast"
)

// function is one that expressions can call.
type function struct {
	name        string
	least, most int // arguments
	usage       string
	call        func(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error)
}

// functions are all there are, in the order of doc.go.
var functions = []function{
	{"sum", 1, math.MaxInt, "sum(a, b, …)", sum},
	{"min", 1, math.MaxInt, "min(a, b, …)", extreme(-1)},
	{"max", 1, math.MaxInt, "max(a, b, …)", extreme(1)},
	{"abs", 1, 1, "abs(a)", func(_ evaluation, _ *ast.CallNode, args []*big.Rat) (operand, *Error) {
		return numberOperand(new(big.Rat).Abs(args[0])), nil
	}},
	{"round", 1, 2, "round(a) or round(a, decimals)", rounder(halfUp, halfUp)},
	{"floor", 1, 2, "floor(a) or floor(a, decimals)", rounder(down, up)},
	{"ceil", 1, 2, "ceil(a) or ceil(a, decimals)", rounder(up, down)},
	{"percent", 2, 3, "percent(part, whole) or percent(part, whole, decimals)", percent},
	{"growth", 2, 3, "growth(now, before) or growth(now, before, decimals)", growth},
	{"wan", 1, 2, "wan(yuan) or wan(yuan, decimals)", divider(4)},
	{"yi", 1, 2, "yi(yuan) or yi(yuan, decimals)", divider(8)},
}

func functionNamed(name string) (function, bool) {
	for _, f := range functions {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

func (v evaluation) call(n *ast.CallNode) (operand, *Error) {
	f, _ := functionNamed(n.Callee.(*ast.IdentifierNode).Value)
	args := make([]*big.Rat, len(n.Arguments))
	for i, argument := range n.Arguments {
		value, err := v.number(argument)
		if err != nil {
			return operand{}, err
		}
		args[i] = value
	}
	return f.call(v, n, args)
}

func sum(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error) {
	total := new(big.Rat)
	for _, a := range args {
		total.Add(total, a)
	}
	return v.bounded(n, total)
}

// extreme is the argument that compares with all others as sign says.
func extreme(sign int) func(evaluation, *ast.CallNode, []*big.Rat) (operand, *Error) {
	return func(_ evaluation, _ *ast.CallNode, args []*big.Rat) (operand, *Error) {
		best := args[0]
		for _, a := range args[1:] {
			if a.Cmp(best) == sign {
				best = a
			}
		}
		return numberOperand(best), nil
	}
}

// rounder rounds as the one mode says, and numbers below zero as the other: floor
// and ceil go down and up, not towards zero and away from it.
func rounder(mode, below rounding) func(evaluation, *ast.CallNode, []*big.Rat) (operand, *Error) {
	return func(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error) {
		mode := mode
		if args[0].Sign() < 0 {
			mode = below
		}
		if len(args) == 1 {
			args = append(args, new(big.Rat))
		}
		return v.rounded(n, args[0], args[1:], mode)
	}
}

// rounded rounds to the decimals that the last argument, if any, gives.
func (v evaluation) rounded(n *ast.CallNode, value *big.Rat, decimals []*big.Rat, mode rounding) (operand, *Error) {
	if len(decimals) == 0 {
		return v.bounded(n, value)
	}
	d := decimals[0]
	if !d.IsInt() || d.Sign() < 0 || d.Cmp(big.NewRat(20, 1)) > 0 {
		return operand{}, v.fail(n.Arguments[len(n.Arguments)-1], Text{"小数位数是 0 到 20 的整数", "the decimals are a whole number from 0 to 20"})
	}
	places := int(d.Num().Int64())
	o, err := v.bounded(n, roundTo(value, powerOfTen(-places), mode))
	o.decimal = places
	return o, err
}

func percent(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error) {
	if args[1].Sign() == 0 {
		return operand{}, v.divisionByZero(n, n.Arguments[1])
	}
	share := new(big.Rat).Quo(args[0], args[1])
	return v.rounded(n, share.Mul(share, powerOfTen(2)), args[2:], halfUp)
}

func growth(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error) {
	if args[1].Sign() == 0 {
		return operand{}, v.divisionByZero(n, n.Arguments[1])
	}
	change := new(big.Rat).Sub(args[0], args[1])
	change.Quo(change, new(big.Rat).Abs(args[1]))
	return v.rounded(n, change.Mul(change, powerOfTen(2)), args[2:], halfUp)
}

func divider(power int) func(evaluation, *ast.CallNode, []*big.Rat) (operand, *Error) {
	return func(v evaluation, n *ast.CallNode, args []*big.Rat) (operand, *Error) {
		return v.rounded(n, new(big.Rat).Mul(args[0], powerOfTen(-power)), args[1:], halfUp)
	}
}
