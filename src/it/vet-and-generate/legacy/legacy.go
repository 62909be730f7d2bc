package legacy
func  Old() {}
