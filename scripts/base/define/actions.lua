-- The core of what each side can do; legs of projects, bold actions and offers stand in the files beside. Gains of ties are `grow`: the tie's size, goodwill and
-- repetition decide what arrives.
local turkey, russia = power "turkey", power "russia"
local corridor, reactor = project "middle_corridor", project "reactor_credit"

-- Turkey ---------------------------------------------------------------------------------------------------------

action { id = "trade_mission", name = T "Trade mission", by = turkey, icon = "ship", channel = "trade",
  cost = { capital = 2, money = 4 }, blocs = { builders = 2 },
  effect = target.tie(actor, "trade"):grow(11.7),
  help = T "Two hundred firms, one minister, and a list of goods for lower duties.",
  example = T "Tashkent, 29 March 2022: a preferential trade agreement, in force from July 2023." }

action { id = "contractors_fund", name = T "Contractors and fund", by = turkey, icon = "factory", channel = "trade",
  cost = { capital = 3, money = 6 }, blocs = { builders = 3, savers = -2 },
  effect = seq { target.tie(actor, "trade"):grow(13), target.tie(actor, "elites"):grow(11) },
  help = T "Build it on credit, and dine with those who sign for it.",
  example = T "Turkmenistan: 1,061 projects worth 50 billion dollars by 2022." }

action { id = "corridor_leg", name = T "Middle Corridor leg", by = turkey, icon = "train-front", channel = "energy",
  cost = { capital = 3, money = 5 }, blocs = { builders = 2, savers = -2 }, project = corridor,
  allow = all { target.legs(corridor):below(3),
    any { target:is(state "azerbaijan"), state "azerbaijan".legs(corridor):at_least(3) },
    any { no { any { target:is(state "uzbekistan"), target:is(state "kyrgyzstan") } },
      state "kazakhstan".legs(corridor):at_least(3), state "turkmenistan".legs(corridor):at_least(3) } },
  help = T "One leg of rails, port or ferries. The third in a state pays for all of them.",
  example = T "2024: 4.5 million tonnes crossed the Caspian, 62 percent more than the year before." }

action { id = "drones_training", name = T "Drones and training", by = turkey, icon = "shield", channel = "security",
  cost = { capital = 3, money = 2 }, blocs = { kinsmen = 2, charities = -2 }, hard = true, tension = 3,
  effect = seq { target.tie(actor, "security"):grow(17.6), target.goodwill(rival):add(-1) },
  help = T "Six aircraft, forty technicians, and a neighbour who reads the contract closely.",
  example = T "Kyrgyzstan confirms an order of Bayraktar drones, 21 October 2021." }

action { id = "academies", name = T "Officer academies", by = turkey, icon = "flag", channel = "security",
  cost = { capital = 2, money = 2 }, blocs = { kinsmen = 2, savers = 1 },
  effect = seq { target.tie(actor, "security"):grow(7.15), target.tie(actor, "elites"):grow(3.25) },
  help = T "Cadets go to Ankara as lieutenants and come home as acquaintances.",
  example = T "Framework agreement on defence with Uzbekistan, March 2022." }

action { id = "schools_series", name = T "Scholarships, series, schools", by = turkey, icon = "graduation-cap", channel = "culture",
  cost = { capital = 1, money = 2 }, blocs = { charities = 2, builders = -1 },
  effect = seq { target.tie(actor, "culture"):grow(7.8), target.goodwill(actor):add(1) },
  help = T "Cheap and slow. The serials do more than the speeches.",
  example = T "The Maarif foundation takes over the Sapat lyceums of Kyrgyzstan, January 2025." }

action { id = "leaders_summit", name = T "Leaders' summit", by = turkey, icon = "handshake", channel = "elites",
  cost = { capital = 2, money = 1 }, blocs = { kinsmen = 1, builders = -1 },
  effect = seq { target.tie(actor, "elites"):grow(5.85), target.goodwill(actor):add(4) },
  help = T "A guard of honour and fifteen signatures. It tires fast.",
  example = T "The Kazakh president in Ankara, 10 May 2022: fifteen documents." }

action { id = "relief_agency", name = T "Relief and clinics", by = turkey, icon = "house", channel = "culture",
  cost = { capital = 2, money = 4 }, blocs = { charities = 3, savers = -1 },
  effect = seq { target.tie(actor, "culture"):grow(6), target.tie(actor, "elites"):grow(4), target.goodwill(actor):add(5),
    target.stability:add(4) },
  help = T "Clinics, wells and a plaque. The plaque is what people photograph.",
  example = T "The agency TIKA: about 1,300 projects in Kyrgyzstan, 900 in Uzbekistan." }

action { id = "gas_swap", name = T "Gas swap and purchase", by = turkey, icon = "fuel", channel = "energy",
  cost = { capital = 2, money = 5 }, blocs = { savers = 2, kinsmen = -2 },
  effect = seq { target.tie(actor, "energy"):grow(8.45), target.goodwill(actor):add(1) },
  help = T "Buy what cannot be shipped, and receive it from somebody else's pipe.",
  example = T "Turkmen gas reaches Turkey through Iran, 1 March 2025: 1.3 billion cubic metres for the year." }

action { id = "border_guarantee", name = T "Border guarantee", by = turkey, icon = "map-pin", channel = "security",
  cost = { capital = 2, money = 1 }, blocs = { kinsmen = 3, builders = -2 }, hard = true, tension = 3,
  effect = seq { target.tie(actor, "security"):grow(5.85), target.goodwill(actor):add(2.5), target.goodwill(rival):add(-2.5),
    target.sovereignty:add(-1.5), actor.home:add(1) },
  help = T "A sentence about territorial integrity. Everybody knows to whom it is addressed.",
  example = T "Shusha Declaration with Azerbaijan, 15 June 2021." }

action { id = "treaty_step", name = T "Treaty step", by = turkey, icon = "scroll-text",
  cost = { capital = 2, money = 1 }, offer = "accord",
  help = T "Offers the next step toward the common market. A refusal is public, and so is a signature.",
  example = T "Azerbaijan signs a preferential trade agreement, 25 February 2020." }

action { id = "quiet_diplomacy", name = T "Quiet diplomacy", by = turkey, icon = "eye",
  cost = { capital = 1 }, blocs = { savers = 2, kinsmen = -2 },
  effect = seq { target.goodwill(actor):add(2.5), target.sovereignty:add(-1.5), world.tension:add(-1), actor.blame:add(-3),
    target.intel(actor):add(1.5) },
  help = T "No communique. One learns what the other side is offering.",
  example = T "Envoys of Turkey and Armenia open talks, 14 January 2022." }

-- Russia ---------------------------------------------------------------------------------------------------------

action { id = "gas_price", name = T "Cheaper gas and fuel", by = russia, icon = "fuel", channel = "energy",
  cost = { capital = 2, money = 6 }, blocs = { energy_firms = -2, economists = 2 },
  effect = seq { target.tie(actor, "energy"):grow(18.7), target.goodwill(actor):add(1.5), target.stability:add(2) },
  help = T "A lower price this winter, a longer contract next.",
  example = T "Gas flows to Uzbekistan through Kazakhstan from 7 October 2023." }

action { id = "customs_measure", name = T "Customs-union measure", by = russia, icon = "ship", channel = "trade",
  cost = { capital = 2, money = 3 }, blocs = { economists = 2, provinces = -1 },
  effect = seq { target.tie(actor, "trade"):grow(22.1), target.sovereignty:add(1) },
  help = T "One tariff line fewer at the border, one rule more from the commission.",
  example = T "Uzbekistan becomes an observer of the Eurasian union, 11 December 2020." }

action { id = "reactor_step", name = T "Reactor and rail credit", by = russia, icon = "factory", channel = "energy",
  cost = { capital = 3, money = 6 }, blocs = { energy_firms = 2, economists = -1 }, project = reactor,
  allow = target.legs(reactor):below(3),
  help = T "A step of a plant that needs Russian fuel for sixty years. The third one starts the turbines.",
  example = T "Contract for a small nuclear plant in Jizzakh, 27 May 2024." }

action { id = "base_exercise", name = T "Base and joint exercise", by = russia, icon = "anchor", channel = "security",
  cost = { capital = 3, money = 2 }, blocs = { services = 2, economists = -2 }, hard = true, tension = 2,
  effect = seq { target.tie(actor, "security"):grow(27.2), target.sovereignty:add(2) },
  help = T "A thousand soldiers for three weeks, and a runway for longer.",
  example = T "Exercises twenty kilometres from the Afghan border, August 2021." }

action { id = "arms_home_price", name = T "Arms at home prices", by = russia, icon = "shield", channel = "security",
  cost = { capital = 2, money = 3 }, blocs = { services = 2, energy_firms = -1 },
  effect = seq { target.tie(actor, "security"):grow(17), target.tie(actor, "elites"):grow(3.4), target.sovereignty:add(0.5) },
  help = T "What Russia's own army pays. Spare parts are another matter.",
  example = T "Joint air defence with Kyrgyzstan, October 2023." }

action { id = "media_language", name = T "Media and language", by = russia, icon = "languages", channel = "culture",
  cost = { capital = 1, money = 1 }, blocs = { services = 1, provinces = 1 },
  effect = target.tie(actor, "culture"):grow(11.9),
  help = T "Channels, teachers and free textbooks. It works at once and fades soonest.",
  example = T "Nine Russian-built schools begin in Kyrgyzstan, 1 September 2023." }

action { id = "elite_bargain", name = T "Elite bargain", by = russia, icon = "users", channel = "elites",
  cost = { capital = 2, money = 3 }, blocs = { services = -2, energy_firms = 2 },
  effect = seq { target.tie(actor, "elites"):grow(28.9), target.goodwill(actor):add(1), target.sovereignty:add(0.5) },
  help = T "A contract for a cousin, a medal for a minister.",
  example = T "Debt of about 700 million dollars forgiven to Kyrgyzstan since 2005." }

action { id = "labour_quota", name = T "Labour quota", by = russia, icon = "house", channel = "trade",
  cost = { capital = 2, money = 2 }, blocs = { provinces = 3, services = -2 },
  effect = seq { target.tie(actor, "trade"):grow(10.2), target.tie(actor, "elites"):grow(8.5), target.goodwill(actor):add(1),
    target.stability:add(1), actor.home:add(-2.5) },
  help = T "Work permits by the hundred thousand. Voters at home count them too.",
  example = T "2022: 16.9 billion dollars sent home to Uzbekistan, twice the year before." }

action { id = "squeeze", name = T "Squeeze", by = russia, icon = "gavel", channel = "trade",
  cost = { capital = 2 }, blocs = { services = 2, economists = -3 }, hard = true, warn = true, tension = 5,
  allow = sum { target.dependence(actor, "trade"), target.dependence(actor, "energy") }:at_least(30),
  effect = seq {
    target.alignment(actor):add(mean { target.dependence(actor, "trade"), target.dependence(actor, "energy") }:scaled(0.36)),
    target.tie(rival, "trade"):scale(0.93), target.tie(rival, "energy"):scale(0.93),
    target.tie(actor, "trade"):add(-1.5), target.tie(actor, "energy"):add(-1.5),
    target.goodwill(actor):add(-8), target.sovereignty:add(5), target.own("trade"):add(2), target.own("energy"):add(2),
    each_other_state(seq { each.goodwill(actor):add(-1.5), each.sovereignty:add(1) }) },
  help = T "An import ban, a pump under repair, a queue at the border. It works, and everybody takes notes.",
  example = T "Kazakh wheat and tomatoes are banned, 17 October 2024." }

action { id = "security_pressure", name = T "Security pressure", by = russia, icon = "target", channel = "security",
  cost = { capital = 3, money = 2 }, blocs = { services = 3, provinces = -2 }, hard = true, warn = true, tension = 9,
  effect = seq {
    target.alignment(actor):add(mean { target.dependence(actor, "security"), target.dependence(actor, "elites") }:scaled(0.34)),
    target.tie(rival, "security"):scale(0.85), target.tie(rival, "elites"):scale(0.9),
    target.goodwill(actor):add(-15), target.sovereignty:add(8), target.stability:add(-3) },
  help = T "Columns on the road, files on the desk. The host gives way and does not forgive it.",
  example = T "Remarks in Russia's parliament on northern Kazakhstan, December 2020." }

action { id = "union_step", name = T "Union step", by = russia, icon = "scroll-text",
  cost = { capital = 2, money = 1 }, offer = "accord",
  help = T "Offers the next step into the Eurasian union. A refusal is public, and so is a signature.",
  example = T "Uzbekistan takes observer status, December 2020." }

action { id = "quiet_word", name = T "Amends and a quiet word", by = russia, icon = "eye",
  cost = { capital = 1 }, blocs = { economists = 2, services = -2 },
  effect = seq { target.goodwill(actor):add(2), target.sovereignty:add(-1.5), world.tension:add(-1), actor.blame:add(-3),
    actor.home:add(-0.5), target.intel(actor):add(1.5) },
  help = T "An apology in the passive voice. It costs pride at home and is heard all the same.",
  example = T "The Russian president to the Azerbaijani one, October 2025, on the airliner lost in December 2024." }
