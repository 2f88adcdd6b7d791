-- expect=budget
local s = ("x"):rep(8000) while true do local t = s .. "y" end
