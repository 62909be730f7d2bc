// Command store is what the service cannot do without; it takes a moment to become ready.
package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func main() {
	time.Sleep(300 * time.Millisecond)
	http.HandleFunc("/value", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, os.Getenv("VALUE")) })
	fmt.Println("ready to serve")
	if err := http.ListenAndServe(":9000", nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
