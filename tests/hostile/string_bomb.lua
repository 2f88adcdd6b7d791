-- expect=any
local t = {} for i = 1, 1 << 40 do t[i] = ("x"):rep(60000) .. i end
