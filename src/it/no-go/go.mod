module example.org/no-go

go 1.21
