// Says what processor it was compiled for.
package main

import "runtime"

func main() { println("hello from " + runtime.GOARCH) }
