module example.org/sources-unchanged

// The comment, the order and the lines that are missing are the user's own.
go 1.21

require (
	github.com/google/uuid v1.6.0
)
