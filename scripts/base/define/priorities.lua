-- Private goals, two a side a year: a state that ends the year some points nearer than it was at the draw.
local function goals(by, help, names)
  for id, name in pairs(names) do
    priority { id = by .. "_" .. id, name = name, by = power(by), at = state(id), rise = { 3, 7 }, help = help }
  end
end

goals("turkey", T "Ankara wants something to show by December.", {
  azerbaijan = T "Keep Baku close", kazakhstan = T "Be heard in Astana", uzbekistan = T "Open the door in Tashkent",
  kyrgyzstan = T "Win over Bishkek", turkmenistan = T "Warm Ashgabat's neutrality" })
goals("russia", T "Moscow wants to read of it in the yearly report.", {
  azerbaijan = T "Bring Baku back to the table", kazakhstan = T "Steady Astana", uzbekistan = T "Draw Tashkent nearer",
  kyrgyzstan = T "Hold Bishkek", turkmenistan = T "Remind Ashgabat of the north" })
