-- expect=budget
local p, t = ("x"):rep(8000), {} for i = 1, 300 do t[i] = p .. i end while true do table.sort(t) end
