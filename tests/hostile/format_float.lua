-- expect=error
string.format("%.3f", 1.5)
