package main

import (
	"fmt"

	"corp.acme.test/greeting"
	"git.acme.test/team/names.git"
)

func main() { fmt.Println(greeting.Word, names.Name) }
