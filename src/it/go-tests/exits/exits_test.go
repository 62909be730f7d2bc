package exits

import (
	"fmt"
	"os"
	"testing"
)

func TestExits(t *testing.T) {
	fmt.Print("bye without a line end")
	os.Exit(1)
}
