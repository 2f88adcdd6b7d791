-- expect=error
("x").foo = 1
