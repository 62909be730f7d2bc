module example.org/atend/a

go 1.24
