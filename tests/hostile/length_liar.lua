-- expect=error
table.insert({}, 5, 1)
