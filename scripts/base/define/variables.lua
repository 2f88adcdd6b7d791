-- Numbers that outlast the quarter.
variable { id = "water_accord", name = T "Peace on the Syr Darya", start = 0, min = 0, max = 2,
  help = T "Bargains on the Syr Darya that held: each makes the next quarrel about water milder." }
