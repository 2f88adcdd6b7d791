-- expect=budget
local function f(n) local a,b,c = 1,2,3 local g = function() return a, b, c end return f(n + 1) + g() end
while true do pcall(f, 1) end
