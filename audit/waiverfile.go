package audit

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// WaiverFiles are the names that the waiver file of a report may have, which
// lies beside it: report.docx.waivers.yaml, report.docx.audit.yml, or
// report.audit.yml.
func WaiverFiles(report string) []string {
	bare := strings.TrimSuffix(report, filepath.Ext(report))
	return []string{report + ".waivers.yaml", report + ".audit.yml", bare + ".audit.yml"}
}

// ReadWaivers reads a waiver file (see WaiverFiles), which is a list:
//
//   - rule: PH014
//     text: 王某
//     context: 通报批评      # a part of the sentence, may be left out
//     reason: 通报按规定匿名
//     by: 张三
//     until: 2030-12-31      # may be left out
//
// name is used in errors and messages.
func ReadWaivers(name string, data []byte) ([]Waiver, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	var entries []waiverEntry
	if err := decoder.Decode(&entries); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var places []yaml.Node
	if err := yaml.Unmarshal(data, &places); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	list := make([]Waiver, len(entries))
	for i, e := range entries {
		if err := e.check(); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, places[i].Line, err)
		}
		list[i] = Waiver{
			Rule: strings.ToUpper(e.Rule), Text: e.Text, Context: e.Context, Fingerprint: e.Fingerprint,
			Reason: e.Reason, By: e.By, Until: e.Until,
			Kind: BySidecar, Where: fmt.Sprintf("%s:%d", name, places[i].Line),
		}
	}
	return list, nil
}

type waiverEntry struct {
	Rule        string `yaml:"rule"`
	Text        string `yaml:"text"`
	Context     string `yaml:"context"`
	Fingerprint string `yaml:"fingerprint"`
	Reason      string `yaml:"reason"`
	By          string `yaml:"by"`
	Until       string `yaml:"until"`
}

// check finds what is missing. A missing reason is no error here: it is a
// finding, so that the report still gets its audit.
func (e waiverEntry) check() error {
	if e.Rule == "" {
		return errors.New("rule is missing")
	}
	if e.Text == "" && e.Fingerprint == "" {
		return errors.New("text is missing: say which text the waiver is about")
	}
	if e.Until == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, e.Until); err != nil {
		return fmt.Errorf("until %q is no date: write it as 2030-12-31", e.Until)
	}
	return nil
}
