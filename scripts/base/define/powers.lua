-- Two powers are played, two only grow. Rates of erosion are percent of a base a quarter; drift is points a quarter.
power { id = "turkey", name = T "Turkey", adjective = T "Turkish", capital_city = T "Ankara",
  motto = T "First among Turkic states", map = "TUR", seat = 1,
  drift = { trade = 0.08, culture = 0.08 },
  sudden = { id = "common_market", name = T "Common market",
    help = T "Three states with all six treaty steps and a lean of ten or more toward Ankara, Kazakhstan or Uzbekistan among them, for two quarters; not before 2026.",
    states = 3, among = { state "kazakhstan", state "uzbekistan" }, steps = 6, alignment = 10, quarters = 2,
    not_before = "2026-Q1" },
  help = T "Modest trade, near languages, few levers and no common border. It wins by adding up small things.",
  sources = { "Geopolitical Futures, 12 March 2021" } }

power { id = "russia", name = T "Russia", adjective = T "Russian", capital_city = T "Moscow",
  motto = T "Nearest of the great powers", map = "RUS", seat = 2,
  decay = { trade = 0.35, energy = 0.35, security = 0.35, culture = 0.55, elites = 0.55 },
  sudden = { id = "reintegration", name = T "Re-integration",
    help = T "Kazakhstan and two more states with all six union steps and a lean of twenty or more toward Moscow, for two quarters.",
    states = 3, among = { state "kazakhstan" }, steps = 6, alignment = 20, quarters = 2 },
  help = T "Deep ties that wear thin by themselves, strong levers, and a bill for each time one is pulled.",
  sources = { "Geopolitical Futures, 12 March 2021", "Atlantic Council and Pardee Center, 2018" } }

power { id = "china", name = T "China", adjective = T "Chinese", capital_city = T "Beijing",
  motto = T "The largest buyer", map = "CHN",
  each_quarter = each_state(seq { each.tie(actor, "trade"):add(0.3), each.tie(actor, "energy"):add(0.3) }),
  help = T "Asks for no loyalty, only for gas, transit and repayment. Each point it holds dilutes both suitors.",
  sources = { "bne IntelliNews 2023: China passes Russia in trade with all five republics of Central Asia" } }

power { id = "west", name = T "The West", adjective = T "Western", capital_city = T "Brussels and Washington",
  motto = T "Far away, well funded",
  each_quarter = each_state(seq { each.tie(actor, "trade"):add(0.1), each.tie(actor, "elites"):add(0.1) }),
  help = T "Markets, standards and the occasional summit. Slow, and hard to hurry.",
  sources = { "Turkish Minute and others 2025: Samarkand summit of 3 and 4 April" } }

power { id = "iran", name = T "Iran", adjective = T "Iranian", capital_city = T "Tehran",
  motto = T "The southern door", map = "IRN",
  each_quarter = seq { state "turkmenistan".tie(actor, "trade"):add(0.05), state "azerbaijan".tie(actor, "trade"):add(0.05) },
  help = T "Ports, gas swaps and an old literature. The door to the south opens and shuts with its own weather.",
  sources = { "Free-trade agreement with the Eurasian union, in force 15 May 2025; own estimates of ties (C)" } }
