package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/tianbao-dev/tianbao/audit"
	"github.com/tianbao-dev/tianbao/engine/docx"
)

// visit is one request of a person who was let in.
type visit struct {
	w       http.ResponseWriter
	r       *http.Request
	session *session
	lang    audit.Lang
}

// handlerFunc answers a visit, or says what is wrong: a *problem, or an error of
// a document or a values file.
type handlerFunc func(v *visit) error

// answer makes an http.Handler of h.
func (s *Server) answer(h handlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &visit{w: w, r: r, session: s.sessionOf(r), lang: s.langOf(r)}
		if v.session == nil {
			s.refuse(w, r, noToken)
			return
		}
		if err := h(v); err != nil {
			s.complain(v, err)
		}
	})
}

// say is a text in the language of the visit.
func (v *visit) say(zh, en string) string { return audit.Text{ZH: zh, EN: en}.In(v.lang) }

// wantsJSON reports whether a script asks.
func wantsJSON(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "application/json")
}

// sendJSON answers a script.
func sendJSON(w http.ResponseWriter, status int, value any) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	return json.NewEncoder(w).Encode(value)
}

func (v *visit) json(status int, value any) error { return sendJSON(v.w, status, value) }

// goTo leads to another page: a browser by redirect, a script by its address.
func (v *visit) goTo(path string) error {
	if wantsJSON(v.r) {
		return v.json(http.StatusOK, map[string]string{"location": path})
	}
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// complaint is one thing that is wrong, and the key of the field it is about.
type complaint struct {
	Key   string `json:"key,omitempty"`
	Text  string `json:"text"`
	Whole string `json:"whole,omitempty"` // Text with the key, which goes without saying beside the field
}

// refusal is what a script is told.
type refusal struct {
	Errors []complaint `json:"errors"`
}

// complain answers with what is wrong.
func (s *Server) complain(v *visit, err error) {
	status, list := http.StatusUnprocessableEntity, []complaint(nil)
	var p *problem
	if errors.As(err, &p) {
		status, list = p.status, []complaint{{Text: p.text.In(v.lang)}}
	} else {
		list = s.complaints(err, v.lang)
	}
	if wantsJSON(v.r) {
		_ = v.json(status, refusal{list}) // a reader that is gone needs no answer
		return
	}
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = cmp.Or(c.Whole, c.Text)
	}
	v.w.WriteHeader(status)
	s.show(v.w, v.r, "problem", page{Title: audit.Text{ZH: "有问题需要处理", EN: "Something is wrong"}, Body: texts})
}

// desk finds what the address of the visit names.
func (v *visit) desk(task string) (*desk, error) {
	d := v.session.find(v.r.PathValue("desk"))
	if d == nil || d.Task() != task {
		return nil, notFound
	}
	return d, nil
}

// closeDesk forgets a task and its documents.
func (s *Server) closeDesk(v *visit) error {
	v.session.close(v.r.PathValue("desk"))
	return v.goTo("/")
}

// skippedTexts says what of a document could not be read.
func (v *visit) skippedTexts(list []docx.Skip) []string {
	var texts []string
	for _, skip := range list {
		if !skip.Object {
			texts = append(texts, v.say("未能读取的内容：", "Not read: ")+strings.TrimSpace(skip.Part+" "+skip.Reason))
		}
	}
	return texts
}
