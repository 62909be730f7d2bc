package main

import _ "embed"

//go:embed large.bin
var large string

func main() { println(len(large)) }
