-- One action for each project that is built leg by leg (projects.lua says what a leg and the last leg bring).
local turkey, russia = power "turkey", power "russia"

local function leg(a)
  local p = project(a.project)
  action { id = a.id, name = a.name, by = a.by, icon = a.icon, channel = a.channel, cost = a.cost, blocs = a.blocs, hard = a.hard, tension = a.tension,
    project = p, allow = a.allow, effect = a.effect, help = a.help, example = a.example }
end

-- Turkey
leg { id = "drone_plant_leg", project = "drone_plant", name = T "Joint drone plant", by = turkey, icon = "wrench", channel = "security",
  cost = { capital = 3, money = 3 }, blocs = { kinsmen = 2, charities = -1 }, hard = true, tension = 2,
  allow = target.tie(actor, "security"):at_least(25),
  help = T "First a repair shop, then an assembly line. The second leg flies.",
  example = T "Kazakhstan signs for assembly of Anka drones, 10 May 2022." }

leg { id = "fund_share", project = "turkic_fund", name = T "Share of the Turkic fund", by = turkey, icon = "coins", channel = "trade",
  cost = { capital = 2, money = 7 }, blocs = { kinsmen = 1, savers = -1 },
  allow = target.goodwill(actor):at_least(50),
  help = T "Paid-in capital, a board seat, and a first cheque with both flags on it.",
  example = T "The Turkic Investment Fund opens in Istanbul, 18 May 2024, with 500 million dollars." }

leg { id = "alphabet_books", project = "common_alphabet", name = T "Primers in one alphabet", by = turkey, icon = "book", channel = "culture",
  cost = { capital = 1, money = 2 }, blocs = { kinsmen = 1, builders = -1 },
  allow = target.tie(actor, "culture"):at_least(40),
  help = T "Thirty-four letters, one commission, and a generation of spelling mistakes.",
  example = T "A commission in Baku agrees on a common Turkic alphabet of 34 letters, 11 September 2024." }

leg { id = "caspian_pipe_leg", project = "trans_caspian", name = T "Trans-Caspian pipeline leg", by = turkey, icon = "route", channel = "energy",
  cost = { capital = 2, money = 5 }, blocs = { builders = 1, savers = -1 }, hard = true, tension = 2,
  allow = all { target.tie(actor, "energy"):at_least(30), target.goodwill(actor):at_least(50) },
  help = T "Three hundred kilometres of sea bed and thirty years of objections.",
  example = T "Azerbaijan and Turkmenistan agree on the Dostluk field, 21 January 2021." }

leg { id = "zangezur_leg", project = "zangezur_link", name = T "Zangezur link leg", by = turkey, icon = "train-front", channel = "trade",
  cost = { capital = 2, money = 3 }, blocs = { kinsmen = 1, savers = -1 }, tension = 1,
  help = T "Forty-three kilometres that three governments call by three names.",
  example = T "Track is laid toward Horadiz and Agbend from February 2021." }

-- Russia
leg { id = "shared_sky_leg", project = "shared_sky", name = T "Air defence of one sky", by = russia, icon = "radio", channel = "security",
  cost = { capital = 2, money = 3 }, blocs = { services = 2, economists = -1 }, hard = true, tension = 2,
  allow = target.tie(actor, "security"):at_least(45),
  help = T "Radars on their hills, the screen in Moscow.",
  example = T "Joint regional air defence with Kyrgyzstan, ratified 11 October 2023." }

leg { id = "north_south_leg", project = "north_south", name = T "North-South rail leg", by = russia, icon = "train-front", channel = "energy",
  cost = { capital = 2, money = 5 }, blocs = { economists = 1, energy_firms = -1 },
  allow = any { target:is(state "azerbaijan"), target:is(state "kazakhstan"), target:is(state "turkmenistan") },
  help = T "Sidings, loans and a timetable to the Gulf, by way of their stations.",
  example = T "Russia and Iran sign for the Rasht to Astara railway, 17 May 2023." }

leg { id = "gas_union_leg", project = "gas_union", name = T "Gas union leg", by = russia, icon = "fuel", channel = "energy",
  cost = { capital = 3, money = 5 }, blocs = { energy_firms = 2, provinces = -1 },
  allow = target.tie(actor, "energy"):at_least(40),
  help = T "One company, one meter, one price. The meter is read in Saint Petersburg.",
  example = T "Putin proposes a gas union to Kazakhstan and Uzbekistan, 28 November 2022." }
