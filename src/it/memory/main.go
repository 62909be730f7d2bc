package main

func main() { println("large") }
