package web

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
)

// startAudit takes drafts, and earlier reports to hold them against.
func (s *Server) startAudit(v *visit) error {
	sent, err := s.receive(v)
	if err != nil {
		return err
	}
	drafts := sent.files["drafts"]
	if len(drafts) == 0 {
		return noFile
	}
	profile := audit.Final
	if sent.texts["profile"] == string(audit.Draft) {
		profile = audit.Draft
	}
	a := newAuditing(drafts, profile)
	priors, err := openAll(sent.files["prior"])
	if err != nil {
		return err
	}
	for _, doc := range priors {
		a.addPrior(doc)
	}
	return s.openAudit(v, a, sent.size())
}

// Most audits are done before a page would show that they run.
const (
	shortAudit   = 2 * time.Second
	progressWait = 20 * time.Second
)

func (s *Server) openAudit(v *visit, a *auditing, size int64) error {
	files, _ := a.now()
	d := &desk{title: files[0].sent.name, size: size, auditing: a}
	ctx, stop := context.WithCancel(s.work)
	d.stop = stop
	v.session.add(d)
	go a.run(ctx, s)
	if len(files) == 1 {
		a.wait(v.r.Context(), 0, shortAudit)
	}
	return v.goTo(d.Path())
}

// showAudit shows the files of an audit; that of a single one leads to it.
func (s *Server) showAudit(v *visit) error {
	d, err := v.desk("audit")
	if err != nil {
		return err
	}
	files, done := d.auditing.now()
	if len(files) == 1 && done == 1 && files[0].err == nil {
		http.Redirect(v.w, v.r, d.Path()+"/0", http.StatusSeeOther)
		return nil
	}
	return s.render(v, "audits", page{Title: audit.Text{ZH: "审核", EN: "Audit"}, Task: "audit", Body: s.newAuditsPage(v, d, files, done)})
}

// auditProgress answers when more files are done than the asker has seen.
func (s *Server) auditProgress(v *visit) error {
	d, err := v.desk("audit")
	if err != nil {
		return err
	}
	seen, err := strconv.Atoi(v.r.FormValue("done"))
	if err != nil {
		seen = -1
	}
	done := d.auditing.wait(v.r.Context(), seen, progressWait)
	return v.json(http.StatusOK, map[string]int{"done": done, "total": len(d.auditing.files)})
}

// auditedFile finds the file that the address of a visit names.
func (v *visit) auditedFile() (*desk, int, auditedFile, error) {
	d, err := v.desk("audit")
	if err != nil {
		return nil, 0, auditedFile{}, err
	}
	files, _ := d.auditing.now()
	i, err := strconv.Atoi(v.r.PathValue("file"))
	if err != nil || i < 0 || i >= len(files) || !files[i].ready {
		return nil, 0, auditedFile{}, notFound
	}
	return d, i, files[i], nil
}

func (s *Server) showAudited(v *visit) error {
	d, i, f, err := v.auditedFile()
	if err != nil {
		return err
	}
	if f.err != nil {
		return f.err
	}
	title := audit.Text{ZH: "审核 " + f.sent.name, EN: "Audit " + f.sent.name}
	return s.render(v, "audit", page{Title: title, Task: "audit", Body: newAuditPage(v, d, i, f)})
}

// waive takes a finding back for a reason.
func (s *Server) waive(v *visit) error {
	d, i, _, err := v.auditedFile()
	if err != nil {
		return err
	}
	w := audit.Waiver{
		Rule: v.r.PostFormValue("rule"), Fingerprint: v.r.PostFormValue("fingerprint"),
		Reason: strings.TrimSpace(v.r.PostFormValue("reason")), Kind: audit.BySidecar,
	}
	if w.Reason == "" || w.Fingerprint == "" {
		return noReason
	}
	if err := s.atWork(v, func() error { return d.auditing.waive(v.r.Context(), i, w) }); err != nil {
		return err
	}
	return v.goTo(d.Path() + "/" + strconv.Itoa(i))
}
