module example.org/bases

go 1.21
