// Command api greets over HTTP.
package main

import (
	"fmt"
	"log"
	"net/http"
	"time"

	"example.org/polyglot/shared/health"
)

func main() {
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", health.Handler("api"))
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "Hello from Go, beside Java.")
	})
	server := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}
