package web

import "net/http"

// handler is everything the server answers, behind its guards.
func (s *Server) handler() http.Handler {
	open := http.NewServeMux() // for everybody who asks for the right host
	open.HandleFunc("GET /enter", s.showEntrance)
	open.Handle("POST /enter", s.limitBody(shortForm, http.HandlerFunc(s.enter)))
	open.Handle("POST /language", s.limitBody(shortForm, http.HandlerFunc(s.chooseLanguage)))
	open.Handle("GET /assets/", http.FileServerFS(assetFiles))
	open.Handle("/", s.forSessions(s.limitBody(s.options.Limits.Upload, s.tasks())))
	return securityHeaders(s.checkHost(checkOrigin(open)))
}

// shortForm is how many bytes a form of people who were not let in may have.
const shortForm = 4 << 10

// tasks are the pages of people who were let in.
func (s *Server) tasks() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern string, h handlerFunc) { mux.Handle(pattern, s.answer(h)) }

	handle("GET /{$}", s.home)
	handle("POST /close/{desk}", s.closeDesk)

	handle("POST /fill", s.startFilling)
	handle("GET /fill/{desk}", s.showFilling)
	handle("POST /fill/{desk}/prior", s.addPrior)
	handle("POST /fill/{desk}/form", s.readForm)
	handle("POST /fill/{desk}/check", s.checkValues)
	handle("POST /fill/{desk}/download", s.downloadFilled)
	handle("POST /fill/{desk}/audit", s.auditFilled)

	handle("POST /audit", s.startAudit)
	handle("GET /audit/{desk}", s.showAudit)
	handle("GET /audit/{desk}/progress", s.auditProgress)
	handle("GET /audit/{desk}/download/{format}", s.downloadAudit)
	handle("GET /audit/{desk}/{file}", s.showAudited)
	handle("POST /audit/{desk}/{file}/waive", s.waive)

	handle("POST /compare", s.startComparison)
	handle("GET /compare/{desk}", s.showComparison)
	handle("GET /compare/{desk}/download/{format}", s.downloadComparison)

	handle("/", func(*visit) error { return notFound })
	return mux
}
