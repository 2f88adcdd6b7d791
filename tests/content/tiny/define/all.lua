-- The smallest complete game, for tests of the loader. One definition of each kind, and a mirror of two powers.
local north, south = power "north", power "south"

power { id = "south", name = T "South", seat = 2, decay = { trade = 0.4, talk = 0.65 },
  sudden = { id = "south_wins", name = T "South wins", states = 1, among = { state "inland" }, steps = 6, alignment = 20,
    quarters = 2, not_before = "2026-Q3" } }
power { id = "north", name = T "North", adjective = T "Northern", seat = 1, drift = { trade = 0.08 } }
power { id = "far", name = T "Far", each_quarter = each_state { each.tie(actor, "trade"):add(0.5) } }

channel { id = "trade", name = T "Trade", weight = 0.6 }
channel { id = "talk", name = T "Talk", weight = 0.4 }

doctrine { id = "calm", name = T "Calm", pushback = target.sovereignty:add(4, T "Enough"),
  voice = { refuse = T "No.", request = T "Please?", thanks = T "Thanks." } }

state { id = "coast", name = T "Coast", map = "CST", weight = 3, doctrine = doctrine "calm", population = 1.5,
  wants = { want { id = "road", name = T "A road", met_by = project "rails", hurt_by = action "visit", bonus = 3 } } }
state { id = "inland", name = T "Inland", weight = 2, doctrine = doctrine "calm",
  wants = { want { id = "road", name = T "A road", met_by = action "lay_rails", bonus = 2.5 } } }

for i = 1, 6 do
  for _, side in ipairs { "north", "south" } do
    agreement { id = side .. "_step_" .. i, name = T "Step", by = power(side), accord = i,
      accept = sum { base = 7, needs = 1.5, target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill above 50") },
      breach = { goodwill = -8, blame = 2, prestige = -3 } }
  end
end
agreement { id = "pact", name = T "Pact", term = quarters(8), conflicts = { agreement "north_step_6" },
  accept = sum { base = 1, when(target:wants "road", 4), clause "price":less(5):scaled(-2):called(T "Price") }, renew = quarters(2),
  each_quarter = { target.tie(actor, "trade"):add(clause "price":scaled(0.2)) }, on_lapse = target.goodwill(actor):add(-2),
  clauses = { { id = "price", name = T "Price", range = { 0, 10 }, start = 5 } } }

project { id = "rails", name = T "Rails", by = { north, south }, states = { state "coast", state "inland" }, legs = 2,
  each = target.tie(actor, "trade"):grow(4), finish = target.tie(actor, "trade"):build(6) }

action { id = "visit", name = T "Visit", by = { north, south }, channel = "talk", cost = { capital = 1, money = 0.5 },
  allow = all { target.goodwill(actor):at_least(10), no { target:has(agreement "pact", rival) } },
  effect = seq { target.tie(actor, "talk"):grow(5), when(target:is(state "coast"), world.tension:add(-1)) },
  ai = weight { base = 10, when(target:wants "road", 5) } }
action { id = "lay_rails", name = T "Lay rails", by = { north, south }, channel = "trade", cost = { capital = 2, money = 4 },
  hard = true, tension = 3, project = project "rails" }
action { id = "offer_step", name = T "Offer a step", by = { north, south }, offer = "accord", cost = { capital = 2 } }
action { id = "offer_pact", name = T "Offer a pact", by = { north, south }, offer = agreement "pact", cost = { capital = 1 } }

variable { id = "mood", name = T "The mood", start = 2, min = -5, max = 5 }

event { id = "storm", title = T "Storm", text = T "It blows.", at = "each_state", window = { from = "2025-Q2" },
  chance = per_quarter(12.5), cooldown = quarters(3), random = true, sources = { "A weather report" },
  when = all { place.stability:below(90), world.variable "mood":at_most(5) },
  effect = place.stability:add(-2),
  option { id = "help", by = north, text = T "Help", cost = { capital = 1 },
    effect = roll { odds(45, place.goodwill(actor):add(6)), odds(55, fire(event "thanks", { after = { 1, 3 } })) } },
  option { id = "wait", by = north, text = T "Wait", default = true, historical = true },
  option { id = "help_too", by = south, text = T "Help", cost = { money = 1 }, effect = place.goodwill(actor):add(6) },
  option { id = "wait_too", by = south, text = T "Wait", default = true, effect = variable "mood":add(-1) } }
event { id = "thanks", title = T "Thanks", text = T "They remember.", at = state "coast", queued = true, quiet = true, once = true,
  when = any { chosen(event "storm", "help"), chosen(event "storm", "help_too"), fired(event "storm") },
  effect = { place.goodwill(north):add(2), place.goodwill(south):add(2) } }

priority { id = "north_coast", name = T "Coast", by = north, at = state "coast", rise = { 3, 7 } }
priority { id = "south_coast", name = T "Coast", by = south, at = state "coast", rise = 4 }

rung { id = "note", name = T "Note", prestige_lost = 3, prestige_won = 2, swing = 0.5, tension = 1.5 }
rung { id = "recall", name = T "Recall", prestige_lost = 6, prestige_won = 4, swing = 1, tension = 3 }
rung { id = "closed", name = T "Closed border", prestige_lost = 9, prestige_won = 6, swing = 1.5, tension = 4, trade_loss = 3 }
rung { id = "troops", name = T "Troops", prestige_lost = 12, prestige_won = 8, swing = 2, tension = 6, sovereignty = 8 }
rung { id = "shots", name = T "Shots", prestige_lost = 10, tension = 15, sovereignty = 15, ends = true }

personality { id = "greedy", level = "greedy", now = 1, next = 1, later = 0.5, capital = 0.04 }

scenario { id = "small", name = T "Small", text = T "Two powers, two states.", start = "2025-Q2", quarters = 7,
  komi = { south = -2.5 }, tune = { plan_slots = 2 },
  powers = { north = { money = 8, income = 5, prestige = 50, home = 60, home_rest = 55, capital = 2 },
    south = { money = 8, income = 5, prestige = 50, home = 60, capital = 2 } },
  states = {
    coast = { alignment = { north = 10 }, neutrality = 20, sovereignty = 40, stability = 60, goodwill = { north = 52 },
      own = { trade = 20, talk = 20 }, accord = { north = 1 },
      ties = { north = { trade = 30, talk = 20 }, south = { trade = 20, talk = 20 }, far = { trade = 10 } } },
    inland = { alignment = { south = 5 }, neutrality = 20, sovereignty = 40, stability = 60, own = { trade = 20, talk = 20 },
      ties = { north = { trade = 20, talk = 20 }, south = { trade = 30, talk = 20 } } } },
  legs = { rails = { coast = 1 } },
  agreements = { { agreement "pact", state = state "inland", power = south, left = quarters(4) } } }
scenario { id = "later", name = T "Later", base_on = scenario "small", start = "2026-Q1", third_powers = 0.5,
  powers = { south = { capital_extra = -1 } },
  states = { coast = { alignment = { south = 4 } } } }

history { scenario = scenario "small",
  { on = "2025-Q4", by = south, action = action "visit", target = state "inland" },
  { on = "2025-Q2", by = north, action = action "visit", target = state "coast" } }
