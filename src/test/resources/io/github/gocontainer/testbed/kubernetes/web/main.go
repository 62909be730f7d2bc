// Web is a service whose file /mode says how it behaves: "crash", "unready", "greedy", or any other text, which it answers.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	content, err := os.ReadFile("/mode")
	if err != nil {
		fmt.Println("no mode:", err)
		os.Exit(2)
	}
	mode := strings.TrimSpace(string(content))
	fmt.Println("starting in mode", mode)
	switch mode {
	case "crash":
		fmt.Println("reading the configuration")
		fmt.Println("FATAL: cannot reach the database at db.example:5432")
		os.Exit(3)
	case "greedy":
		var kept [][]byte
		for {
			block := make([]byte, 8<<20)
			for i := range block {
				block[i] = 1
			}
			kept = append(kept, block)
			fmt.Println("holding", len(kept)*8, "MiB")
		}
	}
	// As an init container it does its work and ends.
	if len(os.Args) > 1 {
		fmt.Println("migrating:", os.Args[1])
		if os.Args[1] == "fail" {
			os.Exit(4)
		}
		return
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/ready", func(response http.ResponseWriter, _ *http.Request) {
		if mode == "unready" {
			http.Error(response, "the cache is cold", http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) { fmt.Fprint(response, mode) })
	server := &http.Server{Addr: ":8080", Handler: mux}
	server.SetKeepAlivesEnabled(false)
	ended := make(chan struct{})
	go func() {
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, syscall.SIGTERM)
		<-signals
		// Requests still come until every node knows that this pod is going.
		time.Sleep(3 * time.Second)
		_ = server.Shutdown(context.Background())
		close(ended)
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		fmt.Println(err)
		os.Exit(1)
	}
	<-ended
}
