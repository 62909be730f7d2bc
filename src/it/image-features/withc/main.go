// Needs the C library.
package main

// #include <stdio.h>
// static void say(void) { puts("hello from C"); fflush(stdout); }
import "C"

func main() { C.say() }
