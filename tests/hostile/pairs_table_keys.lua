-- expect=error
local t = {} t[{}] = 1 t[{}] = 2 for k in pairs(t) do end
