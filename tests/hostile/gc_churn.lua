-- expect=budget
local live = {} for i = 1, 100000 do live[i] = {i} end while true do local t = {} end
