-- expect=denied
rawget({}, 1)
