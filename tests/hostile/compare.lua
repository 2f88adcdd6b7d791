-- expect=memory
local s = "x" for i = 1, 20 do s = s .. s end local a, b = s .. "y", s .. "z" local n = 0
while true do if a < b then n = n + 1 end end
