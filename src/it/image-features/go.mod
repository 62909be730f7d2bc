module example.org/features

go 1.26
