package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

func (l *list) Set(text string) error {
	*l = append(*l, text)
	return nil
}

// Supervise runs a program, in namespaces of its own when -isolated says so, and ends it with all that it started when it
// is told to or when the parent ends:
//
//	nodekit supervise -parent PID [-isolated] [-cgroup NAME] [-forward HERE=THERE]... [-reverse THERE=HERE]... PROGRAM ...
//
// It writes the id of the program into the file "pid" of the current folder.
func supervise(arguments []string) error {
	var forwards, reverses list
	flags := flag.NewFlagSet("supervise", flag.ContinueOnError)
	parent := flags.Int("parent", 0, "the process with which everything ends")
	isolated := flags.Bool("isolated", false, "in network, mount and pid namespaces of its own")
	cgroup := flags.String("cgroup", "", "the control group that the program makes, removed at the end")
	flags.Var(&forwards, "forward", "listen here, dial there")
	flags.Var(&reverses, "reverse", "listen there, dial here")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	// The program is to end when this process ends in any way; the kernel watches the thread that started it.
	runtime.LockOSThread()
	program := exec.Command(flags.Arg(0), flags.Args()[1:]...)
	program.Stdout, program.Stderr = os.Stdout, os.Stderr
	program.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Pdeathsig: syscall.SIGKILL}
	if *isolated {
		program.SysProcAttr.Cloneflags = syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID
	}
	if err := program.Start(); err != nil {
		return err
	}
	pid := program.Process.Pid
	ended := make(chan error, 1)
	go func() { ended <- program.Wait() }()
	err := forwardAll(pid, false, forwards)
	if err == nil {
		err = forwardAll(pid, true, reverses)
	}
	if err == nil {
		err = os.WriteFile("pid", []byte(fmt.Sprint(pid)), 0o644)
	}
	if err == nil {
		err = wait(*parent, signals, ended)
	}
	if *isolated {
		_ = program.Process.Kill() // the first process of its pid namespace takes all others with it
	} else {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
	removeControlGroups(*cgroup)
	return err
}

func wait(parent int, signals chan os.Signal, ended chan error) error {
	for {
		select {
		case <-signals:
			return nil
		case err := <-ended:
			return fmt.Errorf("the program ended by itself: %v", err)
		case <-time.After(500 * time.Millisecond):
			if !alive(parent) {
				return nil
			}
		}
	}
}

// RemoveControlGroups removes the empty groups once the last process is gone.
func removeControlGroups(name string) {
	if name == "" {
		return
	}
	for attempt := 0; attempt < 50; attempt++ {
		groups, _ := filepath.Glob("/sys/fs/cgroup/*/" + name)
		if len(groups) == 0 {
			return
		}
		for _, group := range groups {
			removeTree(group)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func removeTree(group string) {
	entries, _ := os.ReadDir(group)
	for _, entry := range entries {
		if entry.IsDir() {
			removeTree(filepath.Join(group, entry.Name()))
		}
	}
	_ = syscall.Rmdir(group)
}
