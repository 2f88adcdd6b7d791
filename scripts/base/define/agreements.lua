-- The two accords, six steps each, and what is signed beside them.
local turkey, russia = power "turkey", power "russia"

-- One rule for both accords: a state signs when it leans, likes, trades and does not fear too much.
local function accept_step(channel, channel_name)
  return sum { base = 7, needs = 0,
    target.accord(actor):scaled(-2.5):called(T "Steps already taken"),
    target.alignment(actor):scaled(0.6):called(T "Alignment"),
    target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill above 50"),
    target.tie(actor, channel):scaled(0.25):called(channel_name),
    target.sovereignty:scaled(-0.15):called(T "Fear of domination"),
    target.neutrality:scaled(-0.15):called(T "Habit of balancing"),
    target.accord(rival):scaled(-2):called(T "The rival's steps") }
end

-- The last step throws the rival back where it stood firm, and everybody sees it.
local throw_back = when(target.accord(rival):at_least(3), seq { target.accord(rival):lower_to(2), target.sovereignty:add(5),
  target.goodwill(rival):add(-6), world.tension:add(6, T "The rival's accord thrown back") })

local trade, energy, culture, elites = T "Trade tie", T "Energy tie", T "Culture tie", T "Elite tie"

local function accord(by, steps)
  for i, s in ipairs(steps) do
    agreement { id = s.id, name = s.name, by = by, accord = i, accept = accept_step(s.channel, s.channel_name), help = s.help,
      on_signed = i == 6 and throw_back or nil, conflicts = i == 6 and { agreement(s.conflict) } or nil,
      breach = { goodwill = -8, blame = 2, prestige = -3 } }
  end
end

accord(turkey, {
  { id = "preferential_trade", name = T "Preferential trade", channel = "trade", channel_name = trade,
    help = T "Twelve goods from each side at lower duties, to begin with." },
  { id = "free_trade", name = T "Free trade", channel = "trade", channel_name = trade,
    help = T "Most goods, most duties, and a list of exceptions longer than the treaty." },
  { id = "free_investment", name = T "Investment", channel = "elites", channel_name = elites,
    help = T "Capital moves freely, with a court that neither side owns." },
  { id = "free_services", name = T "Services", channel = "energy", channel_name = energy,
    help = T "Banks, hauliers and engineers work across the border on one licence." },
  { id = "free_labour", name = T "Labour", channel = "culture", channel_name = culture,
    help = T "A work permit from one member is good in all." },
  { id = "customs_territory", name = T "Customs", channel = "trade", channel_name = trade, conflict = "union_membership",
    help = T "One tariff to the outside: the four freedoms are complete." } })

accord(russia, {
  { id = "union_observer", name = T "Observer", channel = "trade", channel_name = trade,
    help = T "A chair by the wall, with a microphone." },
  { id = "union_free_trade", name = T "Free-trade zone", channel = "trade", channel_name = trade,
    help = T "Duties fall inside the zone; inspections stay." },
  { id = "union_customs", name = T "Customs measures", channel = "elites", channel_name = elites,
    help = T "Shared rules, written by those who share them most." },
  { id = "union_labour", name = T "Labour market", channel = "energy", channel_name = energy,
    help = T "No quota and no permit for workers; pensions follow them." },
  { id = "union_energy", name = T "Energy market", channel = "culture", channel_name = culture,
    help = T "One price for gas, named in Moscow with everybody present." },
  { id = "union_membership", name = T "Union membership", channel = "trade", channel_name = trade, conflict = "customs_territory",
    help = T "A vote in the commission, and its tariff at every border." } })

-- Beside the accords: small, lasting, for either power. They hold no alignment by themselves.
local function accept_plain(channel, channel_name)
  return sum { base = 4, needs = 0,
    target.alignment(actor):scaled(0.3):called(T "Alignment"),
    target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill above 50"),
    target.tie(actor, channel):scaled(0.2):called(channel_name),
    target.sovereignty:scaled(-0.2):called(T "Fear of domination") }
end
local price = { goodwill = -8, blame = 3, prestige = -2 }

agreement { id = "corridor_transit", name = T "Pipeline and rail transit", accept = accept_plain("energy", energy),
  each_quarter = target.tie(actor, "energy"):add(0.1, T "Transit"), breach = price,
  help = T "Who carries it, who insures it, and who may not stop it." }

agreement { id = "gas_supply", name = T "Gas supply", term = quarters(20), accept = accept_plain("energy", energy),
  each_quarter = target.tie(actor, "energy"):add(0.1, T "Gas contract"), on_lapse = target.goodwill(actor):add(-1), breach = price,
  help = T "Volumes, a formula, and a clause about the formula." }

agreement { id = "labour_migration", name = T "Labour migration", accept = accept_plain("trade", trade),
  each_quarter = seq { target.tie(actor, "trade"):add(0.1, T "Wages sent home"), target.stability:add(0.05) },
  on_lapse = seq { target.stability:add(-3), target.goodwill(actor):add(-3) }, breach = price,
  help = T "Permits, patents and the plane home at New Year." }

agreement { id = "base_lease", name = T "Base lease", term = quarters(43), accept = accept_plain("security", T "Security tie"),
  each_quarter = seq { target.tie(actor, "security"):add(0.1, T "Garrison"), target.sovereignty:add(0.05) },
  on_signed = target.sovereignty:add(3), breach = price,
  help = T "A runway, five hundred soldiers, and rent." }

agreement { id = "peacekeeper_mandate", name = T "Peacekeeper mandate", term = quarters(20), accept = accept_plain("security", T "Security tie"),
  each_quarter = seq { target.tie(actor, "security"):add(0.1, T "Peacekeepers"), target.sovereignty:add(0.05) },
  on_lapse = target.sovereignty:add(-1),
  help = T "Five years in the first instance. Nobody has planned the second." }

agreement { id = "arms_training", name = T "Arms and training", term = quarters(20), accept = accept_plain("security", T "Security tie"),
  each_quarter = target.tie(actor, "security"):add(0.1, T "Staff talks"), breach = price,
  help = T "Simulators, spare parts and a joint staff exercise each autumn." }

agreement { id = "study_language", name = T "Study and language", accept = accept_plain("culture", culture),
  each_quarter = target.tie(actor, "culture"):add(0.1, T "Students"), breach = price,
  help = T "Places, teachers and diplomas that count on both sides." }
