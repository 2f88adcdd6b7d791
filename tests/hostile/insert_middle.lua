-- expect=budget
local t = {} for i = 1, 1 << 30 do table.insert(t, 1, i) end
