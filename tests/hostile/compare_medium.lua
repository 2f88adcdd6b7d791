-- expect=budget
local s = ("x"):rep(8000) local a, b = s .. "y", s .. "z"
while true do if a < b then a = a end if a == b then a = a end end
