package main

import "fmt"

//go:generate go tool words words.go

func main() {
fmt.Println(Word)
	x := 1
	x = x
}
