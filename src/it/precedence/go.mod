module example.org/precedence

go 1.21
