-- expect=denied
collectgarbage("stop")
