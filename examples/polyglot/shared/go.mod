module example.org/polyglot/shared

go 1.25.0
