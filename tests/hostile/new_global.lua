-- expect=error
x = 1
