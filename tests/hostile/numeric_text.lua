-- expect=error
local s = ("0"):rep(8000) .. "1.5" while true do math.floor(s) end
