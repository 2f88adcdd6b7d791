-- expect=error
math.floor(1e300)
