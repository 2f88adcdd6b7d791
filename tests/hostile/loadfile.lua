-- expect=denied
loadfile("x")
