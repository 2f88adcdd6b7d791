-- The actions that offer what is signed beside the accords. Each is soft, cheap and public: a refusal costs a little prestige.
local turkey, russia = power "turkey", power "russia"
local both = { turkey, russia }

local function offer(a)
  action { id = "offer_" .. a.id, name = a.name, by = a.by or both, icon = a.icon, channel = a.channel,
    cost = { capital = a.capital or 1, money = 1 }, offer = agreement(a.id), allow = a.allow, help = a.help, example = a.example }
end
local function only(...)
  local list = {}
  for i, id in ipairs { ... } do list[i] = target:is(state(id)) end
  return any(list)
end

offer { id = "corridor_transit", name = T "Offer a transit treaty", icon = "train-front", channel = "energy",
  help = T "Your goods through their land, by treaty and not by mood.",
  example = T "Baku-Tbilisi-Ceyhan: oil reaches the sea on 28 May 2006 under a treaty of 1999." }
offer { id = "gas_supply", name = T "Offer a gas contract", icon = "fuel", channel = "energy",
  help = T "Years of gas at a price that both ministers can defend.",
  example = T "Gazprom and Uzbekistan sign for two years, 16 June 2023: 2.8 billion cubic metres a year." }
offer { id = "reactor_fuel", name = T "Offer a fuel contract", by = russia, icon = "factory", channel = "energy",
  help = T "Fuel for a plant that stands, or will.",
  example = T "Rosatom holds shares in several Kazakh uranium mines, 2021." }
offer { id = "labour_migration", name = T "Offer a labour treaty", icon = "users", channel = "trade",
  help = T "Permits by the ten thousand, and a ministry that counts them.",
  example = T "About 4.5 million citizens of Uzbekistan registered for work in Russia in 2021." }
offer { id = "grain_supply", name = T "Offer a grain contract", icon = "ship", channel = "trade",
  help = T "Flour is the shortest way into a kitchen.",
  example = T "Russia stops grain exports to the Eurasian union, 15 March to 30 June 2022." }
offer { id = "investment_protection", name = T "Offer investment protection", icon = "handshake", channel = "elites",
  help = T "Investors ask one question first: which court?",
  example = T "Turkey and Uzbekistan renew their treaty on investment, 25 October 2017." }
offer { id = "card_payments", name = T "Offer a payment link", by = russia, icon = "handshake", channel = "trade",
  help = T "Cards, transfers and a clearing bank that is not on a list yet.",
  example = T "Banks of Kazakhstan and Uzbekistan stop taking Mir cards, September 2022." }
offer { id = "base_lease", name = T "Offer a base lease", icon = "anchor", channel = "security", capital = 2,
  allow = all { no { target:is(state "turkmenistan") }, no { target:has(agreement "base_lease", rival) } },
  help = T "A runway for rent. The neighbours read the small print.",
  example = T "Russia's airfield at Kant, Kyrgyzstan, since 2003." }
offer { id = "arms_training", name = T "Offer a training treaty", icon = "shield", channel = "security",
  help = T "Crews, simulators and the manuals in two languages.",
  example = T "Turkey and Kazakhstan agree to assemble Anka drones, 10 May 2022." }
offer { id = "csto_membership", name = T "Offer a seat in collective security", by = russia, icon = "shield", channel = "security",
  allow = no { target:is(state "turkmenistan") },
  help = T "A collective answer to an individual problem.",
  example = T "Uzbekistan leaves in 2012; the organisation's troops land in Almaty on 6 January 2022." }
offer { id = "mutual_assistance", name = T "Offer mutual assistance", by = turkey, icon = "shield", channel = "security", capital = 2,
  allow = no { target:is(state "turkmenistan") },
  help = T "A promise in two languages, with a third for the press.",
  example = T "The Shusha Declaration, 15 June 2021, promises Azerbaijan assistance if attacked." }
offer { id = "peacekeeper_mandate", name = T "Offer peacekeepers", icon = "map-pin", channel = "security", capital = 2,
  allow = all { only("azerbaijan", "kyrgyzstan", "uzbekistan"), no { target:has(agreement "peacekeeper_mandate", rival) } },
  help = T "Blue posts, white cars, and a renewal date.",
  example = T "Russian peacekeepers leave Karabakh from 17 April 2024." }
offer { id = "mediation_mandate", name = T "Offer to mediate", icon = "handshake", channel = "elites",
  help = T "Sit between them, and leave with both telephone numbers.",
  example = T "A joint monitoring centre of Russia and Turkey opens at Agdam, 30 January 2021." }
offer { id = "water_sharing", name = T "Offer a water treaty", icon = "scroll-text", channel = "elites",
  allow = no { target:is(state "azerbaijan") },
  help = T "Whoever pays for the gauges knows the level.",
  example = T "Kambarata: Kyrgyzstan, Kazakhstan and Uzbekistan sign a road map, 6 January 2023." }
offer { id = "study_language", name = T "Offer places to study", icon = "graduation-cap", channel = "culture",
  help = T "Four years there, forty years of telephone numbers.",
  example = T "Turkey's state scholarships draw more than 165,000 applications in 2021." }
offer { id = "visa_free", name = T "Offer visa-free travel", icon = "map-pin", channel = "culture",
  help = T "Nobody reads the treaty. Everybody uses it.",
  example = T "Turkey and Azerbaijan: travel with an identity card from 1 April 2021." }
offer { id = "ots_observer", name = T "Offer a seat by the wall", by = turkey, icon = "flag", channel = "culture",
  allow = all { target:is(state "turkmenistan"), no { target:has(agreement "ots_member") } },
  help = T "The others are members. This one prefers to watch.",
  example = T "Turkmenistan becomes an observer in Istanbul, 12 November 2021." }
offer { id = "ots_member", name = T "Offer membership of the Turkic States", by = turkey, icon = "flag", channel = "culture",
  allow = all { target:is(state "turkmenistan"), target:has(agreement "ots_observer", actor) },
  help = T "From the wall to the table: eight steps, and a decade of protocol.",
  example = T "Uzbekistan joins as a full member, October 2019." }
