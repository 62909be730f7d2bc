module example.org/memory

go 1.21
