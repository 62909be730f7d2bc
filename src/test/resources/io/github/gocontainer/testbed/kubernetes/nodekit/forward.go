package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// The number of setns(2) on the processors that the tests run on.
var setns = map[string]uintptr{"amd64": 308, "arm64": 268}

// Forward carries TCP connections between network namespaces that have no way to one another:
//
//	nodekit forward -namespace PID -parent PID 127.0.0.1:30080=10.252.0.1:30080   listens here, dials in the namespace
//	nodekit forward -namespace PID -parent PID -reverse 127.0.0.1:5000=127.0.0.1:5000   listens there, dials here
//
// It ends with the parent.
func forward(arguments []string) error {
	flags := flag.NewFlagSet("forward", flag.ContinueOnError)
	pid := flags.Int("namespace", 0, "a process in the other network namespace")
	parent := flags.Int("parent", 0, "the process with which this one ends")
	reverse := flags.Bool("reverse", false, "listen there, dial here")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if err := forwardAll(*pid, *reverse, flags.Args()); err != nil {
		return err
	}
	fmt.Println("ready")
	for alive(*parent) {
		time.Sleep(500 * time.Millisecond)
	}
	return nil
}

func alive(pid int) bool {
	return syscall.Kill(pid, 0) == nil
}

// ForwardAll starts listening and returns.
func forwardAll(pid int, reverse bool, pairs []string) error {
	if len(pairs) == 0 {
		return nil
	}
	namespace, err := syscall.Open(fmt.Sprintf("/proc/%d/ns/net", pid), syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		from, to, _ := strings.Cut(pair, "=")
		var listener net.Listener
		err := in(namespace, reverse, func() (err error) {
			listener, err = net.Listen("tcp", from)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", pair, err)
		}
		go serve(listener, func() (connection net.Conn, err error) {
			err = in(namespace, !reverse, func() (err error) {
				connection, err = net.Dial("tcp", to)
				return err
			})
			return connection, err
		})
	}
	return nil
}

// In does something in the other namespace, on a thread that is thrown away afterwards: a socket belongs to the namespace
// that its thread was in when it was made.
func in(namespace int, there bool, do func() error) error {
	if !there {
		return do()
	}
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		if _, _, errno := syscall.RawSyscall(setns[runtime.GOARCH], uintptr(namespace), syscall.CLONE_NEWNET, 0); errno != 0 {
			done <- os.NewSyscallError("setns", errno)
			return
		}
		done <- do()
	}()
	return <-done
}

func serve(listener net.Listener, dial func() (net.Conn, error)) {
	for {
		here, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer here.Close()
			there, err := dial()
			if err != nil {
				return
			}
			defer there.Close()
			go copyOneWay(there, here)
			copyOneWay(here, there)
		}()
	}
}

func copyOneWay(to, from net.Conn) {
	_, _ = io.Copy(to, from)
	if half, ok := to.(*net.TCPConn); ok {
		_ = half.CloseWrite()
	}
}
