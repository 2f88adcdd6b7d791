-- expect=error
error({})
