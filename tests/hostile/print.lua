-- expect=denied
print("x")
