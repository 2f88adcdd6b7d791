-- What a player does too often is noticed by somebody else. Saturation, remembered acts and counters fade by three
-- tenths a quarter, so each of these ends when the habit does.
local turkey, russia, west = power "turkey", power "russia", power "west"
local azerbaijan, kazakhstan, uzbekistan = state "azerbaijan", state "kazakhstan", state "uzbekistan"
local kyrgyzstan, turkmenistan = state "kyrgyzstan", state "turkmenistan"
local five = { azerbaijan, kazakhstan, uzbekistan, kyrgyzstan, turkmenistan }
local invented = { "invented (C)" }

-- How much of one action the five still remember together.
local function everywhere(what)
  local terms = {}
  for i, s in ipairs(five) do terms[i] = s.saturation(action(what)) end
  return sum(terms)
end

-- Squeezing: the squeezed compare lists. -------------------------------------------------------------------------------

event { id = "list_of_tomatoes", title = T "A list of tomatoes", at = kazakhstan, when = everywhere("squeeze"):at_least(1.15), chance = per_quarter(50),
  once = true, sources = invented,
  text = T "Trade ministers of five countries are meeting in Almaty, with no invitation to Moscow. The agenda has one point: which of their goods have fallen ill at the Russian border, and on what day after which speech. Laid side by side, the lists read like a calendar. They have also found a customer they share.",
  effect = each_state(seq { each.own("trade"):add(1), each.sovereignty:add(1) }),
  option { id = "rules", by = russia, text = T "Publish the rules in advance", blocs = { economists = 3, provinces = -1 }, cost = { capital = 1 },
    detail = T "Ninety pages. The inspectors read them with surprise.",
    effect = seq { each_state(each.goodwill(actor):add(1.2)), actor.home:add(-4) } },
  option { id = "one_by_one", by = russia, text = T "Settle with each alone", blocs = { provinces = -1 }, cost = { money = 5 },
    detail = T "Four are compensated, and the fifth hears the price.",
    effect = seq { each_state(each.tie(actor, "trade"):add(1.5)), place.goodwill(actor):add(-1) } },
  option { id = "illness", by = russia, text = T "Speak of plant health", default = true,
    detail = T "The plants are doing well elsewhere.",
    effect = each_state(each.goodwill(actor):add(-1)) },
  option { id = "hall", by = turkey, text = T "Lend them a hall and a buyer", cost = { money = 4 },
    detail = T "It buys what was turned back. It also buys a note from Moscow.",
    effect = seq { each_state(each.tie(actor, "trade"):add(1.5)), world.tension:add(3), actor.blame:add(2) } },
  option { id = "go_between", by = turkey, text = T "Carry the list to Moscow", cost = { capital = 1 },
    detail = T "A favour to both sides; the ministers had meant it to hurt.",
    effect = seq { world.tension:add(-5), actor.prestige:add(4), place.goodwill(actor):add(-1) } },
  option { id = "flowers", by = turkey, text = T "Send flowers", default = true,
    detail = T "With a phytosanitary certificate.",
    effect = place.goodwill(actor):add(-0.5) } }

-- Living on the summit: somebody counts what was signed. -----------------------------------------------------------------

event { id = "sixty_one_signatures", title = T "Sixty-one signatures", at = uzbekistan, when = everywhere("leaders_summit"):at_least(1.6),
  chance = per_quarter(40), once = true, sources = invented,
  text = T "A Tashkent newspaper has counted: in eighteen months Turkish summits produced sixty-one signatures, fourteen joint declarations and four kilometres of road. It prints the guard of honour beside the road, to scale. Ankara's opposition reprints it within the hour; so, with a fine photograph of the road, does Moscow's television.",
  effect = seq { turkey.prestige:add(-3), turkey.home:add(-1) },
  option { id = "build_one", by = turkey, text = T "Build one of them at once", blocs = { builders = 1 }, cost = { money = 5 },
    detail = T "Number seventeen, a bridge. Sixty to go.",
    effect = seq { place.tie(actor, "trade"):add(3), actor.prestige:add(2) } },
  option { id = "another", by = turkey, text = T "Call another summit", cost = { capital = 1 },
    detail = T "The orchestra knows the way. So does the newspaper.",
    effect = seq { each_state(each.tie(actor, "elites"):add(2)), actor.prestige:add(-4) } },
  option { id = "count_again", by = turkey, text = T "Dispute the count", blocs = { builders = -1 }, default = true,
    detail = T "Sixty-three, says the ministry.",
    effect = each_state(each.goodwill(actor):add(-1)) },
  option { id = "road_builder", by = russia, text = T "Send a road crew", cost = { money = 4 },
    detail = T "Nine kilometres in a month, and not one signature.",
    effect = seq { place.tie(actor, "energy"):add(4), place.goodwill(actor):add(1) } },
  option { id = "sneer", by = russia, text = T "Read the list on television",
    detail = T "Great fun at home. Five presidents had signed it too.",
    effect = seq { actor.home:add(2), each_state(each.goodwill(actor):add(-1)), world.tension:add(2), actor.blame:add(1) } },
  option { id = "smile", by = russia, text = T "Enjoy the photograph", default = true,
    detail = T "Moscow's own declarations are kept in another drawer.",
    effect = actor.prestige:add(-0.5) } }

-- Neglect: a state that nobody has visited for a year. -------------------------------------------------------------------

local function neglected_by(id, who, rival_of, title, text, tellings, return_detail)
  local absent, present = power(who), power(rival_of)
  event { id = id, title = title, text = text, tellings = tellings, at = "each_state", window = { from = "2022-Q3", to = "2028-Q4" }, chance = per_quarter(3.5),
    cooldown = quarters(5), when = all { world.quarter:at_least(5), place.acts(absent):below(0.2) }, sources = invented,
    option { id = "aircraft", by = absent, text = T "Send the largest aircraft", cost = { capital = 2 }, detail = return_detail,
      effect = seq { place.tie(actor, "elites"):add(3), place.goodwill(actor):add(4) } },
    option { id = "present", by = absent, text = T "Send a present", cost = { money = 3 },
      detail = T "It arrives by freight, with a card signed by a department.",
      effect = seq { place.goodwill(actor):add(3), place.tie(actor, "elites"):add(-1) } },
    option { id = "calendar", by = absent, text = T "Blame the calendar", default = true,
      detail = T "It has twelve months, like theirs.",
      effect = seq { place.goodwill(actor):add(-3), place.tie(actor, "elites"):add(-2) } },
    option { id = "villa", by = present, text = T "Ask for the guest villa", cost = { capital = 1 },
      detail = T "A friend moves in. Neighbours ask for how long.",
      effect = seq { place.tie(actor, "elites"):add(5), place.sovereignty:add(2) } },
    option { id = "cinema", by = present, text = T "Finance the film", cost = { money = 3 },
      detail = T "A love story, with your villain and their mountains.",
      effect = seq { place.tie(actor, "culture"):add(4), place.goodwill(actor):add(1) } },
    option { id = "notice", by = present, text = T "Notice the silence", default = true,
      detail = T "One learns what it costs by listening.",
      effect = place.goodwill(actor):add(0.5) } }
end
neglected_by("silence_from_ankara", "turkey", "russia", T "Silence from Ankara",
  T "No delegation from Ankara has come here for more than a year. The protocol office has lent the guest villa to a film crew, and the Turkish ambassador, asked about a date, praises the apricots. At the foreign ministry somebody has moved his file from the second drawer to the fourth.",
  { T "The last minister from Ankara signed the guest book here five quarters ago. The carpet for arrivals has been cut in two and lies in two other offices. At a reception the Turkish ambassador stands beside the Russian one, who is asked all the questions and passes him the olives.",
    T "The Turkish cultural centre has a new lock and nobody has asked for the key. Flights from Istanbul still land each night, full of shoppers and without one deputy minister. The president's office has begun to answer Ankara's letters in the order in which they came, which was three last year." },
  T "Two hundred seats, thirty advisers, and an explanation that nobody asks for.")
neglected_by("silence_from_moscow", "russia", "turkey", T "Silence from Moscow",
  T "No delegation from Moscow has come here for more than a year. The protocol office has lent the guest villa to a film crew, and the Russian ambassador, asked about a date, praises the melons. At the foreign ministry somebody has moved his file from the second drawer to the fourth.",
  { T "For fifteen months the only official from Moscow has been the one who checks the gas meter. The direct line in the president's office is tested every Friday, and it works. His chief of protocol has let the Russian course lapse and says that he keeps up by watching the weather.",
    T "The Friday flight from Moscow carries builders home and no minister out. In the hall of the academy a wreath from the last delegation has lost its ribbon. When a Turkish under-secretary asked for an hour last week, he was given the afternoon, a museum and the president's cousin." },
  T "An Ilyushin, thirty advisers, and an explanation that nobody asks for.")

-- Arms to both neighbours: the generals compare invoices. -----------------------------------------------------------------

local function arms_to_both(id, who, rival_of, what, title, text, stop_detail)
  local seller, other = power(who), power(rival_of)
  local function armed(s) return s.saturation(action(what)):at_least(0.45) end
  event { id = id, title = title, text = text, at = uzbekistan, chance = per_quarter(35), once = true, sources = invented,
    when = all { armed(uzbekistan), any { armed(kyrgyzstan), armed(kazakhstan), armed(turkmenistan) } },
    effect = world.tension:add(1),
    option { id = "spare_parts", by = seller, text = T "Withhold the spare parts", cost = { capital = 1 }, detail = stop_detail,
      effect = seq { world.tension:add(-6), actor.prestige:add(4), place.tie(actor, "security"):add(-2) } },
    option { id = "discount", by = seller, text = T "Sell both an upgrade",
      detail = T "Twice the profit and twice the range.",
      effect = seq { actor.money:add(5), place.stability:add(-3), place.goodwill(actor):add(-1), world.tension:add(4), actor.blame:add(3) } },
    option { id = "defensive", by = seller, text = T "Call the arms defensive", default = true,
      detail = T "Both sides agree: theirs are.",
      effect = place.goodwill(actor):add(-2) },
    option { id = "inspect", by = other, text = T "Offer both a hot line", cost = { money = 3 },
      detail = T "Two red telephones on one exchange, and the exchange is yours.",
      effect = seq { place.tie(actor, "security"):add(3), world.tension:add(-2), place.sovereignty:add(1) } },
    option { id = "leak", by = other, text = T "Publish the invoices",
      detail = T "Embarrassing for the seller, and for two buyers who are your friends.",
      effect = seq { place.tie(rival, "security"):add(-5), place.goodwill(actor):add(-3), world.tension:add(3), actor.blame:add(2) } },
    option { id = "concern", by = other, text = T "Regret the arms race", default = true,
      detail = T "One had a catalogue in it oneself.",
      effect = place.goodwill(actor):add(-0.5) } }
end
arms_to_both("two_invoices", "turkey", "russia", "drones_training", T "Two invoices",
  T "At a reception in Tashkent two colonels from either side of one border discover that their drones have consecutive serial numbers. They compare invoices. The discounts differ. By morning both general staffs would like to know what exactly the other one bought, and Turkey's salesman has moved to a room without a telephone.",
  T "Neither side can shoot for long. Both will remember who decided that.")
arms_to_both("two_price_lists", "russia", "turkey", "arms_home_price", T "Two price lists",
  T "At a reception in Tashkent two colonels from either side of one border discover that their rocket launchers have consecutive serial numbers. Both paid the home price. The homes differ. By morning both general staffs would like to know what exactly the other one bought, and Moscow's attaché is unwell until Thursday.",
  T "Neither side can shoot for long. Both will remember who decided that.")

-- Always countering: the states learn that whoever is offered something will soon be offered it less. ----------------------

-- Whoever still does it two to three years later hears of it in other words, and no third time.
local function always_countering(first, second)
  local function answers(blocker, blocked) return {
    option { id = "own_offer", by = blocker, text = T "Offer something instead", cost = { money = 4 },
      detail = T "For once a yes. It costs more than a no.",
      effect = seq { place.tie(actor, "trade"):add(3), place.goodwill(actor):add(3) } },
    option { id = "moratorium", by = blocker, text = T "Promise a quiet quarter", cost = { capital = 2 },
      detail = T "It is believed to the extent that it is kept.",
      effect = seq { each_state(each.goodwill(actor):add(1.5)), actor.counters:scale(0.5), actor.home:add(-2) } },
    option { id = "coincidence", by = blocker, text = T "Call it coincidence", default = true,
      detail = T "The desk officer has a graph.",
      effect = seq { place.goodwill(actor):add(-2), actor.prestige:add(-1) } },
    option { id = "sympathy", by = blocked, text = T "Collect the sympathy", cost = { capital = 1 },
      detail = T "The obstructed are welcome everywhere, for about a month.",
      effect = seq { each_state(each.goodwill(actor):add(1)), actor.home:add(-1) } },
    option { id = "double", by = blocked, text = T "Complain aloud",
      detail = T "It reads as envy in some capitals and as weakness in others.",
      effect = seq { actor.home:add(2), actor.prestige:add(-2), rival.prestige:add(-2), world.tension:add(2) } },
    option { id = "shrug", by = blocked, text = T "Carry on", default = true,
      detail = T "Two thirds of an offer is still an offer.",
      effect = place.goodwill(actor):add(0.5) } } end
  local blocker, blocked = power(first.who), power(first.rival_of)
  local cools = each_state(each.goodwill(blocker):add(-1))
  local a = { id = first.id, title = first.title, text = first.text, chance = per_quarter(30), once = true,
    effect = seq { cools, fire(event(second.id), { after = { 8, 12 } }) } }
  local b = { id = second.id, title = second.title, text = second.text, queued = true, effect = cools }
  for _, e in ipairs { a, b } do
    e.at, e.sources, e.when = "random_state", invented, blocker.counters:at_least(2.8)
    for i, o in ipairs(answers(blocker, blocked)) do e[i] = o end
    event(e)
  end
end
always_countering({ id = "ankara_objects", who = "turkey", rival_of = "russia", title = T "Ankara objects again",
  text = T "A desk officer in one of the five foreign ministries has drawn a graph. Whenever Moscow offers something, Ankara's ambassador asks for an appointment within two days, with objections and no offer. The officer proposes to hold both meetings in one room and save the coffee. The proposal is circulating, with initials." },
{ id = "ankara_still_objects", title = T "Ankara has objected before",
  text = T "The graph of the desk officer now fills two pages, and a colleague in another of the five has drawn the same one. They have compared: Ankara has not missed an offer of Moscow since. The two propose a form, with a box for the date and a box for the objection. The rest is already printed." })
always_countering({ id = "moscow_objects", who = "russia", rival_of = "turkey", title = T "Moscow objects again",
  text = T "A desk officer in one of the five foreign ministries has drawn a graph. Whenever Ankara offers something, Moscow's ambassador asks for an appointment within two days, with objections and no offer. The officer proposes to hold both meetings in one room and save the coffee. The proposal is circulating, with initials." },
{ id = "moscow_still_objects", title = T "Moscow has objected before",
  text = T "The graph of the desk officer now fills two pages, and a colleague in another of the five has drawn the same one. They have compared: Moscow has not missed an offer of Ankara since. The two propose a form, with a box for the date and a box for the objection. The rest is already printed." })
