package fuzzed

import "testing"

func FuzzSeeds(f *testing.F) {
	f.Add(1)
	f.Add(2)
	f.Fuzz(func(t *testing.T, n int) {
		if n == 2 {
			t.Errorf("does not like %d", n)
		}
	})
}
