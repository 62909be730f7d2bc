module example.org/deploy-password

go 1.21
