// Checks documents against the JSON schemas of the OCI image specification: the media type of each, then its file.
package main

import (
	"fmt"
	"os"

	"github.com/opencontainers/image-spec/schema"
)

func main() {
	failed := false
	for i := 1; i+1 < len(os.Args); i += 2 {
		file, err := os.Open(os.Args[i+1])
		if err == nil {
			err = schema.Validator(os.Args[i]).Validate(file)
			file.Close()
		}
		if err != nil {
			fmt.Printf("%s %s: %v\n", os.Args[i], os.Args[i+1], err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}
