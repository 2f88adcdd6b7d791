-- expect=denied
os.execute("true")
