// A service that knows whether it is well, and a race.
package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
)

var shared int

func main() {
	mode := "serve"
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	switch mode {
	case "serve":
		serve()
	case "health":
		os.Exit(health())
	case "race":
		race()
	}
}

func serve() {
	http.HandleFunc("/health", func(response http.ResponseWriter, _ *http.Request) {
		if os.Getenv("BROKEN") != "" {
			http.Error(response, "no store", http.StatusServiceUnavailable)
		}
	})
	go http.ListenAndServe(":8080", nil)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	<-stop
	fmt.Println("stopped")
}

func health() int {
	answer, err := http.Get("http://127.0.0.1:8080/health")
	if err != nil || answer.StatusCode != http.StatusOK {
		fmt.Println("not well:", err, answer)
		return 1
	}
	return 0
}

func race() {
	done := make(chan bool)
	for range 2 {
		go func() { shared++; done <- true }()
	}
	<-done
	<-done
	fmt.Println("counted", shared)
}
