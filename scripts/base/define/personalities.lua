-- Weights of the computer players, in points of score. Levels without an entry need none.
personality { id = "greedy", name = T "Greedy", level = "greedy", now = 1, next = 1, later = 0.5, fade_next = 0.5,
  capital = 0.04, money = 0.006, risk = 0.25, counter_above = 0.08, temperature = 0.06,
  help = T "Takes the best price of the day and never looks at tomorrow's." }

-- The measuring stick: never changed, so that strength can be compared over the years.
personality { id = "greedy_v1", name = T "Greedy, first edition", level = "greedy_v1", now = 1, next = 1, later = 0.5,
  fade_next = 0.5, capital = 0.04, money = 0.006, risk = 0.25, counter_above = 0.08, temperature = 0.06,
  help = T "Greedy as it was first written. Other levels are measured against it." }

-- One head, and the tastes that differ.
local function head(id, name, taste)
  local all = { id = id, name = name, now = 1, next = 1.2, later = 0.35, fade_next = 0.3, capital = 0.09, money = 0.003, income = 0.03,
    goodwill = 0.01, sovereignty = 0.01, prestige = 0.01, tension = 0.03, priority = 1, risk = 0.25, counter_above = 0.08, home = 0.03,
    project = 0.12, temperature = 0.03 }
  for key, value in pairs(taste) do all[key] = value end
  personality(all)
end

head("steady", T "Steady", { level = "utility", help = T "Weighs everything and is surprised by little." })

-- With other tastes: planner:merchant, utility:enforcer and so on.
local function character(by, id, name, taste)
  taste.by = power(by)
  head(id, name, taste)
end

character("turkey", "merchant", T "The merchant", { likes = { trade = 1.35, energy = 1.2, security = 0.7 },
  help = T "Believes in containers. Leaves the generals at home." })
character("turkey", "kinsman", T "The kinsman", { likes = { culture = 1.35, elites = 1.3, trade = 0.85 },
  help = T "Starts every speech with grammar and ends it with scholarships." })
character("turkey", "armourer", T "The armourer", { likes = { security = 1.3, culture = 0.85 }, risk = 0.1, tension = 0.02,
  help = T "Sells drones, trains crews, and is puzzled by protests." })
character("turkey", "architect", T "The architect", { steps = 0.5, project = 0.4, later = 0.6,
  help = T "Collects signatures and railway legs. The rest is decoration." })
character("russia", "supplier", T "The supplier", { likes = { energy = 1.35, trade = 1.15, culture = 0.85 },
  help = T "Answers every question with a tariff." })
character("russia", "patron", T "The patron", { likes = { elites = 1.35, culture = 1.25, security = 0.85 },
  help = T "Knows the families, the schools and the dachas." })
character("russia", "enforcer", T "The enforcer", { likes = { security = 1.3 }, risk = 0, tension = 0.015, prestige = 0.02,
  help = T "Would rather be asked to stop than asked to start." })
character("russia", "gatekeeper", T "The gatekeeper", { steps = 0.4, later = 0.4,
  help = T "Counts members. Lets nobody out without a form." })
