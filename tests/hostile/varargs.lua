-- expect=budget
local function g() end
local function f(...) local function h(...) while true do g(...) end end
 h(..., ...) end
local function grow(n, ...) if n == 0 then while true do g(...) end end return grow(n - 1, n, ...) end
grow(30000)
