package web

import (
	"crypto/subtle"
	"net/http"
	"strings"
	"time"

	"github.com/tianbao-dev/tianbao/audit"
)

// cookieName is the session's. Browsers keep one set of cookies for all ports
// of a host, so the port belongs to the name.
func (s *Server) cookieName() string { return "tianbao-" + s.hosts.port }

// showEntrance lets a browser in that shows the token. Where there is a
// password, it asks for it.
func (s *Server) showEntrance(w http.ResponseWriter, r *http.Request) {
	if token := r.URL.Query().Get("token"); token != "" && same(token, s.token) {
		s.letIn(w, r)
		return
	}
	if s.options.Password == "" {
		s.refuse(w, r, noToken)
		return
	}
	s.askForPassword(w, r, "")
}

// wrongPasswordTakes slows guessing down.
const wrongPasswordTakes = time.Second

// enter checks the password.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	if s.options.Password == "" {
		s.refuse(w, r, noToken)
		return
	}
	if same(r.FormValue("password"), s.options.Password) {
		s.letIn(w, r)
		return
	}
	s.guessing.Lock() // one guess at a time
	time.Sleep(wrongPasswordTakes)
	s.guessing.Unlock()
	w.WriteHeader(http.StatusForbidden)
	s.askForPassword(w, r, wrongPassword.In(s.langOf(r)))
}

var wrongPassword = audit.Text{ZH: "密码不对，请重新输入。", EN: "That is not the password; try again."}

func (s *Server) askForPassword(w http.ResponseWriter, r *http.Request, problem string) {
	s.show(w, r, "enter", page{Title: audit.Text{ZH: "请输入密码", EN: "Password"}, Body: problem})
}

// letIn gives the browser a session of its own.
func (s *Server) letIn(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Value: s.sessions.open(), Path: "/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// same compares secrets without telling by the time it takes how much of them
// is right.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// forSessions lets requests with a session cookie through.
func (s *Server) forSessions(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.sessionOf(r) != nil {
			next.ServeHTTP(w, r)
			return
		}
		if s.options.Password != "" && r.Method == http.MethodGet {
			http.Redirect(w, r, "/enter", http.StatusSeeOther)
			return
		}
		s.refuse(w, r, noToken)
	})
}

func (s *Server) sessionOf(r *http.Request) *session {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil {
		return nil
	}
	return s.sessions.find(cookie.Value)
}

// languageCookie remembers which language a person chose.
const languageCookie = "tianbao-lang"

func (s *Server) langOf(r *http.Request) audit.Lang {
	if cookie, err := r.Cookie(languageCookie); err == nil {
		switch lang := audit.Lang(cookie.Value); lang {
		case audit.Chinese, audit.English:
			return lang
		}
	}
	if s.options.Lang == audit.English {
		return audit.English
	}
	return audit.Chinese
}

// chooseLanguage remembers the language and goes back to the page.
func (s *Server) chooseLanguage(w http.ResponseWriter, r *http.Request) {
	lang := audit.Chinese
	if r.FormValue("lang") == string(audit.English) {
		lang = audit.English
	}
	http.SetCookie(w, &http.Cookie{
		Name: languageCookie, Value: string(lang), Path: "/", MaxAge: 365 * 24 * 3600,
		HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	http.Redirect(w, r, localPath(r.FormValue("back")), http.StatusSeeOther)
}

// localPath keeps a redirect on this site.
func localPath(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n") {
		return "/"
	}
	return path
}
