// What containerd, the runtime below Docker and Kubernetes, takes the platforms of an image index for.
//
//	platforms index.json [os/architecture[/variant] ...]
//
// prints for each of the index's platforms whether it stands there in containerd's normal form, and for each platform of
// the command line the first of the index that containerd would take on such a machine.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/containerd/platforms"
	"github.com/opencontainers/image-spec/specs-go/v1"
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(file string, machines []string) error {
	document, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var index v1.Index
	if err := json.Unmarshal(document, &index); err != nil {
		return err
	}
	for _, manifest := range index.Manifests {
		normal := platforms.Normalize(*manifest.Platform)
		verdict := "normal"
		if platforms.FormatAll(normal) != platforms.FormatAll(*manifest.Platform) {
			verdict = "should be " + platforms.Format(normal)
		}
		fmt.Println(platforms.Format(*manifest.Platform), verdict)
	}
	for _, text := range machines {
		machine, err := platforms.Parse(text)
		if err != nil {
			return err
		}
		fmt.Println(text, "takes", choice(index, platforms.Only(machine)))
	}
	return nil
}

// The one that fits best, as containerd sorts them.
func choice(index v1.Index, machine platforms.MatchComparer) string {
	var best *v1.Platform
	for _, manifest := range index.Manifests {
		if machine.Match(*manifest.Platform) && (best == nil || machine.Less(*manifest.Platform, *best)) {
			best = manifest.Platform
		}
	}
	if best == nil {
		return "nothing"
	}
	return platforms.Format(*best)
}
