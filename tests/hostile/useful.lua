-- expect=ok
local t = {3, 1, 2} table.sort(t) assert(table.concat(t, ",") == "1,2,3" and string.format("%d %s%%", 5, "x") == "5 x%" and ("abc"):sub(-2) == "bc" and ("abc"):upper() == "ABC" and select("#", 1, 2) == 2)
