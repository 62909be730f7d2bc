module example.org/atend/b

go 1.24
