-- expect=denied
xpcall(function() end, function() end)
