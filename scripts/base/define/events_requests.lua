-- What a state asks on its own behalf: one request each, put to both suitors at once. Each is put once; who was refused asks
-- again some years later, in other words, and only while the thing is still missing.
local turkey, russia = power "turkey", power "russia"

-- fields: of the first request; again: title, text and `when` of the second. Both offer the same answers.
local function asks(fields, again, answers, after)
  local id = fields.id
  fields.request, fields.once = true, true
  fields.effect = fire(event(id .. "_again"), { after = after or { 10, 14 } })
  again.id, again.at, again.queued, again.sources = id .. "_again", fields.at, true, fields.sources
  for _, e in ipairs { fields, again } do
    for i, o in ipairs(answers()) do e[i] = o end
    event(e)
  end
end

-- Nobody has done more than answer politely.
local function nobody_chose(id, ...)
  local done = {}
  for i, option_id in ipairs { ... } do done[i] = chosen(event(id), option_id) end
  return no { any(done) }
end

asks({ id = "baku_asks", title = T "Baku asks for a road", at = state "azerbaijan", chance = per_quarter(7),
  when = place.legs(project "middle_corridor"):below(3),
  text = T "Between Azerbaijan and its own Nakhchivan lie forty-two kilometres of Armenia. Baku asks both friends the same question on the same morning: who will help to open that road, on what terms, and by which winter? It adds, politely, that it will also compare the tone of the replies.",
  sources = { "Hürriyet Daily News 2025: route of 42 km (A)" } },
{ title = T "Baku asks once more",
  when = all { place.legs(project "middle_corridor"):below(3), variable "kars_rails":below(2), variable "araz_rails":below(2), nobody_chose("baku_asks", "survey", "guards") },
  text = T "Three winters after the first letter Baku sends the second. The forty-two kilometres are where they were; the replies of last time are attached, with the dates underlined. It does not ask for sympathy again, having some left, but for an excavator, a signature, or the name of somebody who has either." },
  function() return {
    option { id = "survey", by = turkey, text = T "Pay for the survey", blocs = { savers = -1 }, cost = { money = 3 },
      detail = T "A line on a map, drawn by Turkish engineers through somebody else's hills.",
      effect = seq { place.goodwill(actor):add(4), place.tie(actor, "energy"):add(1) } },
    option { id = "yerevan", by = turkey, text = T "Talk to Yerevan first", blocs = { kinsmen = -2 }, cost = { capital = 1 },
      detail = T "The right address, and the wrong one to be seen at.",
      effect = seq { world.tension:add(-3), actor.prestige:add(3), place.goodwill(actor):add(-1) } },
    option { id = "not_yet", by = turkey, text = T "Not this winter", blocs = { savers = 1, kinsmen = -1 }, default = true,
      detail = T "Brothers understand. They also count.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "guards", by = russia, text = T "Offer border guards for the road", blocs = { services = 1 }, cost = { capital = 1 },
      detail = T "A road with Russian sentries is a road.",
      effect = seq { place.tie(actor, "security"):add(4), place.sovereignty:add(2) } },
    option { id = "vague", by = russia, text = T "Refer to the three-party statement", default = true,
      detail = T "Point nine, to be precise.",
      effect = place.goodwill(actor):add(-2) } } end)

asks({ id = "astana_asks", title = T "Astana asks for wagons", at = state "kazakhstan", chance = per_quarter(12),
  when = any { world.season:equals(3), world.season:equals(4) },
  text = T "The harvest is in and four thousand grain wagons are not. They stand on foreign sidings, in two directions. The transport minister, who learned his trade in Moscow and his English in Ankara, asks each power for five hundred by the first snow, and hints that tariffs are negotiable.",
  sources = { "invented (C)" } },
{ title = T "Astana counts sidings",
  when = nobody_chose("astana_asks", "wagons", "ferry"),
  text = T "A new harvest, and again grain lies beside the track. The transport minister has been replaced by his deputy, who learned his trade from the shortage. He asks for no round figure: he has a list of sidings, a list of promises, and a ruler with which he draws lines from the one to the other." },
  function() return {
    option { id = "ferry", by = turkey, text = T "Send ferries instead", cost = { money = 3 },
      detail = T "Half of what was asked, by sea.",
      effect = seq { place.goodwill(actor):add(3), place.tie(actor, "trade"):add(2) } },
    option { id = "regret", by = turkey, text = T "Regret the shortage", blocs = { savers = 1 }, default = true,
      detail = T "The minister's English is good enough for that.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "wagons", by = russia, text = T "Find five hundred wagons", blocs = { provinces = -2 }, cost = { money = 3 },
      detail = T "Somebody in Omsk will wait longer for coal.",
      effect = seq { place.goodwill(actor):add(3), place.tie(actor, "trade"):add(2), actor.home:add(-1) } },
    option { id = "tariff", by = russia, text = T "Ask for the tariff first", blocs = { provinces = 1, economists = -2 },
      detail = T "Business is business, and grain is rotting.",
      effect = seq { actor.income:add(0.5, quarters(4)), place.goodwill(actor):add(-5) } },
    option { id = "later", by = russia, text = T "Promise them for spring", default = true,
      detail = T "The snow is earlier than the promise.",
      effect = place.goodwill(actor):add(-2) } } end, { 12, 12 }) -- the same season

asks({ id = "tashkent_asks", title = T "Tashkent asks for a plant", at = state "uzbekistan", chance = per_quarter(7),
  text = T "Tashkent has chosen a site near Jizzakh, drained it, fenced it and advertised it to everybody: a power station of a thousand megawatts, in four years, on credit. The deputy premier receives bidders at quarter-hour intervals. Each finds the previous one's brochure still on the table, open at the price.",
  sources = { "invented; the site is that of the contract of May 2024 (C)" } },
{ title = T "Tashkent reopens the tender",
  when = nobody_chose("tashkent_asks", "gas_turbine", "partner", "credit"),
  text = T "The site near Jizzakh is still drained and fenced; in the meantime it has acquired sheep. Tashkent reopens the tender for its thousand megawatts, with a shorter list of bidders and a shorter list of questions. The deputy premier receives in person now, standing, and there is one brochure on the table: last time's, annotated." },
  function() return {
    option { id = "gas_turbine", by = turkey, text = T "Bid a gas turbine", blocs = { builders = 1 }, cost = { money = 4 },
      detail = T "Running in two years, if there is gas to run it.",
      effect = seq { place.tie(actor, "energy"):add(3), place.goodwill(actor):add(2) } },
    option { id = "partner", by = turkey, text = T "Join somebody else's bid", cost = { capital = 1 },
      detail = T "A Gulf fund pays, Turkish firms build, and the plaque is shared.",
      effect = seq { place.tie(actor, "trade"):add(3), place.tie(power "west", "trade"):add(1) } },
    option { id = "pass", by = turkey, text = T "Let it pass", blocs = { savers = 1, builders = -1 }, default = true,
      detail = T "The brochure is returned.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "credit", by = russia, text = T "Bid with an export credit", blocs = { energy_firms = 2, provinces = -1 }, cost = { money = 4 },
      detail = T "Thirty years to repay, in a currency to be agreed.",
      effect = seq { place.tie(actor, "energy"):add(4), place.sovereignty:add(1), place.goodwill(actor):add(1) } },
    option { id = "pass_too", by = russia, text = T "Wait for better terms", default = true,
      detail = T "So does everybody, and Tashkent is in a hurry.",
      effect = place.goodwill(actor):add(-2) } } end)

asks({ id = "bishkek_asks", title = T "Bishkek asks for a winter", at = state "kyrgyzstan", chance = per_quarter(8),
  when = any { world.season:equals(3), world.season:equals(4) },
  text = T "The finance minister of Kyrgyzstan has a budget with a hole of ninety million dollars in it and a winter behind it. Forty percent of what the state owes, it owes to Beijing, which has been asked. He now asks two others, in the same words, with the sum left blank.",
  sources = { "CIA World Factbook 2021 (A), share owed to China (B); the sum is invented" } },
{ title = T "The hole in Bishkek's budget",
  when = nobody_chose("bishkek_asks", "grant", "forgive", "base_rent"),
  text = T "Bishkek has a new finance minister and the old hole, grown by the interest. He has found the letter of his predecessor in the drawer, with the replies, and sends it again with one word changed: where it asked for help it now asks for terms. Outside it is cold again, and the turbines run on half." },
  function() return {
    option { id = "grant", by = turkey, text = T "Fill half of the hole", blocs = { charities = 2 }, cost = { money = 3 },
      detail = T "By cheque, with a ceremony.",
      effect = seq { place.goodwill(actor):add(4), place.stability:add(3) } },
    option { id = "regret", by = turkey, text = T "Send advice", blocs = { savers = 1, charities = -1 }, default = true,
      detail = T "Two consultants, economy class.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "forgive", by = russia, text = T "Forgive an old loan", cost = { money = 3 },
      detail = T "It was not coming back. Now it is remembered.",
      effect = seq { place.goodwill(actor):add(3), place.tie(actor, "elites"):add(2), place.stability:add(2) } },
    option { id = "base_rent", by = russia, text = T "Pay the base rent ahead", blocs = { services = 2 }, cost = { capital = 1 },
      detail = T "Two years of Kant in advance, and a longer fence.",
      effect = seq { place.tie(actor, "security"):add(4), place.sovereignty:add(2), place.stability:add(2) } },
    option { id = "regret_too", by = russia, text = T "Refer to the Eurasian fund", default = true,
      detail = T "It meets in spring.",
      effect = place.goodwill(actor):add(-2) } } end, { 12, 12 }) -- the same season

asks({ id = "ashgabat_asks", title = T "Ashgabat asks for nothing", at = state "turkmenistan", chance = per_quarter(7),
  text = T "Ashgabat proposes a declaration: the signatories will hold no manoeuvres on the Caspian this year, open no offices, and send no delegations above forty persons. Nobody has threatened to. Both powers are invited to sign on a Tuesday; whoever stays away will be assumed to have had plans.",
  sources = { "invented; neutrality of 12 December 1995 (A)" } },
{ title = T "Ashgabat asks for nothing, again",
  text = T "The declaration on calm waters has expired without an incident, which Ashgabat counts as a success and wishes to renew. The number of persons in a delegation falls from forty to thirty. Signatories of the first edition may keep their pens; the others are told, in a footnote, that the waters noticed." },
  function() return {
    option { id = "sign", by = turkey, text = T "Sign it", blocs = { charities = 1, kinsmen = -1 }, cost = { capital = 1 },
      detail = T "A quiet year, and the naval staff sulks.",
      effect = seq { place.goodwill(actor):add(4), place.tie(actor, "elites"):add(2), place.tie(actor, "security"):add(-2) } },
    option { id = "reserve", by = turkey, text = T "Sign with a reservation",
      detail = T "The full number of persons, not counting the orchestra.",
      effect = seq { place.goodwill(actor):add(1), actor.prestige:add(-2) } },
    option { id = "absent", by = turkey, text = T "Have other plans", default = true,
      detail = T "A Tuesday like any other.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "sign_too", by = russia, text = T "Sign it", blocs = { services = -1, energy_firms = 1 }, cost = { capital = 1 },
      detail = T "The flotilla stays in Kaspiysk, within sight.",
      effect = seq { place.goodwill(actor):add(4), place.tie(actor, "elites"):add(2), place.tie(actor, "security"):add(-2) } },
    option { id = "reserve_too", by = russia, text = T "Sign with a reservation",
      detail = T "Manoeuvres are not exercises, and exercises are not manoeuvres.",
      effect = seq { place.goodwill(actor):add(1), actor.prestige:add(-2) } },
    option { id = "absent_too", by = russia, text = T "Have other plans", default = true,
      detail = T "A Tuesday like any other.",
      effect = place.goodwill(actor):add(-2) } } end)
