-- Weights of the computer players, in points of score. Levels without an entry need none.
personality { id = "greedy", name = T "Greedy", level = "greedy", now = 1, next = 1, later = 0.5, capital = 0.04, money = 0.006,
  counter_above = 0.08, temperature = 0.06, help = T "Takes the best price of the day and never looks at tomorrow's." }
