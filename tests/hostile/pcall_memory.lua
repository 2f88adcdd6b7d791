-- expect=any
local ok = true while ok do ok = pcall(function() local s = "x" while true do s = s .. s end end) ok = true end
