// Package health answers the question whether a service is alive, in the same way in every service.
package health

import (
	"fmt"
	"net/http"
)

// Handler says that the service of this name is healthy.
func Handler(service string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "%s is healthy\n", service)
	})
}
