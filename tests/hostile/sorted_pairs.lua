-- expect=ok
local t, s = {b = 1, a = 2, c = 3, [2] = 4, [1] = 5}, "" for k in pairs(t) do s = s .. tostring(k) end assert(s == "12abc", s)
