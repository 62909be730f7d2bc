module example.org/bad-input

go 1.21
