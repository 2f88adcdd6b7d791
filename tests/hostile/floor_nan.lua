-- expect=error
math.floor(0/0)
