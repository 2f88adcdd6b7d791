-- expect=error
math.random(6)
