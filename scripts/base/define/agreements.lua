-- The two accords, six steps each, and what is signed beside them.
local turkey, russia = power "turkey", power "russia"

-- One rule for both accords: a state signs when it leans, likes, trades and does not fear too much.
local function accept_step(channel, channel_name)
  return sum { base = 7, needs = 0,
    target.accord(actor):scaled(-2.5):called(T "Steps already taken"),
    target.alignment(actor):scaled(0.6):called(T "Alignment"),
    target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill, measured from 50"),
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

-- Beside the accords: small, lasting, and each with something to haggle over. They hold no alignment by themselves.
-- A state signs when it leans, likes, trades and does not fear too much; in the last two quarters of a term it would
-- rather renew than start anew. What a clause gives the other side stands in accept, what it gives oneself in each_quarter.
local function terms(id, base, channel, channel_name, more)
  local list = { base = base, needs = 0,
    target.alignment(actor):scaled(0.3):called(T "Alignment"),
    target.goodwill(actor):less(50):scaled(0.5):called(T "Goodwill, measured from 50"),
    target.tie(actor, channel):scaled(0.2):called(channel_name),
    target.sovereignty:scaled(-0.2):called(T "Fear of domination"),
    when(target:has(agreement(id), actor), 6):called(T "Renewal") }
  for i, term in ipairs(more) do list[5 + i] = term end
  return sum(list)
end
-- What a clause adds to the other side's list for each point above its start.
local function haggle(id, start, each, name) return clause(id):less(start):scaled(each):called(name) end
local security = T "Security tie"
local price = { goodwill = -8, blame = 3, prestige = -2 }
local last_two = quarters(2)

agreement { id = "corridor_transit", name = T "Pipeline and rail transit", breach = price,
  clauses = { { id = "share", name = T "Its share of the tariff (tenths)", range = { 2, 8 }, start = 5 } },
  accept = terms("corridor_transit", 4, "energy", energy, { haggle("share", 5, 1.2, T "Share of the tariff") }),
  each_quarter = seq { target.tie(actor, "energy"):add(0.1, T "Transit"),
    target.tie(actor, "trade"):add(sum { base = 0.5, clause "share":scaled(-0.05) }, T "Transit") },
  on_signed = seq { target.tie(actor, "energy"):build(3), target.tie(actor, "trade"):build(2) },
  help = T "Who carries it, who insures it, and who may not stop it." }

agreement { id = "gas_supply", name = T "Gas supply", term = quarters(20), renew = last_two, breach = price,
  clauses = { { id = "volume", name = T "Volume (billion cubic metres)", range = { 1, 10 }, start = 4 },
    { id = "discount", name = T "Discount (percent)", range = { 0, 30 }, start = 10 } },
  accept = terms("gas_supply", 4, "energy", energy,
    { haggle("volume", 4, -0.7, T "One pipe for everything"), haggle("discount", 10, 0.25, T "Discount") }),
  each_quarter = seq { target.tie(actor, "energy"):add(clause "volume":scaled(0.1), T "Gas contract"),
    actor.money:add(clause "discount":scaled(-0.01), T "Discount on gas") },
  on_signed = target.tie(actor, "energy"):build(3),
  on_lapse = target.goodwill(actor):add(-1),
  help = T "Volumes, a formula, and a clause about the formula." }

agreement { id = "labour_migration", name = T "Labour migration", breach = price,
  clauses = { { id = "quota", name = T "Permits (ten thousands)", range = { 1, 10 }, start = 4 } },
  accept = terms("labour_migration", 4, "trade", trade, { haggle("quota", 4, 0.8, T "Permits") }),
  each_quarter = seq { target.tie(actor, "trade"):add(clause "quota":scaled(0.075), T "Wages sent home"), target.stability:add(0.05),
    actor.home:add(clause "quota":less(4):scaled(-0.03), T "Permits for foreign workers") },
  on_signed = seq { target.tie(actor, "trade"):build(3), target.stability:add(1) },
  on_lapse = seq { target.stability:add(-3), target.goodwill(actor):add(-3) },
  help = T "Permits, patents and the plane home at New Year." }

agreement { id = "base_lease", name = T "Base lease", term = quarters(43), renew = last_two, ratify = quarters(1), breach = price,
  clauses = { { id = "soldiers", name = T "Soldiers (hundreds)", range = { 1, 10 }, start = 5 },
    { id = "rent", name = T "Rent", range = { 0, 10 }, start = 4 } },
  accept = terms("base_lease", 4, "security", security,
    { haggle("soldiers", 5, -0.9, T "Foreign soldiers"), haggle("rent", 4, 0.8, T "Rent") }),
  each_quarter = seq { target.tie(actor, "security"):add(clause "soldiers":scaled(0.075), T "Garrison"), target.sovereignty:add(0.05),
    actor.money:add(clause "rent":less(4):scaled(-0.05), T "Rent of the base") },
  on_signed = seq { target.tie(actor, "security"):build(8), target.sovereignty:add(3) },
  help = T "A runway, some hundred soldiers, and rent." }

agreement { id = "peacekeeper_mandate", name = T "Peacekeeper mandate", term = quarters(20), renew = last_two,
  clauses = { { id = "posts", name = T "Posts", range = { 1, 5 }, start = 3 } },
  accept = terms("peacekeeper_mandate", 4, "security", security, { haggle("posts", 3, -1.5, T "Posts on its land") }),
  each_quarter = seq { target.tie(actor, "security"):add(clause "posts":scaled(0.1), T "Peacekeepers"),
    target.sovereignty:add(clause "posts":scaled(0.015)) },
  on_signed = seq { target.tie(actor, "security"):build(7), target.stability:add(2) },
  on_lapse = target.sovereignty:add(-1),
  help = T "Five years in the first instance. Nobody has planned the second." }

agreement { id = "arms_training", name = T "Arms and training", term = quarters(20), renew = last_two, breach = price,
  clauses = { { id = "crews", name = T "Crews trained", range = { 1, 6 }, start = 2 },
    { id = "credit", name = T "Arms on credit", range = { 0, 6 }, start = 0 } },
  accept = terms("arms_training", 4, "security", security,
    { haggle("crews", 2, -1, T "Instructors in the barracks"), haggle("credit", 0, 1, T "Arms on credit") }),
  each_quarter = seq { target.tie(actor, "security"):add(clause "crews":scaled(0.15), T "Staff talks"),
    actor.money:add(clause "credit":scaled(-0.06), T "Arms on credit") },
  on_signed = target.tie(actor, "security"):build(4),
  help = T "Simulators, spare parts and a joint staff exercise each autumn." }

agreement { id = "study_language", name = T "Study and language", breach = price,
  clauses = { { id = "places", name = T "Places (hundreds)", range = { 1, 10 }, start = 4 },
    { id = "hours", name = T "Hours of its language at school", range = { 0, 6 }, start = 2 } },
  accept = terms("study_language", 4, "culture", culture,
    { haggle("places", 4, 0.7, T "Places"), haggle("hours", 2, -1, T "Hours of a foreign language") }),
  each_quarter = seq { target.tie(actor, "culture"):add(sum { clause "places":scaled(0.025), clause "hours":scaled(0.1) }, T "Students"),
    actor.money:add(clause "places":less(4):scaled(-0.04), T "Stipends") },
  on_signed = target.tie(actor, "culture"):build(6),
  help = T "Places, teachers and diplomas that count on both sides." }

agreement { id = "investment_protection", name = T "Investment protection", term = quarters(16), renew = last_two, ratify = quarters(2),
  breach = price,
  clauses = { { id = "guarantee", name = T "Guarantees paid in", range = { 0, 10 }, start = 3 },
    { id = "exempt", name = T "Branches left out", range = { 0, 5 }, start = 2 } },
  accept = terms("investment_protection", 3, "elites", elites,
    { haggle("guarantee", 3, 0.8, T "Guarantees"), haggle("exempt", 2, 1, T "Branches left out") }),
  each_quarter = seq { target.tie(actor, "elites"):add(sum { base = 0.75, clause "exempt":scaled(-0.1) }, T "Investors"),
    target.tie(actor, "trade"):add(0.1, T "Investors"), actor.money:add(clause "guarantee":scaled(-0.03), T "Guarantees") },
  on_signed = seq { target.tie(actor, "elites"):build(4), target.tie(actor, "trade"):build(2) },
  help = T "If the plant is taken, somebody pays. The annex says who is somebody." }

agreement { id = "grain_supply", name = T "Grain supply", term = quarters(8), renew = last_two, breach = price,
  clauses = { { id = "tonnes", name = T "Grain (hundred thousand tonnes)", range = { 1, 10 }, start = 4 },
    { id = "discount", name = T "Discount (percent)", range = { 0, 30 }, start = 10 } },
  accept = terms("grain_supply", 5, "trade", trade,
    { haggle("tonnes", 4, -0.4, T "Its own farmers"), haggle("discount", 10, 0.25, T "Discount") }),
  each_quarter = seq { target.tie(actor, "trade"):add(clause "tonnes":scaled(0.125), T "Grain"), target.stability:add(0.1),
    actor.money:add(clause "discount":scaled(-0.01), T "Discount on grain") },
  on_signed = seq { target.tie(actor, "trade"):build(3), target.stability:add(1) },
  help = T "Flour before Nowruz, paid after the harvest." }

agreement { id = "water_sharing", name = T "Water sharing", term = quarters(12), renew = last_two,
  clauses = { { id = "gauges", name = T "Gauges and pumps paid for", range = { 0, 8 }, start = 2 } },
  accept = terms("water_sharing", 5, "elites", elites, { haggle("gauges", 2, 1.2, T "Gauges and pumps") }),
  each_quarter = seq { target.tie(actor, "elites"):add(0.2, T "Water commission"), target.goodwill(actor):add(0.15), target.stability:add(0.1),
    actor.money:add(clause "gauges":scaled(-0.05), T "Gauges and pumps") },
  on_signed = seq { target.tie(actor, "elites"):build(3), target.goodwill(actor):add(2) },
  help = T "One table of figures for one river. The mediator buys the gauges." }

agreement { id = "visa_free", name = T "Visa-free travel", ratify = quarters(1), breach = price,
  clauses = { { id = "days", name = T "Days of stay (tens)", range = { 3, 12 }, start = 5 } },
  accept = terms("visa_free", 5, "culture", culture, { haggle("days", 5, 0.7, T "Days of stay") }),
  each_quarter = seq { target.tie(actor, "culture"):add(clause "days":scaled(0.075), T "Travellers"),
    actor.home:add(clause "days":less(5):scaled(-0.03), T "Arrivals") },
  on_signed = target.tie(actor, "culture"):build(5),
  help = T "A stamp instead of a queue." }

agreement { id = "reactor_fuel", name = T "Uranium and reactor fuel", term = quarters(24), renew = last_two, ratify = quarters(2), breach = price,
  clauses = { { id = "loads", name = T "Fuel loads", range = { 1, 6 }, start = 2 },
    { id = "spent", name = T "Spent fuel taken back (tenths)", range = { 0, 10 }, start = 3 } },
  accept = terms("reactor_fuel", 3, "energy", energy,
    { haggle("loads", 2, -1.2, T "Sixty years of one supplier"), haggle("spent", 3, 0.7, T "Spent fuel taken back") }),
  each_quarter = seq { target.tie(actor, "energy"):add(clause "loads":scaled(0.2), T "Fuel contract"), target.tie(actor, "elites"):add(0.05, T "Fuel contract"),
    actor.home:add(clause "spent":scaled(-0.02), T "Spent fuel comes home") },
  on_signed = target.tie(actor, "energy"):build(3),
  help = T "Ore one way, rods the other, and a train nobody photographs." }

agreement { id = "mediation_mandate", name = T "Mediation mandate", term = quarters(6), renew = last_two,
  clauses = { { id = "envoys", name = T "Envoys on the ground", range = { 1, 6 }, start = 3 } },
  accept = terms("mediation_mandate", 6, "elites", elites, { haggle("envoys", 3, -1, T "Envoys on the ground") }),
  each_quarter = seq { target.tie(actor, "elites"):add(clause "envoys":scaled(0.15), T "Envoys"), world.tension:add(-0.1) },
  on_signed = seq { target.tie(actor, "elites"):build(5), actor.prestige:add(2), world.tension:add(-1) }, conflicts = { agreement "peacekeeper_mandate" },
  help = T "A table, two flags and a third that says nothing for an hour." }

-- Turkey's own.
agreement { id = "ots_observer", name = T "Turkic States (observer)", breach = price,
  clauses = { { id = "groups", name = T "Working groups", range = { 1, 6 }, start = 2 } },
  accept = terms("ots_observer", 6, "culture", culture, { haggle("groups", 2, -1, T "Working groups") }),
  each_quarter = target.tie(actor, "culture"):add(clause "groups":scaled(0.15), T "Organisation of Turkic States"),
  on_signed = seq { target.tie(actor, "culture"):build(6), actor.prestige:add(1) },
  help = T "A flag in the row, a text in the annex, no vote to explain at home." }

agreement { id = "ots_member", name = T "Turkic States (member)", ratify = quarters(2), breach = price,
  clauses = { { id = "dues", name = T "Dues paid for it", range = { 0, 8 }, start = 2 },
    { id = "groups", name = T "Working groups", range = { 1, 8 }, start = 3 } },
  accept = terms("ots_member", 4, "culture", culture,
    { haggle("dues", 2, 0.8, T "Dues paid for it"), haggle("groups", 3, -1, T "Working groups") }),
  each_quarter = seq { target.tie(actor, "culture"):add(clause "groups":scaled(0.125), T "Organisation of Turkic States"),
    target.tie(actor, "elites"):add(0.1, T "Organisation of Turkic States"), actor.money:add(clause "dues":scaled(-0.04), T "Dues") },
  on_signed = seq { target.tie(actor, "culture"):build(9), target.tie(actor, "elites"):build(5) },
  help = T "A seat at the round table, and a summit when the chair goes round." }

agreement { id = "mutual_assistance", name = T "Mutual assistance", term = quarters(20), renew = last_two, ratify = quarters(2),
  conflicts = { agreement "csto_membership" }, breach = { goodwill = -12, blame = 4, prestige = -4 },
  clauses = { { id = "exercises", name = T "Exercises a year", range = { 0, 4 }, start = 1 } },
  accept = terms("mutual_assistance", 0, "security", security, { haggle("exercises", 1, -1.5, T "Exercises a year") }),
  each_quarter = target.tie(actor, "security"):add(sum { base = 0.375, clause "exercises":scaled(0.2) }, T "Joint staff"),
  on_signed = seq { target.tie(actor, "security"):build(4), target.goodwill(rival):add(-1) },
  help = T "An attack on one is discussed by both. The verb took three rounds." }

-- Russia's own.
agreement { id = "csto_membership", name = T "Collective security (member)", term = quarters(20), renew = last_two, ratify = quarters(2),
  conflicts = { agreement "mutual_assistance" }, breach = { goodwill = -12, blame = 4, prestige = -4 },
  clauses = { { id = "arms", name = T "Arms at home prices", range = { 0, 10 }, start = 3 },
    { id = "staff", name = T "Officers in the joint staff", range = { 1, 6 }, start = 2 } },
  accept = terms("csto_membership", 3, "security", security,
    { haggle("arms", 3, 0.8, T "Arms at home prices"), haggle("staff", 2, -1, T "Officers in a joint staff") }),
  each_quarter = seq { target.tie(actor, "security"):add(sum { base = 0.375, clause "staff":scaled(0.15) }, T "Joint staff"),
    target.sovereignty:add(0.05), actor.money:add(clause "arms":scaled(-0.05), T "Arms at home prices") },
  on_signed = seq { target.tie(actor, "security"):build(6), target.goodwill(rival):add(-1) },
  help = T "Joint air defence, joint exercises, and a clause nobody has read aloud." }

agreement { id = "card_payments", name = T "Cards and bank transfers", term = quarters(8), renew = last_two, breach = price,
  clauses = { { id = "fee", name = T "Fee left to its banks (tenths of a percent)", range = { 0, 10 }, start = 3 } },
  accept = terms("card_payments", 4, "trade", trade, { haggle("fee", 3, 0.8, T "Fee left to its banks") }),
  each_quarter = seq { target.tie(actor, "trade"):add(sum { base = 0.75, clause "fee":scaled(-0.05) }, T "Payments"),
    target.sovereignty:add(0.03) },
  on_signed = target.tie(actor, "trade"):build(3),
  help = T "The card works at the bazaar. At the airport it depends." }
