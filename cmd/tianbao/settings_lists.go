package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

var settingsUntil = text{"%s：期限“%s”不是日期，应写作 2030-12-31", "%s: the last day %q is no date; write it as 2030-12-31"}

// readLines reads the settings file once more, for what viper does not keep:
// the order of entries and their lines.
func (s *settings) readLines() error {
	data, err := readSmall(s.path)
	if err != nil {
		return err
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return err
	}
	if len(document.Content) > 0 && document.Content[0].Tag != "!!null" {
		s.file = document.Content[0]
	}
	return nil
}

// at is where in the settings file a setting stands, as FILE:LINE.
func (s *settings) at(name string) string {
	for key := range fields(s.file) {
		if strings.EqualFold(key.Value, name) {
			return s.place(key)
		}
	}
	return s.path
}

func (s *settings) place(node *yaml.Node) string { return fmt.Sprintf("%s:%d", s.path, node.Line) }

// node is the value of a setting, nil where the file does not have it.
func (s *settings) node(name string) *yaml.Node {
	for key, value := range fields(s.file) {
		if strings.EqualFold(key.Value, name) {
			return value
		}
	}
	return nil
}

// fields gives the keys of a table with their values; none of what is no table.
func fields(table *yaml.Node) func(func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if table == nil || table.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(table.Content); i += 2 {
			if !yield(table.Content[i], table.Content[i+1]) {
				return
			}
		}
	}
}

// entry is a text in a list of the settings file. The rule is "" for all; the
// reason is for people.
type entry struct {
	text, rule, reason, until string
	at                        string // FILE:LINE
}

// entries reads a list whose entries are texts, or tables with a text, the rule
// it is about, the reason why it stands there, and its last day.
func (s *settings) entries(name string) ([]entry, error) {
	list := s.node(name)
	if list == nil {
		return nil, nil
	}
	if list.Kind != yaml.SequenceNode {
		return nil, usage(settingsList, s.at(name), name)
	}
	var entries []entry
	for _, item := range list.Content {
		e, ok := readEntry(item)
		e.at = s.place(item)
		if !ok {
			return nil, usage(settingsList, e.at, name)
		}
		if _, err := time.Parse(time.DateOnly, e.until); e.until != "" && err != nil {
			return nil, usage(settingsUntil, e.at, e.until)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func readEntry(item *yaml.Node) (e entry, ok bool) {
	if item.Kind == yaml.ScalarNode {
		return entry{text: item.Value}, item.Value != ""
	}
	for key, value := range fields(item) {
		to := map[string]*string{"text": &e.text, "rule": &e.rule, "reason": &e.reason, "until": &e.until}[key.Value]
		if to == nil || value.Kind != yaml.ScalarNode {
			return e, false
		}
		*to = value.Value
	}
	return e, e.text != ""
}

// texts is entries without those that are about one rule.
func (s *settings) texts(name string) ([]string, error) {
	entries, err := s.entries(name)
	var texts []string
	for _, e := range entries {
		if e.rule == "" {
			texts = append(texts, e.text)
		}
	}
	return texts, err
}

// field is an entry of a table of the settings file.
type field struct{ key, value, at string }

// table reads a table of texts, in its order.
func (s *settings) table(name string) ([]field, error) {
	table := s.node(name)
	if table == nil {
		return nil, nil
	}
	if table.Kind != yaml.MappingNode {
		return nil, usage(settingsTable, s.at(name), name)
	}
	var list []field
	for key, value := range fields(table) {
		if value.Kind != yaml.ScalarNode {
			return nil, usage(settingsTable, s.place(key), name)
		}
		list = append(list, field{key.Value, value.Value, s.place(key)})
	}
	return list, nil
}

// list reads a setting that is a text or a list of texts.
func (s *settings) list(name string) ([]string, error) {
	node := s.node(name)
	if node == nil {
		return nil, nil
	}
	items := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		items = node.Content
	}
	var list []string
	if slices.ContainsFunc(items, func(n *yaml.Node) bool { return n.Kind != yaml.ScalarNode }) {
		return nil, usage(settingsList, s.at(name), name)
	}
	for _, item := range items {
		list = append(list, item.Value)
	}
	return list, nil
}
