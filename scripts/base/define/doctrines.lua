-- How a state behaves when one power comes too often. The sums are those of one balancing move: a state that
-- hardens, a cooler and a warmer neighbour, and a door held open for somebody else.
local china, west = power "china", power "west"

doctrine { id = "permanent_neutrality", name = T "Permanent neutrality",
  help = T "No bloc, no base, few visitors. Pressure only makes it lock the door.",
  pushback = seq { target.sovereignty:add(4, T "Neutrality recalled"), target.goodwill(actor):add(-2), target.goodwill(rival):add(1),
    target.tie(china, "trade"):add(1), target.tie(west, "elites"):add(0.5) },
  voice = { refuse = T "Neutrality does not take sides; it takes its time.",
    request = T "We ask for nothing that a neutral state may not ask of everybody.",
    thanks = T "The government notes this with satisfaction." } }

doctrine { id = "multi_vector", name = T "Multi-vector",
  help = T "Every partner needs a counterweight, and every visit a return visit.",
  pushback = seq { target.sovereignty:add(3, T "A counterweight sought"), target.goodwill(actor):add(-2), target.goodwill(rival):add(2),
    target.tie(china, "trade"):add(1), target.tie(west, "elites"):add(1) },
  voice = { refuse = T "We have three other guests this week. Please leave the paper on the table.",
    request = T "We are asking all our friends the same question. You happen to be first.",
    thanks = T "A partner among partners. Today, the first among them." } }

doctrine { id = "reformist", name = T "Reformist and pragmatic",
  help = T "Open to anybody who builds something, allergic to anybody who moves in.",
  pushback = seq { target.sovereignty:add(3, T "No bloc, no bases"), target.goodwill(actor):add(-2), target.goodwill(rival):add(2),
    target.tie(china, "trade"):add(1), target.tie(west, "elites"):add(1) },
  voice = { refuse = T "Our ministries will study it. There are many ministries.",
    request = T "We have a plan, a site and half the money.",
    thanks = T "Now let us talk about the second phase." } }

doctrine { id = "dependent_and_open", name = T "Dependent and open",
  help = T "Needs fuel, credit and work abroad, and says so. Its patience is shorter than its list.",
  pushback = seq { target.sovereignty:add(2, T "The street has opinions"), target.goodwill(actor):add(-2), target.goodwill(rival):add(2),
    target.stability:add(-1), target.tie(china, "trade"):add(1), target.tie(west, "elites"):add(1) },
  voice = { refuse = T "Parliament would have to agree, and parliament is at lunch.",
    request = T "Winter comes in October here. Help is welcome in September.",
    thanks = T "We will remember who came first." } }

doctrine { id = "ally_of_its_own", name = T "Ally with interests of its own",
  help = T "One nation, two states, and one veto. It thanks its friends and keeps its options.",
  pushback = seq { target.sovereignty:add(3, T "Baku decides for Baku"), target.goodwill(actor):add(-2), target.goodwill(rival):add(2),
    target.tie(china, "trade"):add(1), target.tie(west, "elites"):add(1) },
  voice = { refuse = T "Brothers do not send each other drafts without asking.",
    request = T "We do not ask often. We do remember the answer.",
    thanks = T "Noted in Baku, and in every newspaper of Baku." } }
