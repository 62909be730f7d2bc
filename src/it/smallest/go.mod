module example.org/smallest

go 1.21
