package figure_test

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/figure"
)

func ExampleScan() {
	text := "截至6月底走访35次，发放慰问金1.2万元。"
	for _, n := range figure.Scan(text) {
		if value, ok := n.Value(); ok && n.Kind == figure.Quantity {
			fmt.Println(text[n.Start:n.End], "is", n.Exact(value), n.Base)
		}
	}
	// Output:
	// 35次 is 35 次
	// 1.2万元 is 12000 元
}
