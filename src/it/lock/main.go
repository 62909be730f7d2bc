package main

func main() { println("locked") }
