-- expect=memory
local s = "x" for i = 1, 20 do s = s .. s end while true do local t = s .. "y" end
