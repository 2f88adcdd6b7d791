-- expect=denied
rawset({}, 1, 2)
