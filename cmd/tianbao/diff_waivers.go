package main

import (
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/audit/compare"
)

// diffWaivers are what the settings and the waiver files beside the current
// report say is unchanged on purpose. They are judged on the day of
// SOURCE_DATE_EPOCH, or today.
func (a *app) diffWaivers(current string) ([]compare.Waiver, error) {
	today, err := new(dateFlag).orEpoch()
	if err != nil {
		return nil, err
	}
	if today.IsZero() {
		today = time.Now()
	}
	waivers, err := readWaivers(current)
	if err != nil {
		return nil, err
	}
	var r regime
	if err := a.settings.readAccepted(&r); err != nil {
		return nil, err
	}
	return audit.ForComparison(waivers, r.options.Accept, today), nil
}
