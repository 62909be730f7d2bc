package failing

import (
	"fmt"
	"testing"
)

func TestGood(t *testing.T) {}

func TestBad(t *testing.T) {
	t.Log("before")
	t.Errorf("got %d, want %d", 1, 2)
}

func TestTable(t *testing.T) {
	t.Run("one", func(t *testing.T) {})
	t.Run("two", func(t *testing.T) { t.Fatal("two\nlines") })
}

func TestParallel(t *testing.T) {
	for i := 0; i < 3; i++ {
		i := i
		t.Run(fmt.Sprint("worker ", i), func(t *testing.T) {
			t.Parallel()
			t.Logf("worker %d speaks", i)
			if i == 1 {
				t.Error("worker 1 fails")
			}
		})
	}
}

func Example() {
	fmt.Println("one")
	// Output: two
}
