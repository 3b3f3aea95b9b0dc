package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Revised lists the texts of the paragraphs of a part as they are when all
// tracked changes of a Word file have been accepted, or rejected. It follows
// the standard (ECMA-376 part 1, 17.13.5) and nothing that package docx does. A
// paragraph without its mark goes on with the next one.
func Revised(tb TB, file []byte, part string, accept bool) []string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		tb.Fatalf("docxtest: %v", err)
	}
	for _, f := range z.File {
		if !strings.EqualFold(strings.TrimLeft(strings.ReplaceAll(f.Name, `\`, "/"), "/"), part) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			tb.Fatalf("docxtest: %v", err)
		}
		root, err := parse(xml.NewDecoder(r))
		if err != nil {
			tb.Fatalf("docxtest: %s: %v", part, err)
		}
		v := reviser{gone: "del moveFrom"}
		if !accept {
			v.gone = "ins moveTo"
		}
		v.revise(root)
		var texts []string
		root.texts(&texts, -1)
		return texts
	}
	tb.Fatalf("docxtest: no %s", part)
	return nil
}

// node is an element, or text.
type node struct {
	xml.Name
	attrs    []xml.Attr
	children []*node
	text     string
}

func parse(d *xml.Decoder) (*node, error) {
	stack := []*node{{}}
	for {
		t, err := d.Token()
		if err == io.EOF {
			return stack[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{Name: t.Name, attrs: slices.Clone(t.Attr)}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.children = append(top.children, &node{text: string(t)})
		}
	}
}

func (n *node) child(local string) *node {
	for _, c := range n.children {
		if c.Local == local {
			return c
		}
	}
	return nil
}

// reviser takes what is gone out of a tree.
type reviser struct{ gone string }

func (v *reviser) isGone(n *node) bool {
	return n != nil && slices.ContainsFunc(n.children, func(c *node) bool { return slices.Contains(strings.Fields(v.gone), c.Local) })
}

func (v *reviser) revise(n *node) {
	var kept []*node
	for _, c := range n.children {
		switch c.Local {
		case "ins", "del", "moveFrom", "moveTo":
			if !slices.Contains(strings.Fields(v.gone), c.Local) {
				v.revise(c)
				kept = append(kept, c.children...)
			}
			continue
		case "tr":
			if v.isGone(c.child("trPr")) {
				continue
			}
		case "pPr", "rPr", "trPr", "sectPr":
			kept = append(kept, c)
			continue
		}
		v.revise(c)
		if c.Local != "tbl" || c.has("tr") {
			kept = append(kept, c)
		}
	}
	n.children = v.joined(kept, n.Local == "sdtContent")
}

func (n *node) has(local string) bool {
	return slices.ContainsFunc(n.children, func(c *node) bool { return c.Local == local || c.Local != "tr" && c.has(local) })
}

// joined joins paragraphs whose marks are gone with those that follow. A control
// may be left without any.
func (v *reviser) joined(list []*node, control bool) []*node {
	var out []*node
	for i, c := range list {
		if c.Local != "p" || c.child("pPr") == nil || !v.isGone(c.child("pPr").child("rPr")) {
			out = append(out, c)
			continue
		}
		next := slices.IndexFunc(list[i+1:], func(n *node) bool { return n.Local == "p" || n.Local == "tbl" || n.Local == "sdt" })
		content := slices.DeleteFunc(slices.Clone(c.children), func(n *node) bool { return n.Local == "pPr" })
		switch {
		case next >= 0 && list[i+1+next].Local == "p":
			p := list[i+1+next]
			at := 0
			if len(p.children) > 0 && p.children[0].Local == "pPr" {
				at = 1
			}
			p.children = slices.Insert(p.children, at, content...)
		case (next >= 0 || control) && len(strings.Join((&node{children: content}).list(), "")) == 0:
		default:
			out = append(out, c)
		}
	}
	return out
}

func (n *node) list() []string {
	texts := []string{""}
	n.texts(&texts, 0)
	return texts
}

// texts gathers the texts of paragraphs, by their beginnings.
func (n *node) texts(list *[]string, at int) {
	add := func(s string) {
		if at >= 0 {
			(*list)[at] += s
		}
	}
	switch n.Local {
	case "p":
		if strings.HasSuffix(n.Space, "/main") && !strings.Contains(n.Space, "drawingml") {
			at = len(*list)
			*list = append(*list, "")
		}
	case "txbxContent":
		at = -1
	case "t", "delText":
		if !strings.Contains(n.Space, "drawingml") {
			for _, c := range n.children {
				add(c.text)
			}
		}
		return
	case "tab", "ptab":
		add("\t")
	case "br", "cr":
		add("\n")
	case "noBreakHyphen":
		add("\u2011")
	case "softHyphen":
		add("\u00ad")
	case "sym":
		for _, a := range n.attrs {
			if c, err := strconv.ParseUint(a.Value, 16, 32); err == nil && a.Name.Local == "char" {
				add(string(rune(c)))
			}
		}
	case "Fallback", "rt", "pPr", "rPr", "sdtPr", "instrText", "delInstrText":
		return
	}
	for _, c := range n.children {
		c.texts(list, at)
	}
}
