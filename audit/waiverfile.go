package audit

import (
	"fmt"
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
// name is used in errors, which are of type *FileError, and in messages.
func ReadWaivers(name string, data []byte) ([]Waiver, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, &FileError{name, 0, bilingual("不是合法的 YAML：%v", "not valid YAML: %v", err)}
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	items := document.Content[0]
	if items.Kind != yaml.SequenceNode {
		return nil, &FileError{name, items.Line, waiverShape}
	}
	list := make([]Waiver, len(items.Content))
	for i, item := range items.Content {
		e, err := readWaiverEntry(name, item)
		if err != nil {
			return nil, err
		}
		list[i] = Waiver{
			Rule: strings.ToUpper(e.Rule), Text: e.Text, Context: e.Context, Fingerprint: e.Fingerprint,
			Reason: e.Reason, By: e.By, Until: e.Until,
			Kind: BySidecar, Where: fmt.Sprintf("%s:%d", name, item.Line),
		}
	}
	return list, nil
}

var waiverShape = Text{
	ZH: "豁免文件应当是条目的列表，每条写明 rule、text 和 reason",
	EN: "a waiver file is a list of entries, each with rule, text and reason",
}

// waiverEntry is an entry as the file has it.
type waiverEntry struct {
	Rule, Text, Context, Fingerprint, Reason, By, Until string
}

// waiverFields are the names that the fields of an entry have in the file.
const waiverFields = "rule text context fingerprint reason by until"

// field is the place of a field, nil for a name that none has.
func (e *waiverEntry) field(name string) *string {
	return map[string]*string{
		"rule": &e.Rule, "text": &e.Text, "context": &e.Context, "fingerprint": &e.Fingerprint,
		"reason": &e.Reason, "by": &e.By, "until": &e.Until,
	}[name]
}

func readWaiverEntry(file string, item *yaml.Node) (waiverEntry, error) {
	var e waiverEntry
	if item.Kind != yaml.MappingNode {
		return e, &FileError{file, item.Line, waiverShape}
	}
	for i := 0; i+1 < len(item.Content); i += 2 {
		key, value := item.Content[i], item.Content[i+1]
		to := e.field(key.Value)
		if to == nil {
			return e, &FileError{file, key.Line, bilingual("没有“%s”这一项，可用的有 %s", "unknown field %q; known are %s", key.Value, waiverFields)}
		}
		if value.Kind != yaml.ScalarNode {
			return e, &FileError{file, value.Line, bilingual("%s 应当是文字", "%s needs a text", key.Value)}
		}
		if value.Tag != "!!null" {
			*to = value.Value
		}
	}
	if wrong := e.check(); wrong != nil {
		return e, &FileError{file, item.Line, *wrong}
	}
	return e, nil
}

// check finds what is missing. A missing reason is no error here: it is a
// finding, so that the report still gets its audit.
func (e *waiverEntry) check() *Text {
	if e.Rule == "" {
		return &Text{ZH: "缺少 rule", EN: "rule is missing"}
	}
	if e.Text == "" && e.Fingerprint == "" {
		return &Text{ZH: "缺少 text：请写明豁免的是哪处文字", EN: "text is missing: say which text the waiver is about"}
	}
	if _, err := time.Parse(time.DateOnly, e.Until); e.Until != "" && err != nil {
		wrong := bilingual("期限 until %q 不是日期，应写作 2030-12-31", "until %q is no date: write it as 2030-12-31", e.Until)
		return &wrong
	}
	return nil
}
