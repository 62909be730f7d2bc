package main

func main() { println("small") }
