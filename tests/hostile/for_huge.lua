-- expect=budget
for i = 1, math.tointeger(1 << 60) do local x = i end
