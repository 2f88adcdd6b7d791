-- expect=denied
getmetatable("").__index = nil
