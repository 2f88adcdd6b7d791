-- Small weather. On average seven shifts in ten quarters: six of ten move a tie by fifteen, four move goodwill by twelve,
-- up or down, of either power, in a random state. Ties return to their base and goodwill to its rest: a shock passes.
local turkey, russia = power "turkey", power "russia"

local function small(id, title, text, percent, effect)
  event { id = id, title = title, text = text, at = "random_state", chance = per_quarter(percent), random = true, quiet = true, effect = effect }
end

local function tie(p, channel, up, down)
  local who = p == "turkey" and turkey or russia
  small(p .. "_" .. channel .. "_up", up[1], up[2], 2.1, place.tie(who, channel):add(15))
  small(p .. "_" .. channel .. "_down", down[1], down[2], 2.1, place.tie(who, channel):add(-15))
end

local function mood(p, up, down)
  local who = p == "turkey" and turkey or russia
  small(p .. "_mood_up", up[1], up[2], 7, place.goodwill(who):add(12))
  small(p .. "_mood_down", down[1], down[2], 7, place.goodwill(who):add(-12))
end

tie("turkey", "trade",
  { T "A Turkish order book fills", T "A chain of shops from Istanbul opens in eleven towns at once." },
  { T "A Turkish contractor fails", T "Four half-built hospitals change hands, and two change nothing." })
tie("russia", "trade",
  { T "Russian buyers return", T "A record harvest goes north, for cash." },
  { T "Russian payments stall", T "Banks return transfers marked with the wrong adjective." })
tie("turkey", "energy",
  { T "A Turkish turbine comes on line", T "Six months late and two hundred megawatts strong." },
  { T "Ferries lie idle", T "A storm and a strike keep Turkish cargo on the wrong shore." })
tie("russia", "energy",
  { T "Russian power bridges a shortage", T "The old Soviet grid is switched together for a fortnight, and stays so." },
  { T "A Russian pipeline leaks", T "The repair needs a part, and the part needs a permit." })
tie("turkey", "security",
  { T "A Turkish exercise goes well", T "The host's cameras are kind, and the drones land where they should." },
  { T "A Turkish drone is lost", T "On a training flight, in front of the minister." })
tie("russia", "security",
  { T "Russian air defence arrives", T "Two batteries, on loan, with crews who like the fruit." },
  { T "Russian deliveries slip", T "The army that builds the tanks needs them first." })
tie("turkey", "culture",
  { T "A Turkish serial empties the streets", T "One hundred and twenty evenings; the tailors copy the coats." },
  { T "A Turkish school is closed", T "A commission has found the syllabus too interesting." })
tie("russia", "culture",
  { T "A Russian theatre comes to stay", T "The company left home in a hurry and brought its audience." },
  { T "A Russian channel loses its licence", T "For a map shown behind the weather." })
tie("turkey", "elites",
  { T "Friends of Ankara are promoted", T "Three deputy ministers, one diploma from the Bosphorus each." },
  { T "Friends of Ankara are retired", T "On health grounds, all in one week." })
tie("russia", "elites",
  { T "Friends of Moscow are promoted", T "Three deputy ministers, one academy on the Moskva." },
  { T "Friends of Moscow are retired", T "On health grounds, all in one week." })
mood("turkey",
  { T "Warm words for Turkey", T "A rescue at sea, filmed by a child, does what the embassy could not." },
  { T "Anger at Turkey", T "A wedding guest, a traffic court and a flag: the clip is forty seconds long." })
mood("russia",
  { T "Warm words for Russia", T "Doctors from Omsk stay for a whole winter, and are asked to dinner." },
  { T "Anger at Russia", T "A deputy in Moscow has an opinion about other people's borders." })

-- A bad quarter for one power everywhere.
local function region_shock(id, p, title, text)
  event { id = id, title = title, text = text, chance = per_quarter(3), random = true, quiet = true,
    effect = seq { each_state(each.goodwill(p):add(-8)), p.home:add(-6) } }
end
region_shock("turkey_stumbles", turkey, T "Turkey stumbles", T "A scandal at home is translated into five languages by evening.")
region_shock("russia_stumbles", russia, T "Russia stumbles", T "A scandal at home is translated into five languages by evening.")

-- Unrest falls on whoever the state leans to: the leader's friends lose their seats, and the lean its certainty.
local function unrest(id, title, text, percent, when_it_may)
  local function leader_pays(p) return when(place.alignment(p):above(0), place.tie(p, "elites"):add(-6)) end
  event { id = id, title = title, text = text, at = "each_state", chance = per_quarter(percent), random = true, quiet = true, when = when_it_may,
    effect = seq { leader_pays(turkey), leader_pays(russia), place.alignment(turkey):scale(0.85), place.stability:add(-8) } }
end
unrest("unrest_in_calm", T "A protest nobody expected", T "A factory gate, a rumour, ten thousand people by night.", 0.8, place.stability:at_least(45))
unrest("unrest_in_doubt", T "Unrest in the regions", T "Prices, water and a governor's nephew. The square fills on a weekday.", 4,
  all { place.stability:below(45), place.stability:at_least(30) })
unrest("unrest_in_the_open", T "The square is held overnight", T "Tents, bread and speeches. The police have begun to ask for orders in writing.", 10, place.stability:below(30))
