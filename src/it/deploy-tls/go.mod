module example.org/deploy-tls

go 1.21
