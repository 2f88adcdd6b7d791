-- What is built leg by leg. The last leg pays for the patience.
local everywhere = { state "azerbaijan", state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan" }

project { id = "middle_corridor", name = T "Middle Corridor", by = power "turkey", icon = "train-front", states = everywhere, legs = 3,
  each = seq { target.tie(actor, "energy"):grow(7.8), target.tie(actor, "trade"):grow(3.25) },
  finish = seq { target.tie(actor, "energy"):build(19.5), target.tie(actor, "trade"):build(9.75) },
  help = T "Rails, ports and ferries from the Chinese border to Kars. Slow, dear, and hard to take back.",
  sources = { "MENAFN 2024 and Report.az 2025: cargo 1.5 Mt in 2022, 4.5 Mt in 2024" } }

project { id = "reactor_credit", name = T "Reactor and rails", by = power "russia", icon = "factory", states = everywhere, legs = 3,
  each = seq { target.tie(actor, "energy"):grow(17), target.tie(actor, "elites"):grow(10.2), target.sovereignty:add(0.5) },
  finish = target.tie(actor, "energy"):build(51),
  help = T "Export credit, engineers and fuel for sixty years. The grid learns Russian.",
  sources = { "Rosatom texts 2024; Trend 2025" } }

-- Turkey's other projects
project { id = "drone_plant", name = T "Joint drone plant", by = power "turkey", icon = "wrench", legs = 2,
  states = { state "azerbaijan", state "kazakhstan", state "uzbekistan", state "kyrgyzstan" },
  each = seq { target.tie(actor, "security"):grow(14), target.tie(actor, "trade"):grow(4), target.goodwill(rival):add(-1) },
  finish = seq { target.tie(actor, "security"):build(18), target.tie(actor, "elites"):build(7), actor.income:add(0.5, quarters(12)) },
  help = T "Licences, engineers, and exports with two names on the plate.",
  sources = { "TRT and Anadolu, 10 May 2022: Anka assembly in Kazakhstan" } }

project { id = "turkic_fund", name = T "Turkic investment fund", by = power "turkey", icon = "coins", states = everywhere, legs = 2,
  each = seq { target.tie(actor, "trade"):grow(13), target.goodwill(actor):add(1.5) },
  finish = seq { target.tie(actor, "trade"):build(16), target.tie(actor, "elites"):build(8) },
  help = T "Small loans for small firms, voted on by members who all wish to be first.",
  sources = { "Turkic Investment Fund, statutes in force 2024 (A)" } }

project { id = "common_alphabet", name = T "Common alphabet", by = power "turkey", icon = "book", legs = 3,
  states = { state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan" },
  each = seq { target.tie(actor, "culture"):grow(5), target.goodwill(rival):add(-0.5) },
  finish = seq { target.tie(actor, "culture"):build(28), target.tie(rival, "culture"):scale(0.92), target.sovereignty:add(-1) },
  help = T "Primers first, then street signs, then the tax forms.",
  sources = { "Anadolu, 11 September 2024 (A)" } }

project { id = "trans_caspian", name = T "Trans-Caspian pipeline", by = power "turkey", icon = "route", legs = 3,
  states = { state "azerbaijan", state "turkmenistan" },
  each = seq { target.tie(actor, "energy"):grow(18), target.goodwill(rival):add(-1) },
  finish = seq { target.tie(actor, "energy"):build(45), target.tie(actor, "trade"):build(8), target.tie(rival, "energy"):scale(0.88) },
  help = T "Turkmen gas on a western meter. Every shore has a lawyer.",
  sources = { "RFE/RL and Caspian convention of 12 August 2018 (A)" } }

project { id = "zangezur_link", name = T "Zangezur link", by = power "turkey", icon = "train-front", states = { state "azerbaijan" }, legs = 3,
  each = seq { target.tie(actor, "trade"):grow(12), target.tie(actor, "energy"):grow(11) },
  finish = seq { target.tie(actor, "trade"):build(10), target.tie(actor, "energy"):build(10),
    each_other_state(seq { each.tie(actor, "energy"):build(5), each.tie(actor, "trade"):build(5) }) },
  help = T "A land road from Kars to Baku. What lies beyond the Caspian feels it too.",
  sources = { "Statement of 10 November 2020, point 9 (A); Washington, 8 August 2025 (A)" } }

-- Russia's other projects
project { id = "shared_sky", name = T "One sky", by = power "russia", icon = "radio", legs = 2,
  states = { state "kazakhstan", state "kyrgyzstan", state "uzbekistan" },
  each = seq { target.tie(actor, "security"):grow(22), target.sovereignty:add(0.5) },
  finish = seq { target.tie(actor, "security"):build(24), target.tie(rival, "security"):scale(0.92) },
  help = T "An air picture shared in both directions, mostly one.",
  sources = { "Bishkek, October 2023 (B)" } }

project { id = "north_south", name = T "North-South rail", by = power "russia", icon = "train-front", legs = 2,
  states = { state "azerbaijan", state "kazakhstan", state "turkmenistan" },
  each = seq { target.tie(actor, "energy"):grow(10), target.tie(actor, "trade"):grow(8) },
  finish = seq { target.tie(actor, "energy"):build(18), target.tie(actor, "trade"):build(14) },
  help = T "To the Gulf without a strait. Their stations earn by the wagon.",
  sources = { "Rasht to Astara agreement, 17 May 2023 (A)" } }

project { id = "gas_union", name = T "Gas union", by = power "russia", icon = "fuel", legs = 3,
  states = { state "kazakhstan", state "uzbekistan", state "kyrgyzstan" },
  each = seq { target.tie(actor, "energy"):grow(19), target.sovereignty:add(1) },
  finish = seq { target.tie(actor, "energy"):build(32), target.tie(actor, "elites"):build(8), target.sovereignty:add(2) },
  help = T "Winter deliveries, one dispatcher, and a say in everybody's export.",
  sources = { "Kommersant and RFE/RL, 28 November 2022 (A)" } }
