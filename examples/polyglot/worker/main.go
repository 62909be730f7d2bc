// Command worker does something every few seconds and says that it is alive.
package main

import (
	"log"
	"net/http"
	"time"

	"example.org/polyglot/shared/health"
)

func main() {
	go func() {
		for now := range time.Tick(5 * time.Second) {
			log.Printf("worked at %s", now.Format(time.RFC3339))
		}
	}()
	server := &http.Server{Addr: ":8080", Handler: health.Handler("worker"), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}
