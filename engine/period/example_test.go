package period_test

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/period"
)

func ExampleParse() {
	for _, text := range []string{"2020年上半年", "2020Q3", "2020-06"} {
		p, err := period.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(p, p.Next(1).Chinese())
	}
	// Output:
	// 2020-H1 2020年下半年
	// 2020-Q3 2020年第四季度
	// 2020-06 2020年7月
}
