package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx/docxtest"
)

// TestClientGone: work for a client that has gone ends and leaves its turn to
// the next.
func TestClientGone(t *testing.T) {
	s, err := New(Options{Limits: Limits{Jobs: 1}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, leave := context.WithCancel(t.Context())
	v := &visit{w: httptest.NewRecorder(), r: httptest.NewRequestWithContext(ctx, http.MethodPost, "/compare", nil)}
	file := sentFile{"report.docx", docxtest.Lines(t, "2020年上半年工作总结\n走访5户。")}
	work := func() error {
		leave() // while the work goes on
		_, err := openComparison(v.r.Context(), file, []sentFile{file})
		return err
	}
	if err := s.atWork(v, work); !errors.Is(err, context.Canceled) {
		t.Errorf("working on: %v", err)
	}
	if err := s.atWork(v, work); !errors.Is(err, context.Canceled) {
		t.Errorf("with the turn free: %v", err)
	}
	if len(s.turns) > 0 {
		t.Error("the turn is not given back")
	}
}

// TestClosedDeskEndsAudit: an audit that nobody can look at any more stops, be
// its desk closed, out of room or its session gone.
func TestClosedDeskEndsAudit(t *testing.T) {
	for name, leave := range map[string]func(s *Server, x *session, d *desk){
		"closed":       func(_ *Server, x *session, d *desk) { x.close(d.id) },
		"out of room":  func(_ *Server, x *session, _ *desk) { x.add(&desk{}) },
		"session gone": func(s *Server, _ *session, _ *desk) { s.sessions.open() },
	} {
		t.Run(name, func(t *testing.T) {
			s, err := New(Options{Limits: Limits{Jobs: 1, Desks: 1, Sessions: 1}})
			if err != nil {
				t.Fatal(err)
			}
			x := s.sessions.find(s.sessions.open())
			s.turns <- struct{}{} // the machine is busy
			draft := sentFile{"draft.docx", docxtest.Lines(t, "走访X户。")}
			ctx, stop := context.WithCancel(t.Context())
			a := newAuditing([]sentFile{draft, draft}, audit.Final)
			d := &desk{auditing: a, stop: stop}
			x.add(d)
			ended := make(chan struct{})
			go func() {
				a.run(ctx, s)
				close(ended)
			}()
			leave(s, x, d)
			select {
			case <-ended:
			case <-time.After(10 * time.Second):
				t.Fatal("the audit goes on")
			}
			if _, done := a.now(); done != 0 {
				t.Errorf("%d drafts were audited", done)
			}
		})
	}
}

// TestServerStops: an audit of a server that stops tells nothing of the draft
// that it was at.
func TestServerStops(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	a := newAuditing([]sentFile{{"draft.docx", bytes.Clone(docxtest.Lines(t, "走访X户。"))}}, audit.Final)
	a.run(ctx, s)
	if files, done := a.now(); done != 0 || files[0].ready {
		t.Errorf("%d drafts are done", done)
	}
}
