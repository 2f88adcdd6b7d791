-- expect=error
("x"):find("x")
