-- Blocs at home: who gains and who pays when the foreign ministry acts. Actions and options name them in `blocs`. An angry
-- bloc costs something on its own field every quarter, a pleased one gives a little; all forget within two years. Patience
-- differs: the limits { angry, pleased } lie where a planner's moods reach one of them in a fifth of all quarters or so.
local function bloc(by, id, limits, name, help, when_low, when_high)
  variable { id = id, by = power(by), name = name, help = help, start = 50, min = 0, max = 100, rest = 10,
    low = limits[1], high = limits[2], when_low = when_low, when_high = when_high }
end

bloc("turkey", "builders", { 46, 58 }, T "Exporters and builders", T "They pour concrete abroad, are paid late, and remember who signed the guarantee.",
  power "turkey".money:add(-0.4), power "turkey".money:add(0.2))
bloc("turkey", "kinsmen", { 46, 61 }, T "Nationalists", T "They know every Turkic capital by heart and would like to see a flag there.",
  power "turkey".home:add(-0.5), power "turkey".home:add(0.25))
bloc("turkey", "savers", { 40, 53 }, T "The treasury's savers", T "They count in lira and sleep badly. Each credit abroad is a line in their column.",
  power "turkey".home:add(-0.5), power "turkey".money:add(0.2))
bloc("turkey", "charities", { 46, 56 }, T "Charities and diaspora", T "They collect on Fridays, build clinics, and dislike being photographed with drones.",
  power "turkey".prestige:add(-0.5), power "turkey".prestige:add(0.25))

bloc("russia", "energy_firms", { 46, 53 }, T "Energy firms", T "They sell by the pipe and think in decades. A discount is their money.",
  power "russia".money:add(-0.4), power "russia".money:add(0.2))
bloc("russia", "services", { 44, 54 }, T "Security services", T "They read files, write files, and regard an apology as a leak.",
  power "russia".prestige:add(-0.5), power "russia".prestige:add(0.25))
bloc("russia", "economists", { 46, 56 }, T "Eurasian economists", T "They have a tariff schedule of nine hundred pages and believe in it.",
  power "russia".home:add(-0.5), power "russia".money:add(0.2))
bloc("russia", "provinces", { 46, 56 }, T "Provinces and employers", T "They need hands for the harvest and votes in September, seldom from the same people.",
  power "russia".home:add(-0.5), power "russia".home:add(0.25))
