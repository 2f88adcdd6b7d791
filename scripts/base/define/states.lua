-- The five states between, each with two wants. A want adds goodwill when it is met and takes as much when it is hurt.
state { id = "azerbaijan", name = T "Azerbaijan", adjective = T "Azerbaijani", capital_city = T "Baku", map = "AZE",
  weight = 3, doctrine = doctrine "ally_of_its_own", population = 10.3,
  help = T "Won a war in 2020 with one friend's drones and signed its end with the other's peacekeepers.",
  wants = {
    want { id = "road_to_nakhchivan", name = T "A land road to Nakhchivan", met_by = action "corridor_leg", bonus = 3,
      help = T "Rails west, past Armenia or through it." },
    want { id = "respect_for_its_border", name = T "Respect for its borders", met_by = action "quiet_word",
      hurt_by = action "security_pressure", bonus = 3, help = T "Foreign soldiers are guests, and guests leave." } },
  sources = { "CIA World Factbook, edition of 1 March 2021" } }

state { id = "kazakhstan", name = T "Kazakhstan", adjective = T "Kazakh", capital_city = T "Astana", map = "KAZ",
  weight = 5, doctrine = doctrine "multi_vector", population = 19.3,
  help = T "Two thirds of its oil leave through one Russian port. It would like a second door, and good relations with the first.",
  wants = {
    want { id = "outlet_nobody_can_close", name = T "An outlet nobody can close", met_by = action "corridor_leg",
      hurt_by = action "squeeze", bonus = 3, help = T "Tankers to Baku, rails to the Caspian." },
    want { id = "calm_northern_border", name = T "A calm northern border", met_by = action "customs_measure",
      hurt_by = action "security_pressure", bonus = 2, help = T "7,600 kilometres, and no remarks about them." } },
  sources = { "CIA World Factbook, edition of 1 March 2021", "RBC and Maritime Executive, 2022" } }

state { id = "uzbekistan", name = T "Uzbekistan", adjective = T "Uzbek", capital_city = T "Tashkent", map = "UZB",
  weight = 5, doctrine = doctrine "reformist", population = 34.5,
  help = T "Doubly landlocked, in a hurry, and in no bloc. Everybody is invited to invest.",
  wants = {
    want { id = "railway_to_the_sea", name = T "A railway to the sea", met_by = agreement "corridor_transit", bonus = 3,
      help = T "Any sea will do, and either power may sign the papers that lead to it." },
    want { id = "fair_terms_for_workers", name = T "Fair terms for its workers abroad", met_by = action "labour_quota",
      hurt_by = action "squeeze", bonus = 2, help = T "Money sent home was 11.6 percent of output in 2021, half of it from Russia." } },
  sources = { "State Statistics Committee via Kursiv, 2021", "World Bank via kun.uz, 2022" } }

state { id = "kyrgyzstan", name = T "Kyrgyzstan", adjective = T "Kyrgyz", capital_city = T "Bishkek", map = "KGZ",
  weight = 2, doctrine = doctrine "dependent_and_open", population = 6.6,
  help = T "Ally of Russia by treaty, Turkic by identity, in debt to China, and short of power in winter.",
  wants = {
    want { id = "schools_that_teach_a_trade", name = T "Schools that teach a trade", met_by = action "schools_series", bonus = 2,
      help = T "Three presidents fell in fifteen years; classrooms last longer." },
    want { id = "fuel_before_winter", name = T "Fuel before winter", met_by = action "gas_price",
      hurt_by = action "squeeze", bonus = 2, help = T "Nearly all of it comes from Russia." } },
  sources = { "National Statistics Committee via Trend, 2021" } }

state { id = "turkmenistan", name = T "Turkmenistan", adjective = T "Turkmen", capital_city = T "Ashgabat", map = "TKM",
  weight = 3, doctrine = doctrine "permanent_neutrality", population = 5.6,
  help = T "Sits on the gas, sells most of it to one customer, and has been neutral by resolution since 1995.",
  wants = {
    want { id = "second_customer", name = T "A second customer for its gas", met_by = action "gas_swap", bonus = 2,
      help = T "China takes 82 percent of exports and names the price." },
    want { id = "neutrality_respected", name = T "Neutrality respected", met_by = action "quiet_word",
      hurt_by = action "base_exercise", bonus = 2, help = T "No bloc, no base, no hurry." } },
  sources = { "CIA World Factbook, edition of mid-2022 (shares of 2019)" } }
