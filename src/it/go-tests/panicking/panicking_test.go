package panicking

import "testing"

func TestBefore(t *testing.T) {}

func TestPanics(t *testing.T) {
	t.Parallel()
	var m map[string]int
	m["a"] = 1
}

func TestWaits(t *testing.T) {
	t.Parallel()
	select {}
}

func TestAfter(t *testing.T) {}
