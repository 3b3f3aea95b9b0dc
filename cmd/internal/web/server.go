package web

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
)

// Options of New. The zero value serves Chinese pages to one person on this
// machine.
type Options struct {
	Lang    audit.Lang // of the pages until a person chooses
	Version string     // of the program

	// Password lets people in who don't have the token. A server that others
	// can reach must have one.
	Password string

	// Now dates comments and tracked changes; nil: they have no date.
	Now func() time.Time

	Templates []Template // official templates to offer
	Limits    Limits

	// Explain puts an error of a document or a values file into a sentence for
	// people; nil: what the error itself says.
	Explain func(err error, lang audit.Lang) string
}

// Template is a document that comes with the program.
type Template struct {
	Name  string
	Title audit.Text
	DOCX  func() ([]byte, error)
}

// Limits bound what requests can cost. A zero field stands for its default.
type Limits struct {
	Upload   int64         // bytes of one request, 128 MB
	Files    int           // files of one request, 200
	Held     int64         // bytes of uploads that a session holds, 512 MB
	Desks    int           // tasks that a session holds, 24
	Sessions int           // sessions, 32
	Uploads  int           // requests with files that are read at once, 8
	Jobs     int           // documents worked on at once, one a processor
	Reading  time.Duration // for sending a request, 2 minutes
	Writing  time.Duration // for answering it, 10 minutes
}

func (l Limits) orDefaults() Limits {
	l.Upload = orDefault(l.Upload, 128<<20)
	l.Files = orDefault(l.Files, 200)
	l.Held = orDefault(l.Held, 512<<20)
	l.Desks = orDefault(l.Desks, 24)
	l.Sessions = orDefault(l.Sessions, 32)
	l.Uploads = orDefault(l.Uploads, 8)
	l.Jobs = orDefault(l.Jobs, max(2, runtime.NumCPU()))
	l.Reading = orDefault(l.Reading, 2*time.Minute)
	l.Writing = orDefault(l.Writing, 10*time.Minute)
	return l
}

func orDefault[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

// Server serves the pages.
type Server struct {
	options  Options
	token    string
	hosts    hostCheck
	pages    map[audit.Lang]pageSet
	sessions *sessions
	uploads  chan struct{}   // holds one element for each request whose files are read
	turns    chan struct{}   // holds one element for each document being worked on
	work     context.Context // ends when the server stops
	guessing sync.Mutex      // held while a wrong password is answered
}

// New makes a Server. The error means that the program itself is broken.
func New(opts Options) (*Server, error) {
	opts.Limits = opts.Limits.orDefaults()
	pages, err := parsePages()
	if err != nil {
		return nil, err
	}
	return &Server{
		options:  opts,
		token:    rand.Text(),
		pages:    pages,
		sessions: newSessions(opts.Limits),
		uploads:  make(chan struct{}, opts.Limits.Uploads),
		turns:    make(chan struct{}, opts.Limits.Jobs),
		work:     context.Background(),
	}, nil
}

// date is what comments and tracked changes are dated.
func (s *Server) date() time.Time {
	if s.options.Now == nil {
		return time.Time{}
	}
	return s.options.Now()
}

// URL is the address that lets a browser on this machine in, for a server that
// listens at addr.
func (s *Server) URL(addr net.Addr) string {
	return "http://" + localAddress(addr) + "/enter?token=" + s.token
}

// shutdownWithin is how long requests that run when the server stops may take.
const shutdownWithin = 5 * time.Second

// Serve answers requests on l until ctx ends. It closes l.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	s.hosts = newHostCheck(l.Addr(), s.options.Password != "")
	s.work = ctx
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: min(s.options.Limits.Reading, 10*time.Second),
		ReadTimeout:       s.options.Limits.Reading,
		WriteTimeout:      s.options.Limits.Writing,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // would tell addresses of clients and stacks, to nobody's use
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() { stopped <- shutdown(server) })
	err := server.Serve(l)
	if stop() {
		return err // the listener failed
	}
	if err := <-stopped; err != nil {
		return err
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// shutdown lets running requests end, but not for long.
func shutdown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), shutdownWithin)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// takeTurn waits until the machine may work on one more document. Work calls
// the function it returns when it is done.
func (s *Server) takeTurn(ctx context.Context) (done func(), err error) {
	select {
	case s.turns <- struct{}{}:
		return func() { <-s.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// atWork does what a visit asks for when it is its turn.
func (s *Server) atWork(v *visit, work func() error) error {
	done, err := s.takeTurn(v.r.Context())
	if err != nil {
		return err
	}
	defer done()
	return work()
}
