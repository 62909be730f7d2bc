module example.org/vetted

go 1.24

tool example.org/vetted/tools/words
