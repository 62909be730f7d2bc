// Writes a profile as a service under load would.
package main

import (
	"os"
	"runtime/pprof"
	"time"
)

func main() {
	file, err := os.Create("default.pgo")
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		panic(err)
	}
	defer pprof.StopCPUProfile()
	for start := time.Now(); time.Since(start) < 300*time.Millisecond; {
		_ = time.Unix(0, 0).Format(time.RFC3339)
	}
}
