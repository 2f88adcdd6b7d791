-- expect=error
error(("x"):rep(8000))
