package values

import (
	"fmt"
	"strings"
	"testing"
)

// bigForm is a form of n fields, all filled in.
func bigForm(n int) Form {
	form := sampleForm()
	form.Fields = nil
	for i := range n {
		form.Fields = append(form.Fields, Field{
			Key: fmt.Sprintf("走访慰问困难群众人次%d", i), Label: "走访慰问困难群众人次", Class: "count", Unit: "人次", Anchor: fmt.Sprintf("%08x", i),
			Section: []string{fmt.Sprintf("（%d）走访慰问", i/10)}, Before: "上半年，社领导下乡调研，共慰问困难群众", Blank: "X", After: "人次，把组织的关怀送到群众家中。",
			Value: Entry{Text: fmt.Sprint(i)},
		})
	}
	return form
}

func BenchmarkDecode(b *testing.B) {
	for _, w := range writers {
		b.Run(strings.TrimPrefix(w.name, "form."), func(b *testing.B) {
			data := written(b, w, bigForm(100))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(w.name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWriteForm(b *testing.B) {
	for _, w := range writers {
		b.Run(strings.TrimPrefix(w.name, "form."), func(b *testing.B) {
			form := bigForm(100)
			b.ReportAllocs()
			for b.Loop() {
				written(b, w, form)
			}
		})
	}
}

func BenchmarkDecodeTable(b *testing.B) {
	var table strings.Builder
	for row := range 10_001 {
		for col := range 33 {
			fmt.Fprintf(&table, "%d列%d,", row, col)
		}
		table.WriteString("\n")
	}
	data := []byte(table.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := DecodeTable("表.csv", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	place := Place{Class: "money", Unit: "万元", Before: "共支出慰问金", After: "万元，助学金"}
	for _, format := range []string{"", "万元 2位小数 千分位"} {
		b.Run("format="+format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := place.Fit(format, Entry{Text: "1,234,567.89"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkProgram(b *testing.B) {
	file := decoded(b, "a.yaml", `values: {维修: 12, 新建: 5, 总人数: 80}
computed:
  合计: 维修 + 新建
  占比: percent(合计, 总人数, 1)
checks: [合计 <= 总人数]
`)
	b.Run("compile", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Compile(file, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	p, err := Compile(file, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("run", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := p.Run(file); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkUnknown(b *testing.B) {
	var known []string
	file := &File{}
	for i := range 1000 {
		known = append(known, fmt.Sprintf("走访慰问困难群众人次%d", i))
		file.Values = append(file.Values, Entry{Key: fmt.Sprintf("走访慰问困难职工人次%d", i), Text: "1"})
	}
	b.ReportAllocs()
	for b.Loop() {
		if Unknown(known, file) == nil {
			b.Fatal("all keys are known")
		}
	}
}
