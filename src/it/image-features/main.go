// Tells what its image gave it.
package main

import (
	"os"
	"strconv"
	"time"
)

var shared int

func main() {
	say := func(line string) { os.Stdout.WriteString(line + "\n") }
	if len(os.Args) > 1 && os.Args[1] == "race" {
		done := make(chan bool)
		for range 2 {
			go func() { shared++; done <- true }()
		}
		<-done
		<-done
		say(strconv.Itoa(shared))
		return
	}
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		say("no time zone: " + err.Error())
	} else {
		say(time.Unix(0, 0).In(zone).Format(time.RFC3339))
	}
	data, err := os.ReadFile(os.Getenv("KO_DATA_PATH") + "/greeting.txt")
	if err == nil {
		say(string(data))
	}
}
