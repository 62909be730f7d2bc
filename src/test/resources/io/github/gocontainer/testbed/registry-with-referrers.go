// The registry of go-containerregistry with its referrers interface, which no flag of crane switches on.
package main

import (
	"net/http"
	"os"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	panic(http.ListenAndServe(os.Args[1], registry.New(registry.WithReferrersSupport(true))))
}
