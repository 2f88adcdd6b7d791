-- expect=budget
local t = {} for i = 1, 3000 do t[i] = "x" end while true do table.concat(t) end
