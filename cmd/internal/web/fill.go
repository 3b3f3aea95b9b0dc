package web

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/period"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// startFilling opens a report, or one of the templates of the program.
func (s *Server) startFilling(v *visit) error {
	sent, err := s.receive(v)
	if err != nil {
		return err
	}
	if name := sent.texts["template"]; name != "" {
		if sent.files["report"], err = s.embedded(name); err != nil {
			return err
		}
	}
	if len(sent.files["report"]) == 0 {
		return noFile
	}
	report := sent.files["report"][0]
	if report.isText() {
		return onlyRead
	}
	f, err := s.openFilling(v, report, sent.files["prior"])
	if err != nil {
		return err
	}
	d := &desk{title: report.name, size: sent.size(), filling: f}
	v.session.add(d)
	return v.goTo(d.Path())
}

func (s *Server) openFilling(v *visit, report sentFile, priors []sentFile) (f *filling, err error) {
	err = s.atWork(v, func() error {
		if f, err = newFilling(report); err != nil || len(priors) == 0 {
			return err
		}
		return f.readPrior(priors[0])
	})
	return f, err
}

// embedded is a template of the program as if it had been sent.
func (s *Server) embedded(name string) ([]sentFile, error) {
	for _, t := range s.options.Templates {
		if t.Name == name {
			data, err := t.DOCX()
			return []sentFile{{t.Name + ".docx", data}}, err
		}
	}
	return nil, notFound
}

// addPrior reads last period's report.
func (s *Server) addPrior(v *visit) error {
	d, sent, err := s.receiveFor(v, "prior", noFile)
	if err != nil {
		return err
	}
	if err := s.atWork(v, func() error { return d.filling.readPrior(sent) }); err != nil {
		return err
	}
	v.session.grow(d, int64(len(sent.data)))
	return v.goTo(d.Path())
}

// readForm gives the browser the values of a form that was filled in elsewhere.
func (s *Server) readForm(v *visit) error {
	d, sent, err := s.receiveFor(v, "form", noForm)
	if err != nil {
		return err
	}
	file, err := d.filling.readValues(sent)
	if err != nil {
		return err
	}
	entered := map[string]string{}
	for _, e := range file.Values {
		entered[e.Key] = e.Text
		if e.Percent {
			entered[e.Key] = d.filling.place(e.Key).Bare(e)
		}
	}
	return v.json(http.StatusOK, map[string]any{"values": entered})
}

// receiveFor reads the one file that is sent for a report that is being filled
// in.
func (s *Server) receiveFor(v *visit, input string, missing *problem) (*desk, sentFile, error) {
	d, err := v.desk("fill")
	if err != nil {
		return nil, sentFile{}, err
	}
	sent, err := s.receive(v)
	if err != nil {
		return nil, sentFile{}, err
	}
	if len(sent.files[input]) == 0 {
		return nil, sentFile{}, missing
	}
	return d, sent.files[input][0], nil
}

// checkValues tells the browser which values don't suit.
func (s *Server) checkValues(v *visit) error {
	d, err := v.desk("fill")
	if err != nil {
		return err
	}
	entered, err := d.filling.entered(v)
	if err != nil {
		return err
	}
	list := []complaint{}
	for _, err := range d.filling.check(entered) {
		list = append(list, s.complaints(err, v.lang)...)
	}
	return v.json(http.StatusOK, refusal{list})
}

// complaints takes an error apart and puts each into words.
func (s *Server) complaints(err error, lang audit.Lang) []complaint {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []complaint
		for _, one := range joined.Unwrap() {
			list = append(list, s.complaints(one, lang)...)
		}
		return list
	}
	c := complaint{Text: s.explain(err, lang)}
	var value *values.Error
	var place *engine.Error
	switch {
	case errors.As(err, &value):
		c.Key = value.Key
	case errors.As(err, &place):
		c.Key = place.Key
	}
	for _, sep := range []string{": ", "："} {
		if bare, named := strings.CutPrefix(c.Text, c.Key+sep); named && c.Key != "" {
			c.Text, c.Whole = bare, c.Text
			break
		}
	}
	return []complaint{c}
}

// filled fills the report with what a visit sends.
func (s *Server) filled(v *visit, d *desk, opts engine.FillOptions) (filled *engine.Filled, err error) {
	entered, err := d.filling.entered(v)
	if err != nil {
		return nil, err
	}
	err = s.atWork(v, func() error {
		filled, err = d.filling.template.Fill(entered, opts)
		return err
	})
	return filled, err
}

// downloadFilled sends the filled report, or the form as a file.
func (s *Server) downloadFilled(v *visit) error {
	d, err := v.desk("fill")
	if err != nil {
		return err
	}
	switch v.r.FormValue("as") {
	case "docx":
		return s.sendFilled(v, d, v.say("（已填）", " (filled)"), engine.FillOptions{})
	case "clean":
		return s.sendFilled(v, d, v.say("（已填）", " (filled)"), engine.FillOptions{ClearMarks: true})
	case "tracked":
		return s.sendFilled(v, d, v.say("（修订）", " (tracked)"), engine.FillOptions{Track: true, Date: s.date()})
	case "xlsx":
		return s.sendForm(v, d, ".xlsx", values.WriteXLSX)
	case "yaml":
		return s.sendForm(v, d, ".yaml", values.WriteYAML)
	}
	return unknownFormat
}

func (s *Server) sendFilled(v *visit, d *desk, mark string, opts engine.FillOptions) error {
	filled, err := s.filled(v, d, opts)
	if err != nil {
		return err
	}
	return v.sendWord(named(d.title, mark, wordExtension(d.title)), filled.Doc)
}

func (s *Server) sendForm(v *visit, d *desk, ext string, write func(io.Writer, values.Form) error) error {
	entered, err := d.filling.entered(v)
	if err != nil {
		return err
	}
	form := d.filling.form(entered, v.period("period"), v.lang == audit.English)
	return v.send(named(d.title, v.say("（填报表）", " (form)"), ext), mediaTypes[ext], func(w io.Writer) error { return write(w, form) })
}

// period reads a period from the form or the address of a visit; what is none
// counts as not given.
func (v *visit) period(name string) period.Period {
	p, err := period.Parse(v.r.FormValue(name))
	if err != nil {
		return period.Period{}
	}
	return p
}

// auditFilled takes the filled report straight to its audit.
func (s *Server) auditFilled(v *visit) error {
	d, err := v.desk("fill")
	if err != nil {
		return err
	}
	filled, err := s.filled(v, d, engine.FillOptions{})
	if err != nil {
		return err
	}
	data, err := documentBytes(filled.Doc)
	if err != nil {
		return err
	}
	a := newAuditing([]sentFile{{named(d.title, v.say("（已填）", " (filled)"), wordExtension(d.title)), data}}, audit.Final)
	if prior, _ := d.filling.known(); prior != nil {
		a.addPrior(prior.doc)
	}
	return s.openAudit(v, a, int64(len(data)))
}
