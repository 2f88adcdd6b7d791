-- expect=error
error(nil)
