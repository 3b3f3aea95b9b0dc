package web

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
)

// auditing is an audit of one or many drafts. It runs on its own; pages look at
// how far it is.
type auditing struct {
	profile audit.Profile
	priors  []audit.Prior

	waiving sync.Mutex // held while a draft is audited anew

	mu      sync.Mutex
	files   []auditedFile
	done    int
	changed chan struct{} // closed and replaced when done grows
}

// auditedFile is one draft and what was found in it.
type auditedFile struct {
	sent    sentFile
	subject *audit.Subject // nil until it was read
	result  audit.Result
	waivers []audit.Waiver
	err     error // why it could not be read
	ready   bool
}

func newAuditing(drafts []sentFile, profile audit.Profile) *auditing {
	a := &auditing{profile: profile, changed: make(chan struct{})}
	for _, f := range drafts {
		a.files = append(a.files, auditedFile{sent: f})
	}
	return a
}

func (a *auditing) addPrior(doc *docx.Document) {
	a.priors = append(a.priors, audit.Prior{File: doc.Name(), Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{})})
}

// run audits the drafts one after another, each when the machine has a turn
// for it, until ctx ends: the server stops, or nobody wants the audit any more.
func (a *auditing) run(ctx context.Context, s *Server) {
	for i := range a.files {
		done, err := s.takeTurn(ctx)
		if err != nil {
			return
		}
		audited := a.audit(ctx, a.files[i].sent)
		done()
		if ctx.Err() != nil {
			return
		}
		a.finish(i, audited)
	}
}

// audit reads and audits one draft.
func (a *auditing) audit(ctx context.Context, f sentFile) auditedFile {
	out := auditedFile{sent: f, ready: true}
	doc, err := f.open()
	if err != nil {
		out.err = err
		out.result = audit.Result{File: f.name}
		return out
	}
	out.subject = &audit.Subject{File: f.name, Doc: doc, Slots: slot.Find(doc.Paragraphs(), slot.Options{}), Priors: a.priors}
	out.result, out.err = audit.Run(ctx, out.subject, a.options(nil))
	return out
}

func (a *auditing) options(waivers []audit.Waiver) audit.Options {
	return audit.Options{Profile: a.profile, Waivers: waivers}
}

func (a *auditing) finish(i int, f auditedFile) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.files[i] = f
	a.done++
	close(a.changed)
	a.changed = make(chan struct{})
}

// waive takes a finding back with a reason, and audits the draft anew. Pages show
// what was found before until that is done.
func (a *auditing) waive(ctx context.Context, i int, w audit.Waiver) error {
	a.waiving.Lock()
	defer a.waiving.Unlock()
	files, _ := a.now()
	f := files[i]
	if f.subject == nil {
		return notFound
	}
	f.waivers = append(slices.Clip(f.waivers), w)
	var err error
	if f.result, err = audit.Run(ctx, f.subject, a.options(f.waivers)); err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.files[i] = f
	return nil
}

// now is how the files stand at the moment.
func (a *auditing) now() (files []auditedFile, done int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]auditedFile(nil), a.files...), a.done
}

// wait waits until more than seen files are done, but not for long.
func (a *auditing) wait(ctx context.Context, seen int, patience time.Duration) (done int) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		a.mu.Lock()
		done, changed := a.done, a.changed
		a.mu.Unlock()
		if done > seen || done == len(a.files) {
			return done
		}
		select {
		case <-changed:
		case <-timer.C:
			return done
		case <-ctx.Done():
			return done
		}
	}
}
