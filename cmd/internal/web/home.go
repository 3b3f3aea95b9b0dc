package web

import "github.com/tianbao-dev/tianbao/audit"

// homePage offers the tasks and leads back to what is open.
type homePage struct {
	Templates []Template
	Desks     []*desk
}

func (s *Server) home(v *visit) error {
	title := audit.Text{ZH: "填报", EN: "Tianbao"}
	return s.render(v, "home", page{Title: title, Body: homePage{s.options.Templates, v.session.latest()}})
}
