package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGreetsByName(t *testing.T) {
	recorder := httptest.NewRecorder()
	handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/?name=Maven", nil))
	if !strings.HasPrefix(recorder.Body.String(), "Hello, Maven!") {
		t.Errorf("got %q", recorder.Body.String())
	}
	if recorder.Header().Get("X-Request-Id") == "" {
		t.Error("the answer has no request id")
	}
}

func TestIsHealthy(t *testing.T) {
	recorder := httptest.NewRecorder()
	handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/healthz", nil))
	if recorder.Code != http.StatusOK {
		t.Errorf("got status %d", recorder.Code)
	}
}
