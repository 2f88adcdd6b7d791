-- expect=budget
local t, n = {}, 65536 for i = 1, n do t["k" .. i] = 1 end
local i = 1 while true do t["k" .. i] = nil t["k" .. i + n] = 1 i = i + 1 end
