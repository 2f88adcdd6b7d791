-- expect=error
local t t.x = 1
