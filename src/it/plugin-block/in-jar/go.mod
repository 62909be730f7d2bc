module example.org/in-jar

go 1.21
