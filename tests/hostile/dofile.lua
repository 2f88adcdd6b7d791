-- expect=denied
dofile("x")
