module example.org/split-ci

go 1.21
