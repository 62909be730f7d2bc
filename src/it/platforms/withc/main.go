// Needs the C library.
package main

// #cgo LDFLAGS: -lm
// #include <stdio.h>
// #include <math.h>
// static void say(const char *compiler) { printf("hello from C, %s, %.1f\n", compiler, cbrt(27.0)); fflush(stdout); }
import "C"

import "runtime"

func main() { C.say(C.CString(runtime.GOARCH)) }
