package main

import "testing"

// Runs with the unit tests, and so also where the service does not run.
func TestAlone(t *testing.T) {}
