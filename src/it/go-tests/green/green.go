// Package green works.
package green

// Add adds.
func Add(a, b int) int { return a + b }

// Unused is never tested.
func Unused(a int) int {
	if a > 0 {
		return 1
	}
	return 2
}
