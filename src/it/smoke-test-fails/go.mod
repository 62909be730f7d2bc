module example.org/smoke-test-fails

go 1.21
