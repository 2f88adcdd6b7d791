-- expect=budget
local t, n = {}, 65536 for i = 1, n do t[i + 0.5] = 1 end
local i = 1 while true do t[i + 0.5] = nil t[i + n + 0.5] = 1 i = i + 1 end
