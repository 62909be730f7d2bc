module example.org/polyglot/worker

go 1.25.0

require example.org/polyglot/shared v0.0.0

replace example.org/polyglot/shared => ../shared
