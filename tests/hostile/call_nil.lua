-- expect=error
local f f()
