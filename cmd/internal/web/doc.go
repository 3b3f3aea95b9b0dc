// Package web is the local web page of Tianbao: it fills, audits and compares
// reports for people who never open a terminal.
//
// A Server is made once and serves one listener until its context ends:
//
//	s, err := web.New(web.Options{})
//	…
//	err = s.Serve(ctx, listener)
//
// # What is kept
//
// Uploads are held in memory, never on disk, and belong to the session of the
// browser that sent them. A session holds the last few documents only; older
// ones make room. When the program ends, nothing is left on the server's side.
// What a person has typed into a form is kept in their own browser, under the
// digest of the document, until they clear it. Logs hold no text of documents
// and no names of files.
//
// # Who may talk to it
//
// A start makes a random token, and only a browser that shows it (Server.URL) or
// the password of Options gets a session cookie, HttpOnly and SameSite=Strict.
// Requests for another host name are refused, which stops DNS rebinding, and so
// are requests that change something and come from another site. Pages may load
// scripts and styles from the server alone, run no inline script, and are shown
// in no frame. Text of documents reaches a page through html/template or
// textContent only.
//
// Time, size and number of uploads are limited (Limits); work waits for a turn
// where the machine is busy.
//
// # Pages
//
// Pages are templates under pages, and work without scripts as far as HTML goes:
// forms post, links lead. The modules under assets add what needs a script:
// values shown in the document while they are typed, filters, keys, progress.
// Both languages stand side by side where a text is used, in Go, in templates
// and in scripts.
package web
