package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

const (
	text  = "hello"
	works = true
	ready = true
)

func main() {
	fmt.Println("hello starts")
	if !works {
		fmt.Println("FATAL: no database")
		os.Exit(3)
	}
	http.HandleFunc("/ready", func(response http.ResponseWriter, _ *http.Request) {
		if !ready {
			http.Error(response, "not yet", http.StatusServiceUnavailable)
		}
	})
	http.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) {
		response.Header().Set("Connection", "close")
		fmt.Fprint(response, text)
	})
	stopped := make(chan os.Signal, 1)
	signal.Notify(stopped, syscall.SIGTERM)
	go func() {
		<-stopped
		time.Sleep(3 * time.Second)
		os.Exit(0)
	}()
	fmt.Println(http.ListenAndServe(":8080", nil))
}
