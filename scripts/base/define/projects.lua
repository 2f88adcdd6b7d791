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
