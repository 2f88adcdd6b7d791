-- expect=budget
local s = ("1"):rep(8000) while true do tonumber(s) end
