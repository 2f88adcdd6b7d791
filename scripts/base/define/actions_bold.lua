-- Actions with a catch: some pay now and cost later, some are a throw of dice, some need the right hour.
local turkey, russia = power "turkey", power "russia"
local both = { turkey, russia }
local west = power "west"

-- Once in a while: what was done here lately must have worn off, three quarters for one use.
local function rested(id) return target.saturation(action(id)):at_most(0.35) end

-- What the catch turns into, quarters later. Quiet lines; the state is where the action was played.
event { id = "promises_fall_due", title = T "Promises fall due", quiet = true, queued = true, at = "each_state",
  text = T "A year ago there was talk of brothers and a bridge. Somebody in parliament asks to see the bridge; somebody else remembers the song.",
  effect = roll { odds(40, seq { place.goodwill(turkey):add(-8), turkey.prestige:add(-2) }), odds(60, place.tie(turkey, "culture"):add(1)) } }
event { id = "ledger_is_printed", title = T "A ledger is printed", quiet = true, queued = true, at = "each_state",
  text = T "A newspaper prints bank slips with dates and initials. The prosecutor reads the newspaper.",
  effect = seq { place.stability:add(-3), place.sovereignty:add(2) } }
event { id = "lorries_wait", title = T "Lorries wait", quiet = true, queued = true, at = "each_state",
  text = T "At the northern crossing the inspector finds a moth in a crate of apples, and then in all the crates. The drivers know what was signed last month.",
  effect = seq { place.tie(russia, "trade"):add(-3), place.stability:add(-3), place.goodwill(turkey):add(-5), place.own("trade"):add(1) } }

-- Either side --------------------------------------------------------------------------------------------------------

action { id = "state_visit", name = T "State visit", by = both, icon = "landmark", channel = "elites",
  cost = { capital = 1 },
  allow = all { target.goodwill(actor):at_least(45), rested "state_visit" },
  effect = seq { target.tie(actor, "elites"):grow(4),
    roll { odds(75, target.goodwill(actor):add(2.5)), odds(25, seq { actor.prestige:add(-2), target.goodwill(actor):add(-1) }) } },
  help = T "An airport, two anthems, a working lunch. One visit in four produces only the lunch.",
  example = T "The Kazakh president in Ankara, 10 May 2022; the Russian one in Tashkent, 26 May 2024." }

-- Worth the money where things go badly: what it buys grows with the trouble.
action { id = "stabilisation_loan", name = T "Stabilisation loan", by = both, icon = "hand-coins", channel = "elites",
  cost = { capital = 2, money = 6 },
  allow = all { target.stability:at_most(50), rested "stabilisation_loan" },
  effect = seq { target.tie(actor, "elites"):grow(sum { base = 65, target.stability:scaled(-1) }), target.tie(actor, "trade"):grow(5),
    target.stability:add(9), target.goodwill(actor):add(2), target.sovereignty:add(1.5) },
  help = T "Wages are paid on Friday. On Monday somebody asks for a signature. The emptier the till, the more he signs.",
  example = T "Russian budget grants to Kyrgyzstan, 2021." }

-- An answer to a busy rival: its next step there may be one too many (the state's own push-back).
action { id = "read_contract", name = T "Read them the contract", by = both, icon = "book-open",
  cost = { capital = 1, money = 1 },
  allow = all { target.acts(rival):at_least(1), rested "read_contract" },
  effect = seq { target.goodwill(rival):add(-4), target.acts(rival):add(0.8), target.sovereignty:add(1), world.tension:add(0.5) },
  help = T "A lawyer, a translator, clause 14. Whoever comes next with a paper meets a careful reader.",
  example = T "Sputnik's office in Baku closes, 2025." }

action { id = "covert_support", name = T "Friends in the right offices", by = both, icon = "eye-off", channel = "elites",
  cost = { capital = 1, money = 4 }, hard = true, warn = true, tension = 2,
  effect = seq { target.tie(actor, "elites"):grow(15), target.tie(rival, "elites"):scale(0.94),
    roll { odds(65, target.intel(actor):add(1)),
      odds(35, seq { target.goodwill(actor):add(-8), actor.prestige:add(-3), fire(event "ledger_is_printed", { after = { 1, 2 } }) }) } },
  help = T "It works two times in three. The third time it is in the newspaper.",
  example = T "Several capitals expelled visitors with generous luggage between 2021 and 2025." }

action { id = "mediate_openly", name = T "Call for calm", by = both, icon = "scale",
  cost = { capital = 1 },
  allow = world.tension:at_least(15),
  effect = seq { world.tension:add(-5), actor.blame:add(-3), actor.prestige:add(1.5), target.goodwill(actor):add(1), actor.home:add(-0.5) },
  help = T "A telephone call that both sides announce. The hotter the wires, the better it sounds.",
  example = T "The grain agreement of Istanbul, 22 July 2022." }

action { id = "patriotic_budget", name = T "A speech for home", by = both, icon = "megaphone",
  cost = { capital = 1 },
  allow = all { actor.home:at_most(58), rested "patriotic_budget" },
  effect = seq { actor.home:add(9), target.goodwill(actor):add(-2), target.sovereignty:add(1), world.tension:add(0.5) },
  help = T "Held at home, about a capital abroad. The hall rises; in that capital the ambassador is asked to explain.",
  example = T "Every campaign in both countries has had one." }

-- Turkey ---------------------------------------------------------------------------------------------------------------

action { id = "strategic_council", name = T "Strategic council", by = turkey, icon = "users", channel = "elites",
  cost = { capital = 2, money = 2 },
  allow = target.tie(actor, "elites"):at_least(48),
  effect = seq { target.tie(actor, "elites"):grow(6), target.tie(actor, "elites"):build(4), target.tie(actor, "trade"):build(3) },
  help = T "Ministers in pairs, twice a year. What they agree on is dull and stays.",
  example = T "Strategic councils with Kazakhstan, Kyrgyzstan and Uzbekistan by 2020." }

action { id = "visa_free", name = T "Travel without visas", by = turkey, icon = "globe", channel = "culture",
  cost = { capital = 1 }, blocs = { charities = 2, kinsmen = -2 },
  allow = all { target.goodwill(actor):at_least(50), rested "visa_free" },
  effect = seq { target.tie(actor, "culture"):grow(5), target.tie(actor, "trade"):grow(3), actor.home:add(-3) },
  help = T "Students, shoppers, cousins. Voters in Istanbul count the cousins.",
  example = T "Travel with identity cards between Turkey and Azerbaijan from 1 April 2021." }

action { id = "heritage_aid", name = T "Mausoleums and mosques", by = turkey, icon = "landmark", channel = "culture",
  cost = { capital = 1, money = 3 }, blocs = { charities = 2, savers = -1 },
  effect = seq { target.tie(actor, "culture"):grow(5), target.tie(actor, "culture"):build(2),
    when(target.sovereignty:at_least(55), target.goodwill(actor):add(-1), target.goodwill(actor):add(2)) },
  help = T "Tiles of the right blue. Where fear of outsiders runs high, so do the letters to the editor.",
  example = T "The central mosque of Bishkek, opened 2 September 2018." }

action { id = "currency_swap", name = T "Currency swap", by = turkey, icon = "refresh-cw", channel = "trade",
  cost = { capital = 2, money = 3 }, blocs = { builders = 2, savers = -2 },
  allow = rested "currency_swap",
  effect = seq { target.tie(actor, "trade"):build(10),
    roll { odds(75, target.goodwill(actor):add(1)), odds(25, seq { actor.income:add(-1.5, quarters(4)), actor.home:add(-3) }) } },
  help = T "Bills in lira. When the lira holds it is a bridge; when it slides it is a bill.",
  example = T "A council of Turkic central banks meets in 2024." }

action { id = "credit_blitz", name = T "Build now, pay later", by = turkey, icon = "pickaxe", channel = "trade", warn = true,
  cost = { capital = 2, money = 2 }, blocs = { builders = 3, savers = -3 },
  allow = all { actor.money:at_least(14), rested "credit_blitz" },
  effect = seq { target.tie(actor, "trade"):grow(15), target.tie(actor, "elites"):grow(7), target.goodwill(actor):add(1),
    actor.income:add(-2.3, quarters(8)) },
  help = T "Airport, stadium, ministry, on an export credit. Nothing is due today.",
  example = T "Eximbank credits behind much of the white marble of Ashgabat." }

action { id = "brothers_speech", name = T "Promise a brother's share", by = turkey, icon = "message-square", channel = "elites", warn = true,
  cost = { capital = 1 }, blocs = { kinsmen = 3, savers = -1 },
  allow = all { target.goodwill(actor):at_least(45), rested "brothers_speech" },
  effect = seq { target.tie(actor, "culture"):grow(2.5),
    target.goodwill(actor):add(3.5), fire(event "promises_fall_due", { after = { 3, 4 } }) },
  help = T "One nation, several states, one bridge soon. In a year, two times in five, somebody asks for the bridge.",
  example = T "Summit declarations since 1992 promise a Turkic common market." }

-- An alliance is declared once in a state.
local allies = { "azerbaijan", "kazakhstan", "uzbekistan", "kyrgyzstan", "turkmenistan" }
local undeclared, declare = {}, {}
for i, s in ipairs(allies) do
  local id = "alliance_" .. s
  variable { id = id, name = T "Turkey's alliances declared here", start = 0, min = 0, max = 1, help = T "1 once Turkey has declared an alliance here." }
  undeclared[i] = all { target:is(state(s)), variable(id):below(1) }
  declare[i] = when(target:is(state(s)), variable(id):set(1))
end

action { id = "alliance_declaration", name = T "Alliance declaration", by = turkey, icon = "shield-alert", channel = "security", hard = true, warn = true,
  cost = { capital = 4, money = 2 }, blocs = { kinsmen = 4, charities = -3 }, tension = 6,
  allow = all { target.tie(actor, "security"):at_least(50), target.goodwill(actor):at_least(58), any(undeclared) },
  effect = seq { seq(declare), target.tie(actor, "security"):build(16), target.tie(actor, "elites"):build(8), target.alignment(actor):add(4),
    target.goodwill(rival):add(-7), each_other_state(each.sovereignty:add(1)) },
  help = T "If one is attacked, the other consults, assists, and is quoted. Every other capital opens its maps.",
  example = T "The Shusha Declaration, 15 June 2021." }

action { id = "market_secretariat", name = T "Office of the common market", by = turkey, icon = "landmark", channel = "trade",
  cost = { capital = 2, money = 4 }, blocs = { builders = 2, kinsmen = -1 },
  allow = all { world.year:at_least(2025), target.accord(actor):at_least(3), rested "market_secretariat" },
  effect = seq { target.tie(actor, "trade"):build(8), target.tie(actor, "elites"):build(4), target.sovereignty:add(-4),
    target.goodwill(actor):add(3) },
  help = T "Forty clerks, all of them local. What is run from one's own street frightens less.",
  example = T "The Turkic states sign on a digital economy in November 2024." }

action { id = "small_print", name = T "One tariff or the other", by = turkey, icon = "triangle-alert", channel = "trade", hard = true, warn = true,
  cost = { capital = 3, money = 3 }, blocs = { builders = 1, charities = -2 }, tension = 5,
  allow = all { world.year:at_least(2024), target.accord(actor):at_least(3), target.accord(rival):at_least(2),
    target.alignment(actor):at_least(5) },
  effect = seq { target.accord(rival):lower_to(1), target.goodwill(rival):add(-4), target.stability:add(-3),
    roll { odds(50, target.sovereignty:add(1)), odds(50, fire(event "lorries_wait", { after = { 1, 2 } })) } },
  help = T "The lawyers show that two customs unions are one too many. Every second time the lorries at the northern crossing feel it.",
  example = T "Uzbekistan, an observer of the Eurasian union since December 2020, stays one." }

-- Russia ---------------------------------------------------------------------------------------------------------------

action { id = "debt_forgiveness", name = T "Debt forgiven", by = russia, icon = "file-text", channel = "elites",
  cost = { capital = 2, money = 9 }, blocs = { economists = -2, provinces = 1 },
  allow = rested "debt_forgiveness",
  effect = seq { target.tie(actor, "elites"):grow(18), target.goodwill(actor):add(5), each_other_state(each.goodwill(actor):add(-1)) },
  help = T "A loan that was never coming back becomes a gift. The other four read the amount.",
  example = T "Some 700 million dollars for Kyrgyzstan since 2005." }

action { id = "grain_gift", name = T "Grain and flour", by = russia, icon = "wheat", channel = "trade",
  cost = { capital = 1, money = 4 }, blocs = { provinces = -2, economists = 1 },
  effect = seq { target.tie(actor, "trade"):grow(8), target.stability:add(3), target.goodwill(actor):add(1.5) },
  help = T "Duty-free wheat before the winter. Bread is a short argument.",
  example = T "Duty-free quotas for Kyrgyzstan, renewed each year." }

action { id = "branch_campus", name = T "Branch of a university", by = russia, icon = "graduation-cap", channel = "culture",
  cost = { capital = 2, money = 3 }, blocs = { economists = 2, services = -1 },
  effect = seq { target.tie(actor, "culture"):grow(9), target.tie(actor, "culture"):build(4), target.tie(actor, "elites"):grow(4) },
  help = T "A Moscow diploma without the Moscow rent. Slower than television, and harder to switch off.",
  example = T "About fifteen branches of Russian universities in Uzbekistan by 2023." }

action { id = "fast_passports", name = T "Passports by the queue", by = russia, icon = "badge-check", channel = "culture", warn = true,
  cost = { capital = 1, money = 1 }, blocs = { services = 1, provinces = -1 },
  allow = rested "fast_passports",
  effect = seq { target.tie(actor, "culture"):grow(9), target.tie(actor, "trade"):grow(7), target.sovereignty:add(4), target.goodwill(actor):add(-2),
    actor.home:add(-2) },
  help = T "Citizenship in three months. Their general staff counts who has two.",
  example = T "173,600 citizens of Tajikistan took Russian passports in 2022." }

action { id = "migrant_raids", name = T "Raids on migrants", by = russia, icon = "ban", channel = "trade", hard = true, warn = true,
  cost = { capital = 1 }, blocs = { services = 3, provinces = -4 }, tension = 2,
  allow = all { target.dependence(actor, "trade"):at_least(25), rested "migrant_raids" },
  effect = seq { actor.home:add(6), target.alignment(actor):add(target.dependence(actor, "trade"):scaled(0.2)),
    target.tie(actor, "culture"):scale(0.94), target.goodwill(actor):add(-6), target.stability:add(-2), target.sovereignty:add(3) },
  help = T "Applause at home by evening. The buses that go south do not come back full.",
  example = T "Raids after the Crocus attack, spring 2024." }

action { id = "pipe_repair", name = T "A pipe under repair", by = russia, icon = "wrench", channel = "energy", hard = true, warn = true,
  cost = { capital = 2 }, blocs = { energy_firms = 2, services = -1 }, tension = 4,
  allow = target.dependence(actor, "energy"):at_least(35),
  effect = seq { target.alignment(actor):add(target.dependence(actor, "energy"):scaled(0.24)), target.tie(rival, "energy"):scale(0.92),
    target.base(actor, "energy"):add(-2), target.own("energy"):add(2), target.goodwill(actor):add(-7), target.sovereignty:add(4) },
  help = T "A storm, a mine, an inspector. The tankers wait and the minister flies in; then he looks for another pipe.",
  example = T "The Caspian pipeline stops four times in 2022." }

action { id = "parallel_trade", name = T "Parallel trade", by = russia, icon = "shuffle", channel = "trade", warn = true,
  cost = { capital = 1 }, blocs = { provinces = 2, economists = -2 },
  allow = world.year:at_least(2022),
  effect = seq { target.tie(actor, "trade"):grow(9), actor.income:add(0.5, quarters(4)), target.tie(west, "trade"):add(-2),
    roll { odds(70, target.goodwill(actor):add(1)), odds(30, seq { target.goodwill(actor):add(-4), target.stability:add(-2), actor.prestige:add(-2) }) } },
  help = T "Washing machines, chips, no questions. Three times in ten a letter from Washington has the questions.",
  example = T "Exports of washing machines to Kyrgyzstan rose many times over in 2022." }
