-- expect=error
string.pack("i", 1)
