// The small service of the benchmark: about 9 MB, with the packages that a usual HTTP service links.
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"encoding/xml"
	"html/template"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"time"
)

var page = template.Must(template.New("page").Parse("<p>{{.}}</p>"))

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	logger.Info("starting")
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { _ = page.Execute(w, r.URL.Path) })
	http.HandleFunc("/json", func(w http.ResponseWriter, r *http.Request) { _ = json.NewEncoder(w).Encode(sql.Drivers()) })
	http.HandleFunc("/xml", func(w http.ResponseWriter, r *http.Request) { _ = xml.NewEncoder(w).Encode(time.Now()) })
	if target, err := url.Parse(os.Getenv("UPSTREAM")); err == nil && target.Host != "" {
		http.Handle("/upstream/", httputil.NewSingleHostReverseProxy(target))
	}
	server := &http.Server{Addr: ":8080", ReadHeaderTimeout: 5 * time.Second}
	if err := server.ListenAndServe(); err != nil {
		logger.ErrorContext(context.Background(), "ended", "error", err)
	}
}
