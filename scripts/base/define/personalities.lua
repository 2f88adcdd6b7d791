-- Weights of the computer players, in points of score. Levels without an entry need none.
personality { id = "greedy", name = T "Greedy", level = "greedy", now = 1, next = 1, later = 0.5, fade_next = 0.5,
  capital = 0.04, money = 0.006, risk = 0.25, counter_above = 0.08, temperature = 0.06,
  help = T "Takes the best price of the day and never looks at tomorrow's." }

-- The measuring stick: never changed, so that strength can be compared over the years.
personality { id = "greedy_v1", name = T "Greedy, first edition", level = "greedy_v1", now = 1, next = 1, later = 0.5,
  fade_next = 0.5, capital = 0.04, money = 0.006, risk = 0.25, counter_above = 0.08, temperature = 0.06,
  help = T "Greedy as it was first written. Other levels are measured against it." }

personality { id = "steady", name = T "Steady", level = "utility", now = 1, next = 1.2, later = 0.35, fade_next = 0.3,
  capital = 0.09, money = 0.003, goodwill = 0.01, sovereignty = 0.01, prestige = 0.01, tension = 0.03, priority = 1, risk = 0.25,
  counter_above = 0.08, temperature = 0.03, help = T "Weighs everything and is surprised by little." }
