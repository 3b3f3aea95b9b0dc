package main

// status is the exit status, the same for every command and format.
type status int

const (
	statusDone     status = 0 // nothing to object to
	statusFindings status = 1 // findings at or above --fail-on, or values missing
	statusUsage    status = 2 // usage, settings or value error, an output that can't be written, or an interrupted run
	statusInput    status = 3 // an input is missing, can't be read, or only partly
)

// and combines what two parts of a run ended with: 2 before 3 before 1.
func (s status) and(t status) status {
	for _, first := range []status{statusUsage, statusInput, statusFindings} {
		if s == first || t == first {
			return first
		}
	}
	return statusDone
}
