-- expect=denied
next({})
