-- expect=error
local = 1
