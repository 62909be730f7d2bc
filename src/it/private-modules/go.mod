module example.org/private-modules

go 1.21

require (
	corp.acme.test/greeting v1.0.0
	git.acme.test/team/names.git v1.0.0
)
