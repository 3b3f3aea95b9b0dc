package values

import (
	"path/filepath"
	"slices"
	"strings"
)

// Form is a values file for a person to fill in: every slot of a template with
// what one must know to fill it. WriteYAML, WriteXLSX, WriteCSV and WriteJSON
// write it; Decode reads back what was entered.
type Form struct {
	Template string // name or path of the template's file; forms show the name
	Period   string // the period to be reported, as people write it: 2020年上半年
	Prior    string // the period or file that Last comes from
	English  bool   // headings and help in English

	Fields []Field // in document order

	// What an existing form says beyond values; MergeForm carries it over.
	Formats, Computed, Checks, Drop []Entry
}

// Field is one slot of a form.
type Field struct {
	Key, Label  string
	Class, Unit string
	Section     []string // headings above
	Before      string   // the sentence up to the blank
	Blank       string   // the text of the blank: X
	After       string   // the sentence behind it
	Anchor      string   // digest of the words around, checked when the form is used
	Last        string   // last period's value, "" unknown
	Office      string   // 责任处室: who supplies the value
	Note        string
	Choices     []string // what the control around the blank offers
	Value       Entry    // what was entered
	State       State    // against the form that was there before

	// Optional marks a title or period: it keeps its text (Blank) unless
	// Proposed, or what a person makes of it, is taken over.
	Optional bool
	Proposed string // new text, "" for none
	Why      string // reason for the proposal, or what to look at
}

// State is what became of a field since the form was last written.
type State string

const (
	Same  State = ""
	New   State = "new"   // not in the form before
	Moved State = "moved" // the words around it have changed
	Gone  State = "gone"  // no longer in the template; kept so that nothing entered is lost
)

// MergeForm lays what was entered into an existing form over a new one. Fields
// that the old form does not have are New, fields that only it has are appended
// as Gone when something was entered for them. A field whose key has changed, but
// not the words around it, keeps what was entered (see File.Rekey), though another
// field has that key now, unless an expression of the old form names it.
func MergeForm(form Form, old *File) Form {
	form.Fields = slices.Clone(form.Fields)
	old = old.rekeyed(form.Fields)
	entered, offices, notes, anchors := byKey(old.Values), byKey(old.Offices), byKey(old.Notes), byKey(old.Anchors)
	had := byKey(slices.Concat(old.Values, old.Missing, old.Anchors))
	computed := byKey(old.Computed)
	for i := range form.Fields {
		f := &form.Fields[i]
		_, known := had[f.Key]
		_, isComputed := computed[f.Key]
		f.Value = entered[f.Key]
		f.Value.Text, f.Value.Percent = f.place().Bare(f.Value), false // a form holds texts
		f.Office = firstText(offices[f.Key].Text, f.Office)
		f.Note = firstText(notes[f.Key].Text, f.Note)
		switch anchor := anchors[f.Key].Text; {
		case !known && !isComputed:
			f.State = New
		case anchor != "" && anchor != f.Anchor:
			f.State = Moved
		}
		delete(entered, f.Key)
	}
	for _, e := range old.Values {
		if _, left := entered[e.Key]; left {
			form.Fields = append(form.Fields, Field{Key: e.Key, Label: e.Key, Value: e, State: Gone,
				Office: offices[e.Key].Text, Note: notes[e.Key].Text})
		}
	}
	form.Formats, form.Computed, form.Checks, form.Drop = old.Formats, old.Computed, old.Checks, old.Drop
	return form
}

// rekeyed is f with the keys of fields, but for those that expressions name.
func (f *File) rekeyed(fields []Field) *File {
	anchors := make(map[string]string, len(fields))
	for _, field := range fields {
		anchors[field.Key] = field.Anchor
	}
	named := newKeySet(f.names())
	free := *f
	free.Anchors = slices.DeleteFunc(slices.Clone(f.Anchors), func(a Entry) bool { return named.has(a.Key) })
	return free.moved(anchors)
}

// title is the heading of a form: "填报表：总结.docx　2021年上半年".
func (f Form) title() string {
	name := filepath.Base(filepath.ToSlash(f.Template))
	return joinNonEmpty(gap.in(f.English), labelTitle.in(f.English)+colon.in(f.English)+name, f.Period)
}

func byKey(entries []Entry) map[string]Entry {
	m := make(map[string]Entry, len(entries))
	for _, e := range entries {
		m[e.Key] = e
	}
	return m
}

func firstText(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// input is what a field is asked to hold, by class.
type input int

const (
	inputText   input = iota // identifiers, names, telephone numbers
	inputWhole               // whole numbers
	inputNumber              // numbers with decimals
	inputDate                // whole dates
)

func (f Field) place() Place {
	return Place{Class: f.Class, Unit: f.Unit, Before: f.Before, After: f.After}
}

func (f Field) input() input {
	place := f.place()
	switch place.kind() {
	case "count":
		if place.scaleAfter() != 0 {
			return inputNumber // 3.5万人
		}
		return inputWhole
	case "money", "percent":
		return inputNumber
	case "date":
		if _, alone := place.datePart(); alone {
			return inputWhole
		}
		return inputDate
	}
	return inputText
}

// section is the headings above a field in one line.
func (f Field) section() string { return strings.Join(f.Section, " ／ ") }

// marked is the sentence with the blank marked.
func (f Field) marked() string { return f.Before + "〔" + f.Blank + "〕" + f.After }

// isGone reports whether the state column of a form marks a row as gone. What
// stands in such a row is kept for people and is no value.
func isGone(state string) bool {
	return state == stateNames[Gone].ZH || fold(state) == stateNames[Gone].EN
}

var stateNames = map[State]Text{
	New:   {"新增", "new"},
	Moved: {"上下文已变", "context changed"},
	Gone:  {"已不在模板中", "no longer in the template"},
}
