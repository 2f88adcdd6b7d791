-- expect=denied
io.open("x")
