// Command service hands on what the store has, and tells how confined it is.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"syscall"
	"time"
)

func main() {
	http.HandleFunc("/value", value)
	http.HandleFunc("/confined", confined)
	http.HandleFunc("/", http.NotFound)
	server := &http.Server{Addr: ":8080"}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- server.ListenAndServe() }()
	fmt.Println("listening on :8080")
	select {
	case err := <-ended:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	case <-stop.Done():
		fmt.Println("stopping")
		limit, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		server.Shutdown(limit)
	}
}

func value(w http.ResponseWriter, _ *http.Request) {
	answer, err := http.Get(os.Getenv("STORE") + "/value")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer answer.Body.Close()
	io.Copy(w, answer.Body)
}

func confined(w http.ResponseWriter, _ *http.Request) {
	files := "read-only"
	if os.WriteFile("/written", nil, 0o600) == nil {
		files = "writable"
	}
	if err := os.WriteFile("/tmp/written", nil, 0o600); err != nil {
		files = err.Error()
	}
	status, _ := os.ReadFile("/proc/self/status")
	bounding := regexp.MustCompile(`CapBnd:\s+(\w+)`).FindSubmatch(status)
	fmt.Fprintf(w, "%s user=%d capabilities=%s", files, os.Getuid(), bounding[1])
}
