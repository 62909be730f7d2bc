module example.org/docker-config

go 1.21
