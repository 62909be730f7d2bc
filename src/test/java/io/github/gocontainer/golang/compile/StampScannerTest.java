package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StampScannerTest {

    @Test
    void findsStringVariablesOfThePackage() {
        assertEquals(Set.of("version", "commit", "date", "plain", "raw", "typed"), StampScanner.stringVariables("""
                        package main

                        var version = "dev"; var raw = `none`
                        var plain string
                        var (
                        	commit string // set by the linker
                        	date   = "unknown" /* var no = "x" */
                        	typed string = "a;b"
                        )
                        """));
    }

    @Test
    void passesOverWhatTheLinkerCannotSet() {
        assertEquals(Set.of(), StampScanner.stringVariables("""
                        package main

                        // var comment = "x"
                        /*
                        var block = "x"
                        */
                        const version = "1"
                        var number = 1
                        var call = "a" + f()
                        var slice []string
                        var text = `
                        var inText = "x"
                        `[1:]
                        var both, two = "a", "b"

                        func main() {
                        	var commit = "local"
                        	var (
                        		date = "local"
                        	)
                        }

                        type t struct {
                        	version string
                        }
                        """));
    }
}
