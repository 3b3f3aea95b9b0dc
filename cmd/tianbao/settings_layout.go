package main

import (
	"reflect"
	"slices"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"go.yaml.in/yaml/v3"
)

var settingsLayout = text{"设置文件 %s 中“layout”不对：%v", "the settings file %s: bad layout: %v"}

// layout reads the office's own layout, whose fields are those of
// audit.LayoutProfile; what it does not say is as the standard has it. It is
// nil where the settings have none.
func (s *settings) layout() (*audit.LayoutProfile, error) {
	if !s.v.IsSet("layout") {
		return nil, nil
	}
	profile := audit.GBLayout()
	table := s.v.Sub("layout")
	if table == nil {
		return nil, usage(settingsTable, s.at("layout"), "layout")
	}
	if err := s.checkLayout(s.node("layout"), reflect.TypeFor[audit.LayoutProfile]()); err != nil {
		return nil, err
	}
	if err := table.UnmarshalExact(&profile); err != nil {
		return nil, usage(settingsLayout, s.at("layout"), strings.Join(strings.Fields(err.Error()), " "))
	}
	return &profile, nil
}

// checkLayout refuses keys that are no fields of a type, here or deeper.
func (s *settings) checkLayout(table *yaml.Node, fieldsOf reflect.Type) error {
	var known []string
	for i := range fieldsOf.NumField() {
		known = append(known, strings.ToLower(fieldsOf.Field(i).Name))
	}
	for key, value := range fields(table) {
		i := slices.Index(known, strings.ToLower(key.Value))
		if i < 0 {
			return unknownKey(s.place(key), key.Value, known)
		}
		if t := fieldsOf.Field(i).Type; t.Kind() == reflect.Struct {
			if err := s.checkLayout(value, t); err != nil {
				return err
			}
		}
	}
	return nil
}
