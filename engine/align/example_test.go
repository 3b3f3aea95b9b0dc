package align_test

import (
	"fmt"

	"github.com/tianbao-dev/tianbao/engine/align"
)

func ExampleTexts() {
	prior := []align.Text{{String: "上半年走访5次，群众满意。"}}
	current := []align.Text{{String: "下半年走访7次，群众满意。"}}
	for _, s := range align.Texts(prior, current).Segments {
		fmt.Println(s.Op, s.Text)
	}
	// Output:
	// delete 上半年
	// insert 下半年
	// equal 走访
	// delete 5次
	// insert 7次
	// equal ，群众满意。
}
