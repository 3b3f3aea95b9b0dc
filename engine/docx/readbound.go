package docx

import (
	"strconv"
	"strings"

	"github.com/tianbao-dev/tianbao/engine/docx/internal/xmlscan"
)

// boundData is what is known of a custom XML part.
type boundData struct {
	store  string
	paths  map[string]bool // canonical paths of the nodes that are wanted
	nodes  map[string]boundNode
	broken bool // it can't be read
}

// boundNode is a node that controls are bound to. Its text is a paragraph of
// the part.
type boundNode struct {
	para  int
	mixed bool // it holds elements
}

// bound reads the nodes of custom XML that are wanted.
func (r *reader) bound(root *xmlscan.Token) {
	old := r.part.data
	r.part.data = &boundData{store: old.store, paths: old.paths, nodes: map[string]boundNode{}}
	on := map[string]bool{}
	for path := range old.paths {
		for i := strings.LastIndex(path, "/"+"{"); i > 0; i = strings.LastIndex(path[:i], "/"+"{") {
			on[path[:i]] = true
		}
	}
	r.node(root, "/"+r.expanded(root)+"[1]", on)
}

// node reads an element, whose path is given. on holds the paths that lead to
// wanted nodes.
func (r *reader) node(t *xmlscan.Token, path string, on map[string]bool) {
	wanted := r.part.data.paths[path]
	switch {
	case on[path]:
		if wanted {
			r.part.data.nodes[path] = boundNode{mixed: true}
		}
		r.children(t, path, on)
	case wanted:
		r.leaf(t, path)
	}
}

func (r *reader) children(t *xmlscan.Token, path string, on map[string]bool) {
	seen := map[string]int{}
	var c xmlscan.Token
	for r.s.Child(t, &c) {
		name := r.expanded(&c)
		seen[name]++
		r.node(&c, path+"/"+name+"["+strconv.Itoa(seen[name])+"]", on)
	}
}

// leaf reads an element as a paragraph.
func (r *reader) leaf(t *xmlscan.Token, path string) {
	para := len(r.paras)
	id := r.plain(t)
	m := &r.part.marks[id]
	mixed := strings.Contains(r.part.src[m.inside.start:m.inside.end], "<") && !onlyCharacters(r.part.src[m.inside.start:m.inside.end])
	r.part.data.nodes[path] = boundNode{para, mixed}
}

// onlyCharacters reports whether the inside of an element has no elements,
// though it may have sections and comments.
func onlyCharacters(src string) bool {
	s := xmlscan.New("<a>"+src+"</a>", xmlscan.Options{})
	var t xmlscan.Token
	for s.Next(&t) {
		if t.Depth > 1 {
			return false
		}
	}
	return true
}

// expanded is the name of an element as canonicalPath writes it.
func (r *reader) expanded(t *xmlscan.Token) string {
	prefix, _, ok := strings.Cut(xmlscan.TagName(r.part.src, t.Start), ":")
	if !ok {
		prefix = ""
	}
	return "{" + r.s.Namespace(prefix) + "}" + t.Local
}
