-- expect=budget
local s = "0." .. ("7"):rep(8000) while true do tonumber(s) end
