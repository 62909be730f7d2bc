// Needs the C library.
package main

// #cgo LDFLAGS: -lm
// #include <stdio.h>
// #include <math.h>
// static void say(const char *processor) {
//   volatile double cube = 27;
//   printf("hello from C, %s, %.1f\n", processor, cbrt(cube));
//   fflush(stdout);
// }
import "C"

import "runtime"

func main() { C.say(C.CString(runtime.GOARCH)) }
