-- expect=error
("x"):gsub("x", "y")
