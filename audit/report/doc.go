// Package report writes what an audit found: for people on a terminal, for
// programs as JSON. All writers say the same and take several reports at once.
package report
