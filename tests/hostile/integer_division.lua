-- expect=error
local x = 1 // 0
