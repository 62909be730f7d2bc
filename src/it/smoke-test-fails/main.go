// Command smoke-test-fails goes wrong in the way that HOW says.
package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

func main() {
	if os.Getenv("HOW") == "waiting" {
		time.Sleep(time.Hour)
	}
	fmt.Println("begin")
	switch os.Getenv("HOW") {
	case "crash":
		time.Sleep(200 * time.Millisecond)
		fmt.Println("the last words")
		os.Exit(1)
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no store", 503) })
	http.ListenAndServe(":8080", nil)
}
