package engine_test

import (
	"bytes"
	"fmt"
	"os"

	"github.com/tianbao-dev/tianbao/engine"
	"github.com/tianbao-dev/tianbao/engine/docx"
	"github.com/tianbao-dev/tianbao/engine/slot"
	"github.com/tianbao-dev/tianbao/engine/values"
)

// A report is filled from a values file, and the values are read back.
func Example() {
	doc, err := docx.OpenFile("../templates/half-year.docx", docx.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer doc.Close()
	template := engine.Load(doc, slot.Options{})
	for _, s := range template.Slots {
		if s.Kind == slot.Placeholder {
			fmt.Println(s.Key, s.Surface, s.Class) // the first blank of many
			break
		}
	}

	data, err := os.ReadFile("../templates/half-year.values.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	vals, err := values.Decode("half-year.values.yaml", data)
	if err != nil {
		fmt.Println(err) // with the line and what to write instead
		return
	}
	filled, err := template.Fill(vals, engine.FillOptions{})
	if err != nil {
		fmt.Println(err) // everything that is wrong with the values
		return
	}
	var report bytes.Buffer
	if _, err := filled.Doc.WriteTo(&report); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(filled.Count, "filled,", len(filled.Missing), "missing")

	found := template.Extract(filled.Doc)
	fmt.Println(len(found.Values), "read back:", found.Values[1].Key, found.Values[1].Text)
	// Output:
	// 召开党组理论学习中心组学习会次数 X次 count
	// 56 filled, 0 missing
	// 56 read back: 举办读书班期数 2
}

// Compile prepares a template for many reports.
func ExampleTemplate_Compile() {
	doc, err := docx.OpenFile("../templates/half-year.docx", docx.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer doc.Close()
	compiled := engine.Load(doc, slot.Options{}).Compile(engine.FillOptions{})
	for _, visits := range []string{"5", "12"} {
		vals := &values.File{Values: []values.Entry{{Key: "举办读书班期数", Text: visits}}}
		var report bytes.Buffer
		filled, err := compiled.Write(&report, vals)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(filled.Changed[0].Slot.Key, filled.Changed[0].New, len(filled.Missing))
	}
	// Output:
	// 举办读书班期数 5 55
	// 举办读书班期数 12 55
}
