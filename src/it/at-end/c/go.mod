module example.org/atend/c

go 1.24
