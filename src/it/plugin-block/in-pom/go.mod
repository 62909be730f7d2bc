module example.org/in-pom

go 1.21
