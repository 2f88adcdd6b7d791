-- expect=budget
while true do local s = ("x"):rep(8000) end
