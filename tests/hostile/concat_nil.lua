-- expect=error
local x = "a" .. nil
