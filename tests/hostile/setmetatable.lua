-- expect=denied
setmetatable({}, {})
