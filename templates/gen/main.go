// Command gen makes the embedded Word templates from their texts.
//
// Run it through go generate ./templates, which starts it in that folder. It
// reads source/*.txt and writes a .docx of the same name beside templates.go.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := generate("."); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// generate makes every template of the folder dir.
func generate(dir string) error {
	sources, err := filepath.Glob(filepath.Join(dir, "source", "*.txt"))
	if err != nil {
		return err
	}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".txt")
		data, err := build(source)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// build makes the Word file of one text.
func build(source string) ([]byte, error) {
	text, err := os.ReadFile(source)
	if err != nil {
		return nil, err
	}
	blocks, err := parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	return pack(blocks)
}
