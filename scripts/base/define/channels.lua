-- The five kinds of ties. Weights sum to one.
channel { id = "trade", name = T "Trade", icon = "ship", weight = 0.25,
  help = T "Goods, contracts and the money that workers send home." }
channel { id = "energy", name = T "Energy and transport", icon = "fuel", weight = 0.25,
  help = T "Pipes, wires, rails and ports, and who can close them." }
channel { id = "security", name = T "Security", icon = "shield", weight = 0.2,
  help = T "Arms, training, bases and the habit of calling for help." }
channel { id = "culture", name = T "Culture", icon = "languages", weight = 0.15,
  help = T "Language, schools, screens and the place where children study." }
channel { id = "elites", name = T "Elites", icon = "users", weight = 0.15,
  help = T "Who knows whom, and who picks up the telephone." }
