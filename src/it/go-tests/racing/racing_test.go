package racing

import (
	"sync"
	"testing"
)

func TestRace(t *testing.T) {
	n := 0
	var group sync.WaitGroup
	for i := 0; i < 2; i++ {
		group.Add(1)
		go func() { defer group.Done(); n++ }()
	}
	group.Wait()
	_ = n
}
