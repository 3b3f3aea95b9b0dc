package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"unicode/utf16"
)

// deliverJSON writes v as JSON to -o or stdout.
func (a *app) deliverJSON(ctx context.Context, v any, inputs ...string) error {
	data, err := encodeJSON(v)
	if err != nil {
		return err
	}
	return a.deliverBytes(ctx, data, inputs...)
}

// encodeJSON writes what people may read, too: Han as it is, and control
// characters, which JSON would let through above U+007E, escaped.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return escapeControls(b.Bytes()), nil
}

// escapeControls writes \u009b for control characters in JSON.
func escapeControls(data []byte) []byte {
	if !bytes.ContainsFunc(data, steers) {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		if !steers(r) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.Bytes()
}
