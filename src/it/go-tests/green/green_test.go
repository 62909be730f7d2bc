package green

import (
	"fmt"
	"testing"
)

func TestAdd(t *testing.T) {
	for _, c := range []struct{ a, b, sum int }{{1, 2, 3}, {0, 0, 0}} {
		t.Run(fmt.Sprintf("%d plus %d", c.a, c.b), func(t *testing.T) {
			if Add(c.a, c.b) != c.sum {
				t.Error("wrong")
			}
		})
	}
}

func TestLog(t *testing.T) { t.Log("a word"); fmt.Println("printed <&>") }

func ExampleAdd() {
	fmt.Println(Add(1, 2))
	// Output: 3
}
