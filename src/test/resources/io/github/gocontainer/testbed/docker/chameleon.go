// Command chameleon does what its first argument says, as services do that a smoke test must tell apart.
package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

func main() {
	for line := 1; line <= 60; line++ {
		fmt.Println("line", line)
	}
	switch os.Args[1] {
	case "exit":
		code, _ := strconv.Atoi(os.Args[2])
		os.Exit(code)
	case "memory":
		var kept [][]byte
		for {
			block := make([]byte, 16<<20)
			for i := 0; i < len(block); i += 4096 {
				block[i] = 1
			}
			kept = append(kept, block)
		}
	case "segfault":
		syscall.Kill(os.Getpid(), syscall.SIGSEGV)
		signal.Reset()
		os.Exit(139)
	case "silent":
		time.Sleep(time.Hour)
	case "noisy":
		megabyte := make([]byte, 1<<20)
		for i := range megabyte {
			megabyte[i] = byte(i)
		}
		megabytes, _ := strconv.Atoi(os.Args[2])
		for i := 0; i < megabytes; i++ {
			os.Stdout.Write(megabyte)
		}
		fmt.Println("\nenough said")
	}
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "starting up") })
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) })
	go http.ListenAndServe(":"+os.Getenv("PORT"), nil)
	if os.Args[1] == "stubborn" {
		signal.Ignore(syscall.SIGTERM)
		time.Sleep(time.Hour)
	}
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM)
	<-asked
	fmt.Println("stopping")
}
