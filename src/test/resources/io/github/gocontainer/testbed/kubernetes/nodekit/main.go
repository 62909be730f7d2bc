// Nodekit is what a cluster of one node needs besides Kubernetes itself: certificates, the image of the pause container,
// a supervisor that ends everything, and ways into and out of the node's network namespace.
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	commands := map[string]func([]string) error{
		"certificates": certificates,
		"forward":      forward,
		"image":        image,
		"pause":        pause,
		"supervise":    supervise,
	}
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: nodekit certificates|forward|image|pause|supervise ...")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "nodekit "+os.Args[1]+":", err)
		os.Exit(1)
	}
}

// Pause does nothing in the container that holds a pod's namespaces, and takes care of orphans where it is pid 1.
func pause([]string) error {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGCHLD)
	for received := range signals {
		if received != syscall.SIGCHLD {
			return nil
		}
		for {
			var status syscall.WaitStatus
			if pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil); pid <= 0 || err != nil {
				break
			}
		}
	}
	return nil
}
