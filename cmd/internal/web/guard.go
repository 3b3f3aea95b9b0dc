package web

import (
	"net"
	"net/http"
	"os"
	"strings"
)

// contentPolicy lets a page load what the server itself serves, and nothing
// else; no inline script or style runs, and no script may write HTML.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// securityHeaders goes with every answer, errors included. The referrer stays
// on the site: without any, browsers would hide the origin of forms as well.
func securityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// hostCheck knows by which names the server may be called. A page of another
// site whose name was made to point here (DNS rebinding) calls it by that name.
type hostCheck struct {
	port   string
	open   bool // reachable from other machines
	dialed string
	own    string // name of this machine
}

func newHostCheck(addr net.Addr, open bool) hostCheck {
	host, port, _ := net.SplitHostPort(addr.String())
	name, err := os.Hostname()
	if err != nil {
		name = ""
	}
	return hostCheck{port: port, open: open, dialed: host, own: name}
}

// allows reports whether host, as a browser sends it, names this server. Of an
// open server any address of the machine does: rebinding needs a name.
func (c hostCheck) allows(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = strings.Trim(host, "[]"), "80"
	}
	if port != c.port {
		return false
	}
	ip := net.ParseIP(name)
	switch {
	case strings.EqualFold(name, "localhost"):
		return true
	case ip != nil && c.open:
		return true
	case ip != nil:
		return ip.IsLoopback() || ip.Equal(net.ParseIP(c.dialed))
	}
	return c.open && c.own != "" && (strings.EqualFold(name, c.own) || strings.EqualFold(name, c.own+".local"))
}

func (s *Server) checkHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.hosts.allows(r.Host) {
			s.refuse(w, r, wrongHost)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// checkOrigin refuses requests of other sites that would change something.
func checkOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, foreignOrigin.text.ZH+"\n"+foreignOrigin.text.EN, foreignOrigin.status)
	}))
	return protection.Handler(next)
}

// localAddress is where a browser on this machine finds a server.
func localAddress(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}
