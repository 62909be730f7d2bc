module example.org/one

go 1.23

require github.com/google/uuid v1.5.0

require golang.org/x/sync v0.7.0
