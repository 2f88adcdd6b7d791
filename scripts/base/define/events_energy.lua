-- Pipes, reactors, reservoirs: what takes ten years to build and one winter to regret.
local turkey, russia, china, west = power "turkey", power "russia", power "china", power "west"
local kazakhstan, uzbekistan, kyrgyzstan, turkmenistan = state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan"
local azerbaijan = state "azerbaijan"
local water = variable "water_accord"

event { id = "hub_in_thrace", title = T "A hub in Thrace", at = turkmenistan, on = "2022-Q4", dated = true, once = true,
  text = T "In October Moscow proposes to make Turkish Thrace a hub: Russian gas would arrive by TurkStream, change its papers and go on to Europe. Ankara likes the word and asks who sets the price. Ashgabat and Baku ask another question: would their gas be sold there as well, or only measured?",
  sources = { "Lao Dong 2025: idea of October 2022, little progress (A)" },
  option { id = "our_rules", by = turkey, text = T "Insist on our own rules", blocs = { kinsmen = 1, builders = -1 }, cost = { capital = 1 },
    detail = T "Four suppliers and one price. Moscow had imagined one of each.",
    effect = seq { place.tie(actor, "energy"):add(3), azerbaijan.tie(actor, "energy"):add(3), world.tension:add(2), actor.blame:add(1) } },
  option { id = "their_rules", by = turkey, text = T "Take the discount offered", blocs = { savers = 2, kinsmen = -1 },
    detail = T "A cheaper winter. Baku reads the clause about other people's gas.",
    effect = seq { actor.income:add(1, quarters(4)), world.tension:add(-2), azerbaijan.goodwill(actor):add(-3), place.goodwill(actor):add(-2) } },
  option { id = "study", by = turkey, text = T "Commission a study", blocs = { savers = 1 }, default = true, historical = true,
    detail = T "It recommends a second study.",
    effect = actor.prestige:add(-0.5) },
  option { id = "invest", by = russia, text = T "Put money into the hub", blocs = { energy_firms = 2, provinces = -1 }, cost = { money = 4 },
    detail = T "A pipe to Turkey makes friends in Ankara and a hostage of the pipe.",
    effect = seq { world.tension:add(-5), actor.prestige:add(3) } },
  option { id = "share", by = russia, text = T "Offer Ashgabat a share", cost = { capital = 1 },
    detail = T "Its gas may travel too, in a Russian pipe, at a Russian hour.",
    effect = seq { place.tie(actor, "energy"):add(5), place.sovereignty:add(2) } },
  option { id = "talk", by = russia, text = T "Let experts talk", default = true, historical = true,
    detail = T "They meet in Istanbul, which is pleasant in spring.",
    effect = actor.prestige:add(-0.5) } }

event { id = "fuel_at_akkuyu", title = T "Fuel at Akkuyu", on = "2023-Q2", dated = true, once = true,
  text = T "On 27 April the first Russian fuel reaches Akkuyu, Turkey's first nuclear plant: four reactors, twenty billion dollars, built and owned by Rosatom. It will meet a tenth of the country's demand. Three of the five republics have sent engineers to look, and every one of them has asked who keeps the keys.",
  sources = { "fuel delivered on 27 April 2023; built and owned by Rosatom (B); the visit is invented" },
  option { id = "show", by = turkey, text = T "Show the engineers round",
    detail = T "They leave impressed, with Rosatom's brochures in their luggage.",
    effect = seq { world.tension:add(-3), actor.prestige:add(2), uzbekistan.tie(russia, "energy"):add(1), kazakhstan.tie(russia, "energy"):add(1) } },
  option { id = "keys", by = turkey, text = T "Demand half of the shares", blocs = { kinsmen = 2 }, cost = { capital = 1 },
    detail = T "Parliament applauds. The contractor slows down by a season.",
    effect = seq { actor.home:add(5), actor.prestige:add(3), world.tension:add(4), actor.blame:add(1) } },
  option { id = "ceremony", by = turkey, text = T "Hold the ceremony by video", default = true, historical = true,
    detail = T "Two presidents on two screens, and a button.",
    effect = actor.prestige:add(-0.5) },
  option { id = "transfer", by = russia, text = T "Send the money in advance", blocs = { energy_firms = 2, provinces = -1 }, cost = { money = 4 },
    detail = T "Five billion dollars arrive in time for somebody's election.",
    effect = seq { actor.prestige:add(3), world.tension:add(-5), actor.home:add(-1) } },
  option { id = "model", by = russia, text = T "Sell the model to Tashkent", cost = { capital = 1 },
    detail = T "Same plant, same loan, same keys.",
    effect = seq { uzbekistan.tie(actor, "energy"):add(4), uzbekistan.sovereignty:add(2) } },
  option { id = "ceremony_too", by = russia, text = T "Hold the ceremony by video", default = true, historical = true,
    detail = T "Two presidents on two screens, and a button.",
    effect = actor.prestige:add(-0.5) } }

event { id = "question_of_a_reactor", title = T "One question in October", at = kazakhstan, on = "2024-Q4", dated = true, once = true,
  text = T "On 6 October Kazakhstan answers one question: seventy-one percent want a nuclear plant, on a turnout of sixty-four. Nobody was asked whose. Four bidders wait, from Moscow, Beijing, Paris and Seoul. In the villages by Lake Balkhash the fishermen have heard of Semipalatinsk, and have questions that were not on the paper.",
  sources = { "Trend 2025: referendum of 6 October 2024 (A)" },
  effect = place.tie(china, "energy"):add(1),
  option { id = "seoul", by = turkey, text = T "Build for the Korean bid", cost = { money = 3 },
    detail = T "Turkish concrete, Korean reactor. It comes third.",
    effect = seq { place.tie(actor, "trade"):add(3), place.tie(actor, "energy"):add(1), place.tie(west, "energy"):add(1) } },
  option { id = "turbines", by = turkey, text = T "Offer gas turbines meanwhile", cost = { capital = 1 },
    detail = T "Meanwhile is ten years. The fishermen are for it, the ministry is not.",
    effect = seq { place.tie(actor, "energy"):add(5), place.goodwill(actor):add(-1) } },
  option { id = "no_bid", by = turkey, text = T "Have no opinion", blocs = { savers = 1 }, default = true, historical = true,
    detail = T "Ankara's own plant speaks with a Russian accent.",
    effect = place.goodwill(actor):add(-0.5) },
  option { id = "finance", by = russia, text = T "Offer nine tenths of the money", blocs = { energy_firms = 2, provinces = -1 }, cost = { money = 5 },
    detail = T "It is a great deal of money, and everybody can count the tenths.",
    effect = seq { place.tie(actor, "energy"):add(5), place.sovereignty:add(2) } },
  option { id = "consortium", by = russia, text = T "Share the bid with Beijing", blocs = { energy_firms = -2 }, cost = { capital = 1 },
    detail = T "A wide consortium with a narrow middle.",
    effect = seq { place.tie(actor, "energy"):add(3), place.goodwill(actor):add(2), place.tie(china, "energy"):add(3) } },
  option { id = "brochure", by = russia, text = T "Wait for the tender", default = true, historical = true,
    detail = T "Rosatom has waited for it since 2014.",
    effect = place.goodwill(actor):add(-0.5) } }

event { id = "scare_at_the_site", title = T "Crack in the pad", at = "random_state", window = { from = "2023-Q1", to = "2028-Q4" },
  chance = per_quarter(9), once = true, when = place.legs(project "reactor_credit"):at_least(1),
  text = T "An inspector has photographed a crack in the foundation of the Russian-built plant. It is two millimetres wide and four metres long, and by noon it is on every telephone. The builders call it a seam. The regulator, who has held office for five months, would like to hear it from somebody without a contract.",
  sources = { "invented (C)" },
  effect = place.stability:add(-2),
  option { id = "open", by = russia, text = T "Open the site to inspectors", blocs = { energy_firms = -2 }, cost = { money = 3 },
    detail = T "Six weeks lost, and it was a seam.",
    effect = seq { place.goodwill(actor):add(3), actor.prestige:add(1), actor.home:add(-1) } },
  option { id = "hush", by = russia, text = T "Have the picture removed", blocs = { energy_firms = 1 },
    detail = T "It may work. Pictures have copies.",
    effect = roll { odds(45, place.tie(actor, "elites"):add(2)),
      odds(55, seq { place.goodwill(actor):add(-6), place.tie(actor, "energy"):add(-3), actor.prestige:add(-2) }) } },
  option { id = "seam", by = russia, text = T "Repeat that it is a seam", default = true,
    detail = T "With a diagram.",
    effect = place.goodwill(actor):add(-2) },
  option { id = "laboratory", by = turkey, text = T "Lend a laboratory", cost = { capital = 1 },
    detail = T "Its finding will be believed, also if it favours the builders.",
    effect = roll { odds(50, seq { place.goodwill(actor):add(5), place.tie(russia, "energy"):add(-2) }),
      odds(50, seq { place.goodwill(actor):add(2), place.goodwill(russia):add(2) }) } },
  option { id = "share_picture", by = turkey, text = T "Pass the picture on",
    detail = T "Ankara's own plant has the same builder, and the same seams.",
    effect = seq { place.goodwill(russia):add(-4), actor.home:add(-3), world.tension:add(3), actor.blame:add(3) } },
  option { id = "wait", by = turkey, text = T "Wait for the report", default = true,
    detail = T "It is due in autumn.",
    effect = place.goodwill(actor):add(-1) } }

-- What follows asks both powers the same.
local function for_both(fields, make)
  for _, who in ipairs { "turkey", "russia" } do
    for _, o in ipairs(make(who)) do fields[#fields + 1] = o end
  end
  event(fields)
end

for_both({ id = "rogun_fills", title = T "The wall at Rogun", at = uzbekistan, window = { from = "2023-Q1", to = "2028-Q4" },
  chance = per_quarter(6), once = true, when = any { world.season:equals(2), world.season:equals(3) },
  text = T "Tajikistan is filling the reservoir behind Rogun, planned as the highest dam on earth, in a dry year. Tashkent, which opposed the wall for two decades and has lately been gracious, measures the Amu Darya at Termez every morning. The figure is down by a sixth. Ashgabat, further down, measures what Tashkent leaves.",
  sources = { "invented; quarrel about Rogun (B)" },
  effect = seq { uzbekistan.stability:add(-3), turkmenistan.stability:add(-2), when(water:at_least(1), uzbekistan.stability:add(1.5)) } },
  function(who) return {
    option { id = "arbitrate_" .. who, by = power(who), text = T "Offer to arbitrate", cost = { capital = 1 },
      detail = T "Downstream will be grateful if the wall waits. Upstream has a winter to heat.",
      effect = roll {
        odds(55, seq { uzbekistan.goodwill(actor):add(4), turkmenistan.goodwill(actor):add(3), water:add(1) }),
        odds(45, seq { actor.prestige:add(-3), uzbekistan.goodwill(actor):add(-1) }) } },
    option { id = "canals_" .. who, by = power(who), text = T "Line the canals with concrete", cost = { money = 4 },
      detail = T "A third of the water used to stop on the way. Now only the money does.",
      effect = seq { uzbekistan.tie(actor, "trade"):add(2), turkmenistan.tie(actor, "trade"):add(1), uzbekistan.stability:add(2) } },
    option { id = "buy_power_" .. who, by = power(who), text = T "Buy the dam's first power",
      detail = T "Cheap current for an ally's smelter, and two capitals that noticed.",
      effect = seq { actor.income:add(0.5, quarters(6)), uzbekistan.goodwill(actor):add(-4), turkmenistan.goodwill(actor):add(-2) } },
    option { id = "neighbours_" .. who, by = power(who), text = T "Leave it to the neighbours", default = true,
      detail = T "They have two decades of practice.",
      effect = uzbekistan.goodwill(actor):add(-1) } } end)
