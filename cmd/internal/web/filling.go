package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// filling is a report that is being filled in. What has been entered so far is
// in the browser, not here.
type filling struct {
	template *engine.Template
	digest   string // of the file, the name of what the browser keeps

	mu    sync.Mutex
	prior *priorReport
	rules *values.File // formats, computed values and checks of an uploaded form
}

// priorReport is an earlier report, for its values.
type priorReport struct {
	doc  *docx.Document
	last map[string]string // values by key
}

func newFilling(f sentFile) (*filling, error) {
	doc, err := f.open()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(f.data)
	return &filling{
		template: engine.Load(doc, slot.Options{}),
		digest:   hex.EncodeToString(sum[:16]),
		rules:    &values.File{},
	}, nil
}

// readPrior reads the values of an earlier report.
func (f *filling) readPrior(sent sentFile) error {
	doc, err := sent.open()
	if err != nil {
		return err
	}
	last := map[string]string{}
	for _, v := range f.template.Extract(doc).Values {
		last[v.Key] = v.Text
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.prior = &priorReport{doc, last}
	return nil
}

// known is what came to the report after it was opened.
func (f *filling) known() (*priorReport, *values.File) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.prior, f.rules
}

// rolled is the template with proposals for another period.
func (f *filling) rolled(to period.Period) *engine.Template {
	if to.IsZero() || to == f.template.Period.Next(1) {
		return f.template
	}
	return engine.Load(f.template.Doc, slot.Options{Roll: to})
}

// valuePrefix goes before the key in the name of an input.
const valuePrefix = "v:"

// entered reads what a visit sends as a values file, with the rules of the form
// that was uploaded.
func (f *filling) entered(v *visit) (*values.File, error) {
	if err := v.r.ParseForm(); err != nil {
		return nil, receiveProblem(err)
	}
	_, rules := f.known()
	file := *rules
	for name, texts := range v.r.PostForm {
		key, ok := strings.CutPrefix(name, valuePrefix)
		text := strings.ReplaceAll(texts[len(texts)-1], "\r\n", "\n")
		if ok && strings.TrimSpace(text) != "" {
			file.Values = append(file.Values, values.Entry{Key: key, Text: text})
		}
	}
	slices.SortFunc(file.Values, func(a, b values.Entry) int { return strings.Compare(a.Key, b.Key) })
	return &file, nil
}

// place is where the value of a key goes; the zero Place where there is no such
// slot.
func (f *filling) place(key string) values.Place {
	for i := range f.template.Slots {
		if s := &f.template.Slots[i]; s.Key == key {
			return values.Place{Class: s.Class, Unit: s.Unit, Before: s.Before, After: s.After}
		}
	}
	return values.Place{}
}

// check says which values do not suit their slots.
func (f *filling) check(entered *values.File) []error {
	slots := make(map[string]*slot.Slot, len(f.template.Slots))
	for i := range f.template.Slots {
		slots[f.template.Slots[i].Key] = &f.template.Slots[i]
	}
	var errs []error
	for _, e := range entered.Values {
		s, ok := slots[e.Key]
		if !ok || s.Kind != slot.Placeholder {
			continue
		}
		place := values.Place{Class: s.Class, Unit: s.Unit, Before: s.Before, After: s.After}
		if _, err := place.Fit(entered.FormatOf(e.Key, s.Class), e); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// form is the form with what was entered and last period's values.
func (f *filling) form(entered *values.File, to period.Period, english bool) values.Form {
	form := f.rolled(to).Form()
	form.English = english
	if !to.IsZero() {
		form.Period = to.Chinese()
	}
	prior, _ := f.known()
	if prior != nil {
		form.Prior = prior.doc.Name()
		for i := range form.Fields {
			form.Fields[i].Last = prior.last[form.Fields[i].Key]
		}
	}
	return values.MergeForm(form, entered)
}

// readValues takes over an uploaded form: its values are for the browser, its
// rules stay here.
func (f *filling) readValues(sent sentFile) (*values.File, error) {
	file, err := values.Decode(sent.name, sent.data)
	if err != nil {
		return nil, err
	}
	file = f.template.Rekeyed(file)
	if err := errors.Join(values.Unknown(f.template.Keys(), file), f.moved(file)); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = &values.File{Name: file.Name, Formats: file.Formats, Computed: file.Computed, Checks: file.Checks, Drop: file.Drop}
	return file, nil
}

// moved refuses values of a form whose slots stand between other words now: it
// was made for another report.
func (f *filling) moved(file *values.File) error {
	slots := map[string]slot.Slot{}
	for _, s := range f.template.Slots {
		slots[s.Key] = s
	}
	entered := map[string]bool{}
	for _, e := range file.Values {
		entered[e.Key] = true
	}
	var errs []error
	for _, a := range file.Anchors {
		if s, ok := slots[a.Key]; ok && entered[a.Key] && a.Text != "" && a.Text != s.Anchor {
			errs = append(errs, &engine.Error{Kind: engine.KindMoved, Key: a.Key, Pos: a.Pos, Loc: s.Loc})
		}
	}
	return errors.Join(errs...)
}

// documentBytes is the file of a document.
func documentBytes(doc *docx.Document) ([]byte, error) {
	var b bytes.Buffer
	_, err := doc.WriteTo(&b)
	return b.Bytes(), err
}
