-- A small mod: a treaty on the tolls of the Amu Darya, the action that offers it, and a quarrel that comes of it.
-- Nothing of base is changed. It shows one agreement with a clause, one action for both powers, one event.

agreement { id = "river_toll_treaty", name = T "River toll treaty", term = quarters(12),
  accept = sum { base = 2, needs = 0,
    target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill, measured from 50"),
    target.tie(actor, "trade"):scaled(0.1):called(T "Trade tie"),
    target.sovereignty:scaled(-0.1):called(T "Fear of domination"),
    clause "toll":less(4):scaled(0.5):called(T "What the landing earns") },
  each_quarter = target.tie(actor, "trade"):add(sum { base = 0.4, clause "toll":scaled(-0.05) }, T "Barges pay less"),
  on_lapse = target.goodwill(actor):add(-2),
  breach = { goodwill = -6, blame = 2, prestige = -2 },
  clauses = { { id = "toll", name = T "Toll per tonne", range = { 0, 10 }, start = 4 } },
  help = T "One toll from Termez to the sea that is no longer there." }

action { id = "offer_river_tolls", name = T "Offer a river toll treaty", by = { power "turkey", power "russia" }, icon = "anchor", channel = "trade",
  cost = { capital = 1, money = 2 }, offer = agreement "river_toll_treaty",
  allow = all { any { target:is(state "uzbekistan"), target:is(state "turkmenistan") }, no { target:has(agreement "river_toll_treaty") } },
  example = T "No such treaty exists. There are barges.",
  help = T "Barges on the Amu Darya pay at every landing. A treaty would make it one landing." }

event { id = "barge_at_kelif", title = T "The barge at Kelif", at = state "turkmenistan", chance = per_quarter(6), cooldown = quarters(8),
  when = any { place:has(agreement "river_toll_treaty"), state "uzbekistan":has(agreement "river_toll_treaty") },
  text = T "A barge with four hundred tonnes of flour lies at Kelif because two harbour masters disagree about one signature. The bakers upstream have three days of stock. The treaty says that its sponsor will mediate; it does not say how, and both harbour masters are cousins of somebody.",
  option { id = "pay", by = power "turkey", text = T "Pay the toll twice", cost = { money = 1 },
    detail = T "The flour moves. So does the price of the next signature.",
    effect = place.goodwill(actor):add(2) },
  option { id = "wait", by = power "turkey", text = T "Let them settle it", default = true,
    detail = T "They do, on the fourth day.",
    effect = place.stability:add(-2) },
  option { id = "pay_too", by = power "russia", text = T "Pay the toll twice", cost = { money = 1 },
    detail = T "The flour moves. So does the price of the next signature.",
    effect = place.goodwill(actor):add(2) },
  option { id = "wait_too", by = power "russia", text = T "Let them settle it", default = true,
    detail = T "They do, on the fourth day.",
    effect = place.stability:add(-2) } }
