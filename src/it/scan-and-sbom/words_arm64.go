package main

import "golang.org/x/text/language"

// Only on this platform: its bill of materials has one module more.
var _ = language.English
