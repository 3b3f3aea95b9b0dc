package display

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// detailArguments are the functions of the reader that take an English clause
// which Chinese messages show too, and the number of that argument.
var detailArguments = map[string]int{"editError": 1, "limitError": 1, "fail": 2}

// TestDetails holds that every such clause has its Chinese.
func TestDetails(t *testing.T) {
	root := filepath.Join("..", "..", "..", "engine", "docx")
	seen := 0
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, 0)
		if err != nil {
			return err
		}
		for _, clause := range detailsIn(file) {
			seen++
			if Detail(clause) == clause {
				t.Errorf("%s: %q has no Chinese", name, clause)
			}
		}
		return nil
	})
	if err != nil || seen < 40 {
		t.Errorf("%d clauses, %v", seen, err)
	}
}

// detailsIn lists the clauses that a file passes on.
func detailsIn(file *ast.File) []string {
	var list []string
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name := ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
			}
			if i, ok := detailArguments[name]; ok && i < len(n.Args) {
				list = append(list, literal(n.Args[i])...)
			}
		case *ast.FuncDecl: // refuse and refusal return clauses
			if strings.HasPrefix(n.Name.Name, "refus") {
				list = append(list, returned(n)...)
			}
		}
		return true
	})
	return list
}

func returned(f *ast.FuncDecl) []string {
	var list []string
	ast.Inspect(f, func(n ast.Node) bool {
		if r, ok := n.(*ast.ReturnStmt); ok {
			for _, result := range r.Results {
				list = append(list, literal(result)...)
			}
		}
		return true
	})
	return list
}

// literal is the text that an expression begins with, none where it is not known
// or empty.
func literal(e ast.Expr) []string {
	if sum, ok := e.(*ast.BinaryExpr); ok {
		return literal(sum.X)
	}
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return nil
	}
	text, _ := strconv.Unquote(lit.Value)
	if text == "" {
		return nil
	}
	return []string{text}
}

func TestDetailWithRest(t *testing.T) {
	for english, chinese := range map[string]string{
		"the source ends inside <w:p>":                           "部件不完整，缺结束标签 </w:p>",
		"the container has too many entries: 70000, limit 65535": "压缩包中的文件过多：70000，上限 65535",
		"something else": "something else",
	} {
		if got := Detail(english); got != chinese {
			t.Errorf("%q: %q", english, got)
		}
	}
}
