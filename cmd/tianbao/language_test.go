package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestTexts holds that every message is there in both languages, with the same
// verbs, and in the right language.
func TestTexts(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok || !isText(literal) {
				return true
			}
			found++
			zh, en := stringOf(t, literal.Elts[0]), stringOf(t, literal.Elts[1])
			for _, fault := range faults(zh, en) {
				t.Errorf("%s: %s: %q, %q", set.Position(literal.Pos()), fault, zh, en)
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("found only %d texts", found)
	}
}

// isText recognises text{…} and, in tables, {…} with two strings.
func isText(l *ast.CompositeLit) bool {
	if len(l.Elts) != 2 {
		return false
	}
	if name, ok := l.Type.(*ast.Ident); ok {
		return name.Name == "text"
	}
	_, first := l.Elts[0].(*ast.BasicLit)
	_, second := l.Elts[1].(*ast.BasicLit)
	return l.Type == nil && first && second
}

func stringOf(t *testing.T, e ast.Expr) string {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		t.Fatalf("a text is no string literal: %T", e)
	}
	s, err := strconv.Unquote(literal.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var verb = regexp.MustCompile(`%(\[\d+\])?[-+.\d]*[a-z]`)

func faults(zh, en string) []string {
	var list []string
	if a, b := verbs(zh), verbs(en); !strings.Contains(zh+en, "%[") && !slices.Equal(a, b) {
		list = append(list, "other verbs")
	} else if slices.ContainsFunc(a, func(v string) bool { return !slices.Contains(b, v) }) {
		list = append(list, "verbs that the English has not")
	}
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	if strings.ContainsFunc(verb.ReplaceAllString(en, ""), unicode.IsLetter) && !strings.ContainsFunc(zh, isHan) {
		list = append(list, "no Chinese")
	}
	return list
}

// verbs are the verbs of a format in their order. What %q and “%s” show is the
// same.
func verbs(s string) []string {
	list := verb.FindAllString(s, -1)
	for i, v := range list {
		list[i] = strings.ReplaceAll(v, "q", "s")
	}
	return list
}
