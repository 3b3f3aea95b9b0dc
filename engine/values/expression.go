package values

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// Bounds of one expression. Its cost is linear in its length: there are no
// loops, and numbers can't grow beyond maxBits.
const (
	maxExpression = 2000 // code points
	maxNodes      = 1000
	maxBits       = 4096 // of the numerator or denominator of a number
)

// expression is one parsed expression of a values file. The grammar, operators
// and positions are those of expr-lang/expr; what computes it is here, because
// expr counts in int and float64 and reports need 0.1 + 0.2 to be 0.3.
type expression struct {
	entry   Entry // Text is the expression
	source  string
	columns []int // columns[i] is the place in entry.Text of code point i of source
	root    ast.Node
	uses    []use
	seen    map[ast.Node]bool // inner nodes that check has met
}

// use is one mention of a key.
type use struct {
	key string
	at  ast.Node
}

// parseExpression reads the expression of an entry.
func parseExpression(e Entry) (*expression, *Error) {
	x := &expression{entry: e, seen: map[ast.Node]bool{}}
	if utf8.RuneCountInString(e.Text) > maxExpression {
		return nil, &Error{Kind: KindLimit, Pos: e.Pos, Key: e.Key, Detail: Text{"算式超过 2000 字", "the expression is longer than 2,000 characters"}}
	}
	x.source, x.columns = halfWidth(e.Text)
	tree, err := parser.ParseWithConfig(x.source, grammar())
	if err != nil {
		return nil, x.syntaxError(err)
	}
	x.root = tree.Node
	if err := x.check(tree.Node); err != nil {
		return nil, err
	}
	return x, nil
}

// grammar is that of expr, with our functions in the place of its own.
func grammar() *conf.Config {
	config := conf.CreateNew()
	config.MaxNodes = maxNodes
	for _, f := range functions {
		config.Functions[f.name] = &builtin.Function{Name: f.name}
	}
	return config
}

// halfWidth turns the full-width operators and curly quotes that a Chinese
// keyboard gives into those of the grammar, outside of quoted text. columns maps
// each code point of the result to one of text.
func halfWidth(text string) (string, []int) {
	var b strings.Builder
	var columns []int
	var quote, last rune // quote is what ends the quoted text, 0 outside
	inName := false      // digits after a letter belong to a key
	column := 0
	for _, r := range text {
		s := string(r)
		inName = unicode.IsLetter(r) || r == '_' || inName && unicode.IsDigit(r)
		straight, isQuote := straightQuotes[r]
		switch half, isSign := operatorSigns[r]; {
		case isQuote && quote == 0:
			quote, s = straight, string(straight)
		case isQuote && quote == straight && last != '\\':
			quote, s = 0, string(straight)
		case isSign && quote == 0:
			s = half
		case r >= '０' && r <= '９' && quote == 0 && !inName:
			s = string(r - '０' + '0')
		}
		b.WriteString(s)
		for range s {
			columns = append(columns, column)
		}
		column++
		last = r
	}
	return b.String(), append(columns, column)
}

var straightQuotes = map[rune]rune{'"': '"', '“': '"', '”': '"', '\'': '\'', '‘': '\'', '’': '\'', '`': '`'}

var operatorSigns = map[rune]string{
	'（': "(", '）': ")", '，': ",", '＋': "+", '－': "-", '−': "-", '×': "*", '＊': "*", '÷': "/", '／': "/",
	'＜': "<", '＞': ">", '≤': "<=", '≥': ">=", '≠': "!=", '＝': "=", '？': "?", '：': ":", '．': ".", '［': "[", '］': "]", '　': " ",
}

// fail is an error at a node.
func (x *expression) fail(at ast.Node, detail Text) *Error {
	return x.failAt(at.Location().From, detail)
}

func (x *expression) failAt(offset int, detail Text) *Error {
	return &Error{
		Kind: KindExpr, Pos: x.entry.Pos, Key: x.entry.Key, Text: x.entry.Text,
		Column: x.columns[min(max(offset, 0), len(x.columns)-1)] + 1, Detail: detail,
	}
}

func (x *expression) syntaxError(err error) *Error {
	located, ok := err.(*file.Error)
	if !ok {
		return x.failAt(0, libraryText(err.Error()))
	}
	detail := libraryText(located.Message)
	switch {
	case strings.Contains(located.Message, `Operator("=")`):
		detail = Text{"比较要写 ==", "one = compares nothing; write =="}
	case strings.Contains(x.source, "%"):
		detail = Text{"不能用 %；请除以 100", "% is no operator; divide by 100"}
	case strings.Contains(located.Message, "unexpected token EOF"):
		detail = Text{"算式不完整", "the expression ends too early"}
	case strings.Contains(located.Message, "unexpected token"):
		detail = Text{"这里不该有这个词或符号", "this word or sign can't stand here"}
	case strings.Contains(located.Message, "unrecognized character"):
		detail = Text{"算式中不能有这个符号", "this sign can't stand in an expression"}
	case strings.Contains(located.Message, "not terminated"):
		detail = Text{"引号没有成对", "a quote is not closed"}
	}
	e := x.failAt(located.From, detail)
	e.Err = err
	return e
}

// check refuses what the grammar knows and values do not need, and collects the
// keys that are used.
func (x *expression) check(n ast.Node) *Error {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		if _, ok := parseNumber(x.spelling(n)); !ok {
			return x.fail(n, Text{"请直接写数字，如 1200 或 0.5", "write the number plainly, such as 1200 or 0.5"})
		}
		return nil
	case *ast.StringNode, *ast.BoolNode:
		return nil
	case *ast.IdentifierNode:
		x.uses = append(x.uses, use{n.Value, n})
		return nil
	case *ast.MemberNode:
		key, ok := memberKey(n)
		if !ok {
			return x.fail(n, Text{`方括号只用于 v["键"]`, `only v["key"] may have brackets`})
		}
		x.uses = append(x.uses, use{key, n})
		return nil
	}
	// In a < b < c the grammar shares b; shared trees could grow without bound.
	if x.seen[n] {
		return x.fail(n, Text{"请写成 a < b and b < c", "write a < b and b < c"})
	}
	x.seen[n] = true
	return x.checkInner(n)
}

func (x *expression) checkInner(n ast.Node) *Error {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return x.checkAll(n.Node)
	case *ast.BinaryNode:
		if !slices.Contains(operators, n.Operator) {
			return x.fail(n, Text{"没有 %s 这个运算符；可用 %s", "%s is no operator of values; there are %s"}.with(n.Operator, strings.Join(operators, " ")))
		}
		return x.checkAll(n.Left, n.Right)
	case *ast.ConditionalNode:
		return x.checkAll(n.Cond, n.Exp1, n.Exp2)
	case *ast.CallNode:
		return x.checkCall(n)
	case *ast.BuiltinNode:
		return x.unknownFunction(n, n.Name)
	}
	return x.fail(n, Text{"算式中只能有数字、文字和比较", "values have numbers, texts and comparisons only"})
}

func (x *expression) checkAll(nodes ...ast.Node) *Error {
	for _, n := range nodes {
		if err := x.check(n); err != nil {
			return err
		}
	}
	return nil
}

func (x *expression) checkCall(n *ast.CallNode) *Error {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return x.fail(n, Text{"只能调用函数", "only functions can be called"})
	}
	f, found := functionNamed(callee.Value)
	if !found {
		return x.unknownFunction(n, callee.Value)
	}
	if len(n.Arguments) < f.least || len(n.Arguments) > f.most {
		return x.fail(n, Text{"用法是 %s", "use %s"}.with(f.usage))
	}
	return x.checkAll(n.Arguments...)
}

func (x *expression) unknownFunction(at ast.Node, name string) *Error {
	names := make([]string, len(functions))
	for i, f := range functions {
		names[i] = f.name
	}
	e := x.fail(at, Text{"没有 %s 这个函数；可用 %s", "%s is no function of values; there are %s"}.with(name, strings.Join(names, ", ")))
	e.Want = Nearest(name, names)
	return e
}

// memberKey is the key of v["…"].
func memberKey(n *ast.MemberNode) (string, bool) {
	object, ok := n.Node.(*ast.IdentifierNode)
	property, ok2 := n.Property.(*ast.StringNode)
	if !ok || !ok2 || object.Value != "v" || n.Optional || n.Method {
		return "", false
	}
	return property.Value, true
}

// spelling is the source text of a node, which for a number says more than its
// float64.
func (x *expression) spelling(n ast.Node) string {
	at := n.Location()
	runes := []rune(x.source)
	if at.From < 0 || at.To > len(runes) || at.From > at.To {
		return ""
	}
	return string(runes[at.From:at.To])
}

// operators are the binary operators of values.
var operators = []string{"+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or", "&&", "||"}

// names lists the keys that the expressions of f mention. Expressions that
// can't be read mention none.
func (f *File) names() []string {
	var names []string
	for _, list := range [][]Entry{f.Computed, f.Checks} {
		for _, e := range list {
			x, err := parseExpression(e)
			if err != nil {
				continue
			}
			for _, u := range x.uses {
				names = append(names, u.key)
			}
		}
	}
	return names
}
