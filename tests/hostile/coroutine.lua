-- expect=denied
coroutine.wrap(function() end)()
