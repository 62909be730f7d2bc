package broken

func Broken() int { return "text" }
