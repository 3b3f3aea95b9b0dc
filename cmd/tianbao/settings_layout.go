package main

import (
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
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
		return nil, usage(settingsTable, s.path, "layout")
	}
	if err := table.UnmarshalExact(&profile); err != nil {
		return nil, usage(settingsLayout, s.path, strings.Join(strings.Fields(err.Error()), " "))
	}
	return &profile, nil
}
