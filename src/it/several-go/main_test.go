package main

import (
	"runtime"
	"testing"
)

func TestVersion(t *testing.T) {
	t.Logf("tested by %s", runtime.Version())
	if Version() != runtime.Version() {
		t.Error("compiled by another one")
	}
}
