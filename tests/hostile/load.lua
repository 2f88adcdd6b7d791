-- expect=denied
load("return 1")()
