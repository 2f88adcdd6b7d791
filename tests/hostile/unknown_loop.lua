-- expect=budget
while true do pcall(function() return aaaaaaaaaaaaa end) end
