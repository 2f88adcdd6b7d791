-- expect=error
("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"):match("(a*)*b")
