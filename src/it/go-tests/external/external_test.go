package external_test

import (
	"testing"

	"example.org/faulty/broken"
)

func TestUses(t *testing.T) { broken.Broken() }
