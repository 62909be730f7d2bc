package main

import (
	"fmt"
	"runtime"
)

// Version is that of the Go that compiled the program.
func Version() string { return runtime.Version() }

func main() { fmt.Println(Version()) }
