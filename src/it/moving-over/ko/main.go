// Says what it was given.
package main

import (
	"fmt"
	"os"
)

func main() {
	data, err := os.ReadFile(os.Getenv("KO_DATA_PATH") + "/greeting.txt")
	fmt.Println(string(data), err)
}
