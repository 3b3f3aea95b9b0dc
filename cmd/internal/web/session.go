package web

import (
	"context"
	"crypto/rand"
	"slices"
	"sync"

	"github.com/tianbao-dev/tianbao/audit"
)

// sessions are the browsers that were let in, the least recently used first.
type sessions struct {
	limits Limits

	mu   sync.Mutex
	list []*session
}

func newSessions(limits Limits) *sessions { return &sessions{limits: limits} }

// open begins a session and returns its secret name.
func (s *sessions) open() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.list) >= s.limits.Sessions {
		s.list[0].leave()
		s.list = slices.Delete(s.list, 0, 1)
	}
	opened := &session{name: rand.Text(), limits: s.limits}
	s.list = append(s.list, opened)
	return opened.name
}

// find is the session of that name, nil where there is none.
func (s *sessions) find(name string) *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.list, func(x *session) bool { return same(x.name, name) })
	if i < 0 {
		return nil
	}
	found := s.list[i]
	s.list = append(slices.Delete(s.list, i, i+1), found)
	return found
}

// session is what one browser has on its desks, the least recently used first.
type session struct {
	name   string
	limits Limits

	mu    sync.Mutex
	desks []*desk
}

// desk is one task with its documents: fill, audit or compare.
type desk struct {
	id    string
	title string // name of the file it is about
	size  int64  // bytes of its uploads

	filling    *filling
	auditing   *auditing
	comparison *comparison

	stop context.CancelFunc // ends work that goes on after the request, nil without any
}

// leave ends what is still done for a desk.
func (d *desk) leave() {
	if d.stop != nil {
		d.stop()
	}
}

// Task is the task that the desk is for, as in its address.
func (d *desk) Task() string {
	switch {
	case d.filling != nil:
		return "fill"
	case d.auditing != nil:
		return "audit"
	}
	return "compare"
}

// TaskName is the task as people call it.
func (d *desk) TaskName(lang audit.Lang) string {
	return map[string]audit.Text{"fill": {ZH: "填报", EN: "Fill"}, "audit": {ZH: "审核", EN: "Audit"}, "compare": {ZH: "对比", EN: "Compare"}}[d.Task()].In(lang)
}

// Title is the name of the file that the desk is about.
func (d *desk) Title() string { return d.title }

// ID is the desk's part of its address.
func (d *desk) ID() string { return d.id }

// Path is the address of the desk.
func (d *desk) Path() string { return "/" + d.Task() + "/" + d.id }

// add puts a desk into the session. Desks that were not used for longest make
// room for it.
func (s *session) add(d *desk) {
	d.id = rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.desks = append(s.desks, d)
	s.makeRoom()
}

func (s *session) makeRoom() {
	held := int64(0)
	for _, d := range s.desks {
		held += d.size
	}
	for len(s.desks) > 1 && (len(s.desks) > s.limits.Desks || held > s.limits.Held) {
		held -= s.desks[0].size
		s.desks[0].leave()
		s.desks = slices.Delete(s.desks, 0, 1)
	}
}

// grow notes that a desk holds more.
func (s *session) grow(d *desk, size int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d.size += size
	s.makeRoom()
}

// find is the desk with that id, nil where it was closed or made room.
func (s *session) find(id string) *desk {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.desks, func(d *desk) bool { return d.id == id })
	if i < 0 {
		return nil
	}
	found := s.desks[i]
	s.desks = append(slices.Delete(s.desks, i, i+1), found)
	return found
}

func (s *session) close(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.desks = slices.DeleteFunc(s.desks, func(d *desk) bool {
		if d.id == id {
			d.leave()
		}
		return d.id == id
	})
}

// leave ends what is still done for the session.
func (s *session) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, d := range s.desks {
		d.leave()
	}
}

// latest lists the desks, the one used last first.
func (s *session) latest() []*desk {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.Clone(s.desks)
	slices.Reverse(list)
	return list
}
