-- expect=ok
local x = 1e308 * 10 assert(x > 1)
