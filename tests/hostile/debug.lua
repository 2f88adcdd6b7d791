-- expect=denied
debug.getinfo(1)
