-- Quarrels without a date: water, words and books that do not balance. Each may come in any scenario.
local turkey, russia = power "turkey", power "russia"
local uzbekistan, kyrgyzstan, kazakhstan, turkmenistan = state "uzbekistan", state "kyrgyzstan", state "kazakhstan", state "turkmenistan"
local water = variable "water_accord"

-- Both powers are asked the same; a helper writes the pair so that neither is favoured.
local function for_both(make)
  return make("turkey"), make("russia")
end

-- A quarrel's options stand in the event's list one after the other.
local function joined(...)
  local all_options = {}
  for _, list in ipairs { ... } do
    for _, o in ipairs(list) do all_options[#all_options + 1] = o end
  end
  return all_options
end

local function event_of(fields, ...)
  for i, o in ipairs(joined(...)) do fields[i] = o end
  event(fields)
end

event_of({ id = "winter_water", title = T "Winter water", at = state "kyrgyzstan", window = { from = "2021-Q3", to = "2028-Q4" },
  when = any { world.season:equals(1), world.season:equals(4) }, chance = per_quarter(7), cooldown = quarters(8),
  text = T "The Toktogul reservoir is low. Bishkek wants to let the water through its turbines now, because it is cold; Tashkent wants it kept until June, because cotton drinks in summer. The grid engineers give it nine days. Both capitals suspect that the other is counting on your silence.",
  tellings = { T "Half of Bishkek heats with electricity, and the lake behind the Toktogul dam has fallen to a third. Every turbine that runs now takes a week from the cotton of the Fergana valley. The two energy ministers have met, compared thermometers, and agreed that the other one's is wrong.",
    T "Since Monday the lights in Naryn go out at six, and a school there teaches by torch. The water that would keep them on stands in the reservoir, promised to Uzbek fields for the summer. Tashkent has sent forty transformers as a gift, which need what they were sent instead of." },
  sources = { "invented, after a dispute that returns each winter (C)" } },
  for_both(function(who) return {
    option { id = "mediate_" .. who, by = power(who), text = T "Broker power now for water later", cost = { capital = 1 },
      detail = T "Each side must trust the other until June. It may fall through.",
      effect = roll {
        odds(65, seq { kyrgyzstan.goodwill(actor):add(3), uzbekistan.goodwill(actor):add(3), water:add(1) }),
        odds(35, seq { actor.prestige:add(-3), kyrgyzstan.stability:add(-2) }) } },
    option { id = "pay_" .. who, by = power(who), text = T "Pay for fuel instead", cost = { money = 4 },
      detail = T "The turbines rest. The bill does not.",
      effect = seq { kyrgyzstan.tie(actor, "energy"):add(3), kyrgyzstan.stability:add(2), uzbekistan.goodwill(actor):add(2) } },
    option { id = "silence_" .. who, by = power(who), text = T "Stay out of it", default = true,
      detail = T "Water finds its own level, through somebody's cellar.",
      effect = seq { kyrgyzstan.stability:add(-1), uzbekistan.goodwill(actor):add(-1) } } } end))

event_of({ id = "canal_fills", title = T "The canal fills", at = state "turkmenistan", window = { from = "2026-Q2", to = "2028-Q4" },
  once = true, chance = per_quarter(18),
  text = T "Across the border the Qosh Tepa canal has reached its 285th kilometre and takes water that used to reach Lebap and Bukhara, up to fifteen percent of the Amu Darya. Ashgabat drafts a note to Kabul. Tashkent counts the orchards below the offtake and asks who has Kabul's number.",
  sources = { "Daryo 2023: 285 km, up to 15 percent, due 2028 (A)" },
  effect = seq { place.stability:add(-3), uzbekistan.stability:add(-3),
    when(water:at_least(1), seq { place.stability:add(1.5), uzbekistan.stability:add(1.5) }) } },
  for_both(function(who) return {
    option { id = "call_kabul_" .. who, by = power(who), text = T "Call Kabul", cost = { capital = 1 },
      detail = T "Whoever calls is seen calling.",
      effect = roll {
        odds(55, seq { place.goodwill(actor):add(5), uzbekistan.goodwill(actor):add(5) }),
        odds(45, seq { actor.prestige:add(-2), actor.home:add(-2) }) } },
    option { id = "drip_" .. who, by = power(who), text = T "Pay for drip irrigation", cost = { money = 5 },
      detail = T "Slow, dull, and it works.",
      effect = seq { place.base(actor, "trade"):add(1), uzbekistan.base(actor, "trade"):add(1), uzbekistan.stability:add(2), place.stability:add(2) } },
    option { id = "nothing_" .. who, by = power(who), text = T "Express concern", default = true,
      detail = T "Concern does not irrigate.",
      effect = place.goodwill(actor):add(-1) } } end))

event { id = "caspian_falls", title = T "The sea goes out", at = state "kazakhstan", window = { from = "2025-Q2", to = "2028-Q4" },
  once = true, chance = per_quarter(9),
  text = T "The Caspian has dropped again, and ferries leave Aktau a third empty so as not to touch the bottom. A dredger can be had from Rotterdam in four months. The northern railway, its agent points out, has never yet run aground. The port director would like an answer before the ice.",
  sources = { "invented; the sea has fallen for years (B)" },
  option { id = "dredge", by = turkey, text = T "Pay for the dredger", cost = { money = 5 },
    detail = T "Two metres of depth, until the sea takes the next one.",
    effect = seq { place.tie(actor, "energy"):add(3), place.base(actor, "energy"):add(1.5) } },
  option { id = "lighter", by = turkey, text = T "Load less", default = true,
    detail = T "The tariff per tonne rises by itself.",
    effect = place.tie(actor, "energy"):add(-2) },
  option { id = "rail", by = russia, text = T "Take the cargo by rail", cost = { money = 3 },
    detail = T "At a tariff that ends the week the dredger arrives.",
    effect = place.tie(actor, "energy"):add(3) },
  option { id = "wait", by = russia, text = T "Let the sea argue", default = true,
    detail = T "Astana finds the argument tasteless.",
    effect = place.goodwill(actor):add(-2) } }

event { id = "language_law", title = T "The language of the counter", at = state "kazakhstan", window = { from = "2022-Q2", to = "2028-Q4" },
  once = true, chance = per_quarter(5),
  text = T "A bill would make Kazakh the first language at every counter in the country, from the tax office to the tram. In Almaty they shrug and switch in mid-sentence. In the north people ask whether the form will still exist in Russian. A talk show in Moscow has already asked it louder.",
  sources = { "invented (C)" },
  option { id = "alphabet", by = turkey, text = T "Send language planners", cost = { money = 2 },
    detail = T "They have done this before, in 1928.",
    effect = seq { place.tie(actor, "culture"):add(3), place.stability:add(-2) } },
  option { id = "none_of_ours", by = turkey, text = T "Call it an internal matter", default = true,
    detail = T "It is one.",
    effect = place.goodwill(actor):add(0.5) },
  option { id = "protest", by = russia, text = T "Protest on behalf of the speakers",
    detail = T "The speakers had not asked.",
    effect = seq { actor.home:add(4), place.goodwill(actor):add(-5), place.sovereignty:add(3), place.tie(actor, "culture"):add(1) } },
  option { id = "bilingual", by = russia, text = T "Pay for bilingual schools", cost = { money = 3 },
    detail = T "It keeps the language by sharing it.",
    effect = seq { place.tie(actor, "culture"):add(3), actor.home:add(-1) } },
  option { id = "adapt", by = russia, text = T "Say nothing", default = true,
    detail = T "The talk show says enough.",
    effect = place.goodwill(actor):add(-1) } }

event { id = "open_books", title = T "The accountant of the ministry", at = "random_state", once = true, chance = per_quarter(6),
  window = { from = "2022-Q1", to = "2028-Q4" },
  when = any { place.legs(project "middle_corridor"):at_least(1), place.legs(project "reactor_credit"):at_least(1) },
  text = T "A ministry accountant has sent three newspapers the cost sheets of a great foreign project. The concrete appears on them twice, the cement plant belongs to a nephew, and the interest is paid in advance. The builders speak of a technical matter. The accountant has been given leave, and a guard.",
  sources = { "invented (C)" },
  option { id = "audit", by = turkey, text = T "Open our own books", cost = { money = 2 },
    detail = T "Embarrassing, and over in a month.",
    effect = actor.prestige:add(2) },
  option { id = "technical", by = turkey, text = T "Call it technical", default = true,
    detail = T "If the rails are ours, so is the smell.",
    effect = when(place.legs(project "middle_corridor"):at_least(1), place.tie(actor, "elites"):add(-4)) },
  option { id = "audit_reactor", by = russia, text = T "Open our own books", cost = { money = 2 },
    detail = T "Embarrassing, and over in a month.",
    effect = actor.prestige:add(2) },
  option { id = "technical_reactor", by = russia, text = T "Call it technical", default = true,
    detail = T "If the turbine is ours, so is the smell.",
    effect = when(place.legs(project "reactor_credit"):at_least(1), place.tie(actor, "elites"):add(-4)) } }
