-- expect=error
local s = (""):rep(1 << 40)
