//go:build integration

package main

import (
	"io"
	"net/http"
	"os"
	"testing"
)

func TestTheRunningServiceHasTheValue(t *testing.T) {
	answer, err := http.Get(os.Getenv("GOCONTAINER_SMOKE_TEST_URL") + "/value")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	if string(body) != "forty-two" {
		t.Fatalf("got %q", body)
	}
}
