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
		if wrong := s.wrongLayout(s.node("layout"), reflect.TypeFor[audit.LayoutProfile]()); wrong != nil {
			return nil, wrong
		}
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

// What the values of a layout are.
var (
	layoutNumber = text{"应为数字", "write a number"}
	layoutList   = text{"应为列表，如 [宋体, 仿宋]", "write a list, such as [宋体, 仿宋]"}
	layoutText   = text{"应为文字", "write a text"}
)

// wrongLayout says which value of a layout is of another kind than its field,
// nil where none is.
func (s *settings) wrongLayout(table *yaml.Node, fieldsOf reflect.Type) error {
	for key, value := range fields(table) {
		field, _ := fieldsOf.FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, key.Value) })
		if field.Type.Kind() == reflect.Struct {
			if err := s.wrongLayout(value, field.Type); err != nil {
				return err
			}
			continue
		}
		if value.Decode(reflect.New(field.Type).Interface()) != nil {
			return usage(settingsValue, s.place(key), key.Value, value.Value, layoutWants(field.Type))
		}
	}
	return nil
}

func layoutWants(t reflect.Type) text {
	switch t.Kind() {
	case reflect.Float64, reflect.Int:
		return layoutNumber
	case reflect.Slice:
		return layoutList
	}
	return layoutText
}
