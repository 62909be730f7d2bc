// Says what it was given.
package main

import (
	"fmt"
	"os"
)

func main() {
	page, err := os.ReadFile("static/index.html")
	fmt.Println(os.Getenv("GREETING"), string(page), err)
}
