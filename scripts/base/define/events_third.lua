-- Moves of the powers that nobody plays: lines in the log, with an effect. How often they come grows with the strength of
-- the scripted powers, which a scenario or the title sets; at zero they never come. Over the whole list neither suitor gains.
local turkey, russia = power "turkey", power "russia"
local china, west, iran = power "china", power "west", power "iran"
local kz, uz, kg, tm, az = state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan", state "azerbaijan"

local once = { once = true } -- a first, a last, a contract for ten years

local function move(by, id, percent, at, title, text, effect, more)
  local e = { id = id, by = by, title = title, text = text, at = at, quiet = true, chance = per_quarter(percent), effect = effect }
  for key, value in pairs(more or { cooldown = quarters(6) }) do e[key] = value end
  event(e)
end

-- China buys, lends and builds.
move(china, "loan_for_a_power_station", 4, kg, T "A loan for a power station",
  T "The export-import bank lends for Bishkek's heating plant. The boilers come with the loan, and so do the welders.",
  seq { place.tie(china, "energy"):add(6), place.tie(china, "elites"):add(2), place.sovereignty:add(2), place.tie(russia, "energy"):add(-1.5) }, once)
move(china, "batteries_from_xian", 4, uz, T "A car plant in Jizzakh",
  T "The first electric cars roll out with Uzbek plates and Chinese batteries. The showroom is next to the old one, which sold Ladas.",
  seq { place.tie(china, "trade"):add(5), place.tie(turkey, "trade"):add(-1), place.tie(russia, "trade"):add(-1), place.stability:add(1) }, once)
move(china, "line_d_again", 3, tm, T "Line D is on the table again",
  T "Surveyors return to the fourth gas pipe to the east. Nobody names a year, but the drilling rigs are real.",
  seq { place.tie(china, "energy"):add(5), place.goodwill(russia):add(-1), place.goodwill(turkey):add(-1) })
move(china, "yuan_at_the_border", 5, kz, T "Yuan accepted at Khorgos",
  T "Half of the dry port's bills are settled without a dollar or a rouble. The money-changers retrain as forwarders.",
  seq { place.tie(china, "trade"):add(4), place.tie(russia, "trade"):add(-1.5), place.neutrality:add(0.5) })

-- The West funds, certifies and scolds.
move(west, "uranium_for_paris", 4, kz, T "Uranium for Paris",
  T "A French reactor builder signs for ten years of Kazakh yellowcake, shipped by the Caspian and not by Saint Petersburg.",
  seq { place.tie(west, "energy"):add(4), place.tie(west, "elites"):add(2), place.goodwill(russia):add(-2), place.tie(turkey, "trade"):add(1) }, once)
move(west, "standards_for_cotton", 4, uz, T "The cotton boycott ends",
  T "Monitors find no forced labour in the fields. Orders from brands whose names are printed on the inside follow within weeks.",
  seq { place.tie(west, "trade"):add(4), place.stability:add(1), place.tie(turkey, "trade"):add(-1) }, once)
move(west, "letter_about_trials", 4, "random_state", T "A letter about trials",
  T "Three embassies ask about closed trials. The foreign ministry answers with a paragraph about interference.",
  seq { place.tie(west, "elites"):add(-3), place.sovereignty:add(2), place.goodwill(turkey):add(0.5), place.goodwill(russia):add(0.5) })
move(west, "gas_for_brussels", 4, az, T "More gas for Brussels",
  T "A commissioner flies to Baku and doubles a figure. The pipe it would flow through is the same size as last year.",
  seq { place.tie(west, "energy"):add(4), place.tie(russia, "energy"):add(-1), place.goodwill(turkey):add(1) })

-- Iran carries, swaps and quarrels.
move(iran, "trucks_through_sarakhs", 5, tm, T "Lorries through Sarakhs",
  T "The border to the south works round the clock. Turkish and Russian lorries stand in the same queue and share their tea.",
  seq { place.tie(iran, "trade"):add(4), place.tie(turkey, "trade"):add(1), place.tie(russia, "trade"):add(1) })
move(iran, "exercise_on_the_aras", 4, az, T "Exercise on the Aras",
  T "Pontoon bridges cross the river for a week and are taken up again. Baku counts the tanks; Tehran says it was about bridges.",
  seq { place.sovereignty:add(2), place.tie(iran, "trade"):add(-3), place.tie(turkey, "security"):add(1.5), place.tie(russia, "security"):add(1.5), world.tension:add(1) })
move(iran, "persian_week", 4, uz, T "A Persian week in Samarkand",
  T "Poets, carpets, one minister. The audience knows the verses by heart and the accent from television.",
  seq { place.tie(iran, "culture"):add(4), place.tie(turkey, "culture"):add(-1), place.tie(russia, "culture"):add(-1) })
move(iran, "southern_door_shut", 2, "each_state", T "The southern door shuts",
  T "Bandar Abbas takes no cargo this season. Freight that went south turns to the Caspian, or to the old line through Russia.",
  seq { place.tie(iran, "trade"):add(-4), place.tie(turkey, "trade"):add(1), place.tie(russia, "trade"):add(1) },
  { when = world.year:at_least(2024), cooldown = quarters(12) })
