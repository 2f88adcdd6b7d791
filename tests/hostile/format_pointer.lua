-- expect=error
string.format("%p", {})
