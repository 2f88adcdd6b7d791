-- A deal between the two powers: nothing hard from one in this state against nothing hard from the other in that one, for a
-- year. Each half is an agreement of the power that restrains itself, with the state in which it does. Keeping it calms
-- everybody; breaking it costs prestige, blame and the favour of the place, and frees the other side at once.
local turkey, russia = power "turkey", power "russia"

agreement { id = "restraint", name = T "Restraint deal", term = quarters(4),
  each_quarter = world.tension:add(-0.4, T "Restraint"),
  on_hard = seq { actor.prestige:add(-8, T "The restraint deal broken"), actor.blame:add(6, T "The restraint deal broken"),
    world.tension:add(1, T "The restraint deal broken"), target.goodwill(actor):add(-5, T "The restraint deal broken"), target.alignment(actor):add(-3, T "The restraint deal broken"),
    target:break_off(agreement "restraint", actor), each_state(each:break_off(agreement "restraint", rival)) },
  help = T "Nothing hard here against nothing hard there. Nobody signed anything; both have a copy." }

-- What the asked power may name: where it wants the same from the one who asks.
local places = { { "azerbaijan", T "Agree, and name Azerbaijan in return" }, { "kazakhstan", T "Agree, and name Kazakhstan in return" },
  { "kyrgyzstan", T "Agree, and name Kyrgyzstan in return" } }

local function request(id, title, text, asking, asked)
  local e = { id = id, title = title, at = "each_state", queued = true, text = text, sources = { "invented (C)" } }
  for i, p in ipairs(places) do
    e[i] = option { id = p[1], by = asked, text = p[2],
      detail = T "For a year neither side plays anything hard where it has promised not to.",
      effect = seq { place:sign(agreement "restraint", asked), state(p[1]):sign(agreement "restraint", asking), world.tension:add(-2, T "Restraint") } }
  end
  e[4] = option { id = "decline", by = asked, text = T "Let the paper lie", default = true,
    detail = T "No answer is an answer, and it is filed as one.",
    effect = world.tension:add(0.5) }
  event(e)
end
request("restraint_of_russia", T "A paper from Ankara",
  T "A Turkish envoy leaves one page without a letterhead. It proposes that for a year Russia should play nothing hard in the state it names, and asks where Russia would like the same from Turkey. There is no signature line. The envoy waits in the hotel until Thursday.",
  turkey, russia)
request("restraint_of_turkey", T "A paper from Moscow",
  T "A Russian envoy leaves one page without a letterhead. It proposes that for a year Turkey should play nothing hard in the state it names, and asks where Turkey would like the same from Russia. There is no signature line. The envoy waits in the hotel until Thursday.",
  russia, turkey)

local function propose(id, by, asked, question)
  action { id = id, name = T "Propose restraint", by = by, icon = "scale", cost = { capital = 1 },
    allow = all { no { target:has(agreement "restraint", asked) }, world.tension:at_least(5), target.saturation(action(id)):at_most(0.35) },
    effect = seq { fire(question), target.goodwill(actor):add(2.5), target.sovereignty:add(-1), actor.prestige:add(1), actor.blame:add(-2),
      world.tension:add(-1) },
    help = T "Asks the other side to play nothing hard here for a year, for a price it names.",
    example = T "Idlib, 5 March 2020: six hours in Moscow, one page, six kilometres on either side of a road." }
end
propose("propose_restraint", turkey, russia, event "restraint_of_russia")
propose("propose_calm", russia, turkey, event "restraint_of_turkey")
