-- What is promised in one year and asked for in another. A variable remembers who promised what; fire() brings the
-- bill. Nothing here has a date, so that every scenario may meet it.
local turkey, russia = power "turkey", power "russia"
local azerbaijan, kazakhstan, uzbekistan = state "azerbaijan", state "kazakhstan", state "uzbekistan"
local kyrgyzstan, turkmenistan = state "kyrgyzstan", state "turkmenistan"
local water = variable "water_accord"

-- A memory that each power has of its own.
local function both_variables(id, names, least, most, help)
  local pair = {}
  for _, who in ipairs { "turkey", "russia" } do
    variable { id = id .. "_" .. who, name = names[who], start = 0, min = least, max = most, help = help }
    pair[who] = variable(id .. "_" .. who)
  end
  return pair
end

-- Both powers are asked the same.
local function for_both(fields, make)
  for _, who in ipairs { "turkey", "russia" } do
    for _, o in ipairs(make(who)) do fields[#fields + 1] = o end
  end
  event(fields)
end

local function for_each_power(make) return seq { make("turkey"), make("russia") } end

-- The dam: a pledge, a bill, and who is in the photograph. -------------------------------------------------------------

local dam = both_variables("dam",
  { turkey = T "Turkey's pledge for Kambarata", russia = T "Russia's pledge for Kambarata" },
  0, 2, T "1 after a pledge for Kambarata, 2 when the instalment is paid.")
local somebody_pledged = any { dam.turkey:at_least(1), dam.russia:at_least(1) }

for_both({ id = "dam_offer", title = T "Four billion dollars of concrete", at = kyrgyzstan, window = { from = "2023-Q1", to = "2027-Q1" },
  once = true, chance = per_quarter(9),
  text = T "Bishkek, Astana and Tashkent have agreed to build Kambarata together: a dam of 256 metres, 1,860 megawatts, four billion dollars. They own the river and lack the billions. Both powers are asked for a pledge today and an instalment in about two years. Pledges will be read out in alphabetical order.",
  sources = { "Kambarata-1: plan of the three states, 2023 (B)" },
  effect = fire(event "dam_bill", { after = { 6, 8 } }) },
  function(who) return {
    option { id = "pledge_" .. who, by = power(who), text = T "Pledge a share", cost = { capital = 1 },
      detail = T "The applause is now. The instalment is somebody else's budget, probably yours.",
      effect = seq { dam[who]:set(1), kyrgyzstan.goodwill(actor):add(3), uzbekistan.goodwill(actor):add(2) } },
    option { id = "survey_" .. who, by = power(who), text = T "Pay for the survey only", cost = { money = 2 },
      detail = T "Geologists for a year, and no photograph at the dam.",
      effect = kyrgyzstan.tie(actor, "energy"):add(2) },
    option { id = "abstain_" .. who, by = power(who), text = T "Wish the three success", default = true,
      detail = T "They had asked for billions.",
      effect = kyrgyzstan.goodwill(actor):add(-1) } } end)

for_both({ id = "dam_bill", title = T "The first instalment", at = kyrgyzstan, queued = true, when = somebody_pledged,
  text = T "The diversion tunnel at Kambarata is through. The price is through as well: from four billion to six, the engineer explains, owing to the mountain. Those who pledged are reminded of the day and the applause. Those who did not may still buy in, at the new price, with the old enthusiasm.",
  sources = { "invented (C)" },
  effect = fire(event "dam_fills", { after = { 8, 10 } }) },
  function(who) return {
    option { id = "pay_" .. who, by = power(who), text = T "Pay in full", cost = { money = 6 }, allow = dam[who]:at_least(1),
      detail = T "A word kept in concrete. Nothing else is bought this quarter.",
      effect = seq { dam[who]:set(2), kyrgyzstan.tie(actor, "energy"):add(3), uzbekistan.tie(actor, "energy"):add(1), actor.prestige:add(2) } },
    option { id = "stretch_" .. who, by = power(who), text = T "Stretch it over ten years", cost = { capital = 1 }, allow = dam[who]:at_least(1),
      detail = T "The pledge stands. The crane does not.",
      effect = kyrgyzstan.goodwill(actor):add(-2) },
    option { id = "buy_in_" .. who, by = power(who), text = T "Buy in late", cost = { money = 5 }, allow = dam[who]:below(1),
      detail = T "The price of a seat, without having had the applause.",
      effect = seq { dam[who]:set(1), kyrgyzstan.tie(actor, "energy"):add(2) } },
    option { id = "drop_" .. who, by = power(who), text = T "Pay nothing", default = true,
      detail = T "Whoever pledged is named in parliament, with the date.",
      effect = when(dam[who]:at_least(1), seq { dam[who]:set(0), kyrgyzstan.goodwill(actor):add(-5), uzbekistan.goodwill(actor):add(-3),
        actor.prestige:add(-2) }, kyrgyzstan.goodwill(actor):add(-0.5)) } } end)

for_both({ id = "dam_fills", title = T "The lake rises", at = kyrgyzstan, queued = true, when = somebody_pledged,
  text = T "Behind Kambarata the water is rising a metre a week. The first turbine will turn in autumn, the first quarrel in spring: Bishkek wants to sell winter power, Tashkent wants summer water. Shareholders sit in the second row and may speak. Everybody else has been given a paper hat and a brochure.",
  sources = { "invented (C)" },
  effect = seq { water:add(1), kyrgyzstan.stability:add(2),
    for_each_power(function(who) return seq {
      when(dam[who]:at_least(2), seq { kyrgyzstan.base(power(who), "energy"):add(5), uzbekistan.base(power(who), "energy"):add(2) }),
      when(dam[who]:equals(1), kyrgyzstan.base(power(who), "energy"):add(1)) } end) } },
  function(who) return {
    option { id = "farmers_" .. who, by = power(who), text = T "Speak for the farmers", cost = { capital = 1 },
      detail = T "Ferghana will drink in June, and Bishkek will heat with coal.",
      effect = seq { uzbekistan.goodwill(actor):add(5), kyrgyzstan.goodwill(actor):add(-2) } },
    option { id = "winter_" .. who, by = power(who), text = T "Speak for the winter", cost = { capital = 1 },
      detail = T "Bishkek is warm. Downstream they remember who was warm.",
      effect = seq { kyrgyzstan.tie(actor, "energy"):add(4), kyrgyzstan.goodwill(actor):add(5), uzbekistan.goodwill(actor):add(-2) } },
    option { id = "hat_" .. who, by = power(who), text = T "Wear the hat", default = true,
      detail = T "It suits nobody.",
      effect = kyrgyzstan.goodwill(actor):add(-0.5) } } end)

-- The ships: ordered in one year, late in another, afloat in a third. ---------------------------------------------------

variable { id = "aktau_ships", name = T "Turkish tankers for Aktau", start = 0, min = 0, max = 4, help = T "Tankers that Turkey has ordered or hurried for Aktau." }
variable { id = "astrakhan_yard", name = T "Astrakhan's work for Aktau", start = 0, min = 0, max = 2, help = T "1 when Astrakhan builds for Aktau, 2 when it has delivered." }
local ships, yard = variable "aktau_ships", variable "astrakhan_yard"
local keels_laid = any { ships:at_least(1), yard:at_least(1) }

event { id = "ships_for_aktau", title = T "Six hulls for Aktau", at = kazakhstan, window = { from = "2022-Q3", to = "2026-Q4" }, once = true,
  chance = per_quarter(8),
  text = T "Kazakhstan wants six tankers of eight thousand tonnes, so that its oil can leave by a sea instead of a court. Nothing that size fits through the canals: the hulls must be welded on the Caspian, at Baku or at Astrakhan. The minister needs an order before winter, and will not see a ship for three years.",
  sources = { "Trend 2025: tanker route Aktau to Baku (A); the order is invented" },
  effect = fire(event "ships_are_late", { after = { 5, 7 } }),
  option { id = "order", by = turkey, text = T "Order two hulls at Baku", blocs = { builders = 2, savers = -1 }, cost = { money = 5 },
    detail = T "Steel first, oil in three years, if the welders stay.",
    effect = seq { ships:add(2), place.tie(actor, "energy"):add(3), place.goodwill(actor):add(2) } },
  option { id = "guarantee", by = turkey, text = T "Guarantee Astana's loan", blocs = { savers = -2 }, cost = { capital = 1 },
    detail = T "A signature weighs nothing until it is needed.",
    effect = seq { ships:add(1), place.goodwill(actor):add(2), actor.income:add(-0.25, quarters(12)) } },
  option { id = "praise", by = turkey, text = T "Praise the sea route", blocs = { savers = 1, builders = -1 }, default = true,
    detail = T "It has been praised since 1998.",
    effect = place.goodwill(actor):add(-1) },
  option { id = "build", by = russia, text = T "Build them at Astrakhan", blocs = { provinces = 1 }, cost = { money = 3 },
    detail = T "Whoever welds a hull also keeps the spare parts. The navy's frigates wait.",
    effect = seq { yard:set(1), place.tie(actor, "trade"):add(3), actor.home:add(-1) } },
  option { id = "hours", by = russia, text = T "Guarantee the terminal instead", cost = { capital = 1 },
    detail = T "Three hundred days a year without storms, courts or repairs. The navy and the courts must be told.",
    effect = seq { place.goodwill(actor):add(4), actor.home:add(-2) } },
  option { id = "weather", by = russia, text = T "Talk about the weather", default = true,
    detail = T "Storms are nobody's policy.",
    effect = place.goodwill(actor):add(-1) } }

event { id = "ships_are_late", title = T "The welders have left", at = kazakhstan, queued = true, when = keels_laid,
  text = T "The hulls for Aktau are a year late. The best welders have gone to a gas field that pays twice, the engines stand in customs at Olya, and the port has already hired the pilots. Astana asks for a date. The yard's director offers one, and then, after a telephone call, a second.",
  sources = { "invented (C)" },
  effect = fire(event "ships_sail", { after = { 5, 8 } }),
  option { id = "overtime", by = turkey, text = T "Pay the welders double", blocs = { savers = -1, builders = 1 }, cost = { money = 4 },
    detail = T "They come back, tell their friends, and the friends have a tariff too.",
    effect = seq { ships:add(1), place.goodwill(actor):add(2) } },
  option { id = "sell", by = turkey, text = T "Sell the hulls to the gas field", blocs = { savers = 2 }, allow = ships:at_least(1),
    detail = T "A profit, a handshake, and a minister in Astana with pilots and no ships.",
    effect = seq { actor.money:add(5), ships:set(0), place.goodwill(actor):add(-7), actor.prestige:add(-2) } },
  option { id = "second_date", by = turkey, text = T "Accept the second date", default = true,
    detail = T "It is a Thursday.",
    effect = place.goodwill(actor):add(-1.5) },
  option { id = "deliver", by = russia, text = T "Let the engines through", cost = { capital = 1 },
    detail = T "Competitors' ships sail on Russian engines. The dockers call it charity.",
    effect = seq { place.goodwill(actor):add(3), when(yard:at_least(1), yard:set(2)), actor.home:add(-1) } },
  option { id = "hold", by = russia, text = T "Hold the engines", blocs = { services = 1, provinces = -1 },
    detail = T "Two ships fewer, and a file in Astana headed: engines.",
    effect = seq { ships:add(-2), yard:set(0), place.goodwill(actor):add(-5), place.sovereignty:add(3), world.tension:add(3), actor.blame:add(3) } },
  option { id = "queue", by = russia, text = T "Let customs work", default = true,
    detail = T "It works from ten to four.",
    effect = place.goodwill(actor):add(-1.5) } }

event { id = "ships_sail", title = T "A horn at Aktau", at = kazakhstan, queued = true, quiet = true, when = keels_laid,
  text = T "Four years after the order a tanker leaves for the other shore. The band plays twice, as the first time nobody had cast off.",
  sources = { "invented (C)" },
  effect = seq { when(ships:at_least(3), place.base(turkey, "energy"):add(4)),
    when(all { ships:at_least(1), ships:below(3) }, place.base(turkey, "energy"):add(2)),
    when(yard:equals(2), place.base(russia, "energy"):add(4)), when(yard:equals(1), place.base(russia, "energy"):add(2)),
    place.own("energy"):add(1) } }

-- The class: students taken in, stood by or sent home, and one day in office. ---------------------------------------------

local class = both_variables("class",
  { turkey = T "Turkey's Uzbek class", russia = T "Russia's Uzbek class" },
  0, 2, T "1 when an Uzbek class was taken in, 2 when it was stood by.")

for_both({ id = "class_is_offered", title = T "A thousand engineers", at = uzbekistan, window = { from = "2021-Q4", to = "2025-Q4" }, once = true,
  chance = per_quarter(8),
  text = T "Tashkent will send a thousand young engineers abroad, four years each, and has asked both powers how many beds they have. Korea has offered three hundred. The minister was himself such a student, in a city he does not name, and remembers to this day who gave him a winter coat.",
  sources = { "invented (C)" },
  effect = fire(event "class_in_trouble", { after = { 5, 7 } }) },
  function(who) return {
    option { id = "five_hundred_" .. who, by = power(who), text = T "Take five hundred",
      detail = T "Beds, coats and four years of stipends. They become ministers long after you.",
      effect = seq { class[who]:set(1), actor.income:add(-0.5, quarters(12)), uzbekistan.tie(actor, "culture"):add(3), uzbekistan.goodwill(actor):add(1) } },
    option { id = "fifty_" .. who, by = power(who), text = T "Take the best fifty", cost = { capital = 1 },
      detail = T "Tashkent notices which fifty.",
      effect = seq { uzbekistan.tie(actor, "elites"):add(4), uzbekistan.goodwill(actor):add(-1) } },
    option { id = "full_" .. who, by = power(who), text = T "Say that the hostels are full", default = true,
      detail = T "They are. So are Korea's, and Korea is building.",
      effect = uzbekistan.goodwill(actor):add(-1) } } end)

for_both({ id = "class_in_trouble", title = T "The hostel on the hill", at = uzbekistan, queued = true,
  when = any { class.turkey:at_least(1), class.russia:at_least(1) },
  text = T "A fight outside a hostel: two students in hospital, one in custody, and a headline that counts foreigners. Landlords cancel leases by telephone. Tashkent's consul has a list of five hundred names and a plane. He will use both unless somebody with a title comes to the hostel before the weekend.",
  sources = { "invented (C)" },
  effect = fire(event "class_comes_home", { after = { 7, 10 } }) },
  function(who) return {
    option { id = "stand_" .. who, by = power(who), text = T "Go to the hostel", cost = { capital = 1 }, allow = class[who]:at_least(1),
      detail = T "Photographed with foreigners, in a year of elections. There is always one.",
      effect = seq { class[who]:set(2), uzbekistan.goodwill(actor):add(3), actor.home:add(-4) } },
    option { id = "home_" .. who, by = power(who), text = T "Send the loud ones home", allow = class[who]:at_least(1),
      detail = T "The headline changes sides. Forty mothers in Andijan read it too.",
      effect = seq { class[who]:set(0), actor.home:add(4), uzbekistan.goodwill(actor):add(-6), uzbekistan.tie(actor, "culture"):add(-2) } },
    option { id = "invite_" .. who, by = power(who), text = T "Offer our own beds", cost = { money = 3 }, allow = class[who]:below(1),
      detail = T "Two hundred change trains. The other capital calls it poaching.",
      effect = seq { class[who]:set(1), uzbekistan.goodwill(actor):add(2), world.tension:add(1) } },
    option { id = "rector_" .. who, by = power(who), text = T "Await the rector's report", default = true,
      detail = T "He writes well, and slowly.",
      effect = uzbekistan.goodwill(actor):add(-1.5) } } end)

event { id = "class_comes_home", title = T "The class comes home", at = uzbekistan, queued = true, quiet = true,
  text = T "Five hundred engineers land in Tashkent with diplomas, accents and opinions. By autumn eleven of them sit in a ministry.",
  sources = { "invented (C)" },
  effect = for_each_power(function(who) return seq {
    when(class[who]:equals(2), seq { place.base(power(who), "elites"):add(5), place.base(power(who), "culture"):add(3) }),
    when(class[who]:equals(1), place.base(power(who), "elites"):add(2)) } end) }

-- The heir: whom one greeted first. Father's friends are counted below zero, the son's above. -------------------------------

local heir = both_variables("heir",
  { turkey = T "Turkey's standing with the heir in Ashgabat", russia = T "Russia's standing with the heir in Ashgabat" },
  -2, 2, T "Above zero a friend of the heir in Ashgabat, below zero a friend of his father.")

local function greet(who, father_detail, son_detail)
  return {
    option { id = "son_" .. who, by = power(who), text = T "Call on the son first", cost = { capital = 1 }, detail = son_detail,
      effect = seq { heir[who]:set(1), turkmenistan.tie(actor, "elites"):add(5) } },
    option { id = "father_" .. who, by = power(who), text = T "Call on the father first", cost = { money = 3 }, detail = father_detail,
      effect = seq { heir[who]:set(-1), turkmenistan.tie(actor, "elites"):add(3), turkmenistan.goodwill(actor):add(1) } },
    option { id = "alphabet_" .. who, by = power(who), text = T "Greet both in alphabetical order", default = true, historical = true,
      detail = T "They share a surname. It takes a while.", effect = turkmenistan.goodwill(actor):add(-0.5) } }
end

for_both({ id = "two_doors", title = T "Two doors, one corridor", at = turkmenistan, on = "2022-Q1", dated = true, once = true,
  text = T "On 19 March Turkmenistan inaugurates a president of forty, elected with seventy-three percent. His father, who held the office for fifteen years, keeps the upper house, the horses and the direct line. Ambassadors wait in a marble corridor with a door at either end. Both doors have a secretary with a list.",
  sources = { "succession of 19 March 2022 (B)" },
  effect = fire(event "council_above_all", { after = { 4, 5 } }) },
  function(who)
    return greet(who, T "He likes horses. This one had a pedigree, and a price.", T "He is flattered. The line to his father has a click in it.")
  end)

for_both({ id = "council_above_all", title = T "A council above all", at = turkmenistan, queued = true,
  text = T "Ashgabat has abolished its upper house and founded a council that stands above parliament, cabinet and calendar. The father presides. Four ministers whom the son had appointed are thanked for their service on the evening news, standing. Both embassies revise their seating plans; neither throws the old one away.",
  sources = { "council of January 2023, chaired by the former president (B)" },
  effect = seq { fire(event "telephone_in_ashgabat", { after = { 12, 16 } }),
    for_each_power(function(who) return when(heir[who]:at_least(1), turkmenistan.tie(power(who), "elites"):add(-2)) end) } },
  function(who) return {
    option { id = "delegation_" .. who, by = power(who), text = T "Send the council a delegation", cost = { money = 2 },
      detail = T "Three hours of speeches, and a seat in the second row.",
      effect = seq { heir[who]:add(-1), turkmenistan.tie(actor, "elites"):add(3) } },
    option { id = "son_still_" .. who, by = power(who), text = T "Keep calling the son", cost = { capital = 1 },
      detail = T "He will be president for a long time, or not at all.",
      effect = seq { heir[who]:add(1), turkmenistan.tie(actor, "elites"):add(-1), turkmenistan.goodwill(actor):add(3) } },
    option { id = "seats_" .. who, by = power(who), text = T "Revise the seating plan", default = true,
      detail = T "In pencil.",
      effect = turkmenistan.goodwill(actor):add(-0.5) } } end)

local function friends(of_son, of_father)
  return for_each_power(function(who) return seq {
    when(heir[who]:at_least(1), turkmenistan.base(power(who), "elites"):add(of_son)),
    when(heir[who]:at_most(-1), turkmenistan.base(power(who), "elites"):add(of_father)) } end)
end

event { id = "telephone_in_ashgabat", title = T "Who answers in Ashgabat", at = turkmenistan, queued = true, quiet = true,
  text = T "The direct line in Ashgabat has been moved to another desk. Those who had been calling that desk all along find it easy to be right.",
  sources = { "invented (C)" },
  effect = roll { odds(50, friends(5, -3)), odds(50, friends(-3, 5)) } }

-- The rails: two ways to Nakhchivan, and a contractor who would like a word. -----------------------------------------------

variable { id = "kars_rails", name = T "Turkey's rails from Kars", start = 0, min = 0, max = 2, help = T "1 when Turkey has broken ground from Kars, 2 when it has paid the second bill." }
variable { id = "araz_rails", name = T "Russia's rails through Armenia", start = 0, min = 0, max = 2, help = T "1 when Russia has offered Armenia's rails to Baku, 2 when they are repaired." }
local kars, araz = variable "kars_rails", variable "araz_rails"

event { id = "rails_to_nakhchivan", title = T "Two hundred and twenty-four kilometres", at = azerbaijan, window = { from = "2021-Q4", to = "2026-Q4" },
  once = true, chance = per_quarter(8),
  text = T "Nakhchivan has had no train from anywhere since 1992. One line would come from Kars, 224 kilometres over a plateau; another runs along the Araz through Armenia, with trees on the track and a Russian concession. Baku would like both, and will name stations after whoever is first. There are two stations.",
  sources = { "Kars to Nakhchivan railway, planned length of 224 km (B)" },
  effect = seq { fire(event "rails_cost_more", { after = { 6, 8 } }), fire(event "sleepers_of_1941", { after = { 6, 8 } }),
    fire(event "train_to_nakhchivan", { after = { 13, 16 } }) },
  option { id = "dig", by = turkey, text = T "Break ground at Kars", blocs = { builders = 2, savers = -2 }, cost = { money = 5 },
    detail = T "The first kilometre is flat. The budget had the first kilometre in mind.",
    effect = seq { kars:set(1), place.tie(actor, "energy"):add(2), place.goodwill(actor):add(2) } },
  option { id = "protocol", by = turkey, text = T "Sign a protocol", cost = { capital = 1 },
    detail = T "Two languages, one signature, no spade.",
    effect = seq { place.goodwill(actor):add(3), actor.prestige:add(-1) } },
  option { id = "map", by = turkey, text = T "Commission a map", blocs = { savers = 1, kinsmen = -1 }, default = true,
    detail = T "It shows the plateau very clearly.",
    effect = place.goodwill(actor):add(-1) },
  option { id = "offer_concession", by = russia, text = T "Offer the line on the Araz", cost = { capital = 1 },
    detail = T "Yerevan must be asked. It was not, and reads about it.",
    effect = seq { araz:set(1), place.tie(actor, "energy"):add(2), place.goodwill(actor):add(1), actor.prestige:add(-1) } },
  option { id = "julfa", by = russia, text = T "Clear the track at Julfa", cost = { money = 4 },
    detail = T "Forty years of trees, and mines between them.",
    effect = seq { araz:set(1), place.tie(actor, "energy"):add(3), place.goodwill(actor):add(1) } },
  option { id = "statement", by = russia, text = T "Quote the statement of 2020", default = true,
    detail = T "All connections shall be unblocked. It does not say by whom.",
    effect = place.goodwill(actor):add(-1) } }

event { id = "rails_cost_more", title = T "The contractor would like a word", at = azerbaijan, queued = true, when = kars:at_least(1),
  text = T "The plateau has moved, says the contractor at Kars, and with it the estimate: half as much again. Kilometre nine is a bog that the map calls pasture. Baku offers sympathy and a second plaque. Without a decision the machines leave on the first of the month.",
  sources = { "invented (C)" },
  option { id = "pay_again", by = turkey, text = T "Pay the second bill", blocs = { builders = 2, savers = -3 }, cost = { money = 5 },
    detail = T "A railway for four trains a day, at the price of a hospital in Hakkari.",
    effect = seq { kars:set(2), place.goodwill(actor):add(2), actor.home:add(-3) } },
  option { id = "share_bill", by = turkey, text = T "Ask Baku for half", cost = { capital = 1 },
    detail = T "Brothers share. Brothers also remember having shared.",
    effect = seq { kars:set(2), place.goodwill(actor):add(-3), place.tie(actor, "energy"):add(1) } },
  option { id = "machines_leave", by = turkey, text = T "Let the machines leave", blocs = { builders = -2, savers = 2 }, default = true,
    detail = T "There is a hole, and it has a Turkish flag beside it.",
    effect = seq { kars:set(0), place.goodwill(actor):add(-5), actor.prestige:add(-2) } } }

event { id = "sleepers_of_1941", title = T "Sleepers of 1941", at = azerbaijan, queued = true, when = araz:at_least(1),
  text = T "On the Araz the sleepers of 1941 have turned out to be the sleepers of 1941. Baku had been promised a line and has been given a survey of one, with photographs. The repair crew is at the border with a wagon of concrete, and would like to know on whose account it stands there.",
  sources = { "invented (C)" },
  option { id = "sleepers", by = russia, text = T "Replace the sleepers", blocs = { services = -1 }, cost = { money = 5 },
    detail = T "Forty-two kilometres at the cost of a siding in the Urals that was promised to the army.",
    effect = seq { araz:set(2), place.goodwill(actor):add(2), actor.home:add(-1) } },
  option { id = "operator", by = russia, text = T "Insist on a Russian operator",
    detail = T "Trains would run on time, past somebody else's guards.",
    effect = seq { place.tie(actor, "energy"):add(3), place.sovereignty:add(3), place.goodwill(actor):add(-4) } },
  option { id = "trees_stay", by = russia, text = T "Leave the trees standing", default = true,
    detail = T "A promise was made. It is now a forest.",
    effect = seq { araz:set(0), place.goodwill(actor):add(-5), actor.prestige:add(-2) } } }

event { id = "train_to_nakhchivan", title = T "A train to Nakhchivan", at = azerbaijan, queued = true, quiet = true,
  when = any { kars:at_least(2), araz:at_least(2) },
  text = T "The first train in a generation arrives four hours late, to a brass band that has been playing for five.",
  sources = { "invented (C)" },
  effect = seq { when(kars:at_least(2), place.base(turkey, "energy"):add(5)), when(araz:at_least(2), place.base(russia, "energy"):add(5)) } }
