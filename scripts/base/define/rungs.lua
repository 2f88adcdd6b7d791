-- A crisis climbs these in order. The last one ends it.
rung { id = "note", name = T "Note of protest", prestige_lost = 3, prestige_won = 2, swing = 0.5, tension = 1.5,
  help = T "Paper, delivered by hand." }
rung { id = "ambassador", name = T "Ambassador, public warning", prestige_lost = 6, prestige_won = 4, swing = 1, tension = 3,
  help = T "He packs one suitcase. A third party may still mediate." }
rung { id = "sanctions", name = T "Sanctions, border inspection", prestige_lost = 9, prestige_won = 6, swing = 1.5, tension = 4.5,
  trade_loss = 3, help = T "Trucks wait at the border. Both sides lose trade." }
rung { id = "deployments", name = T "Exercises and deployments", prestige_lost = 12, prestige_won = 8, swing = 2, tension = 6,
  sovereignty = 8, help = T "The host watches, and counts the columns." }
rung { id = "incident", name = T "Incident", prestige_lost = 10, tension = 15, sovereignty = 15, ends = true,
  help = T "Somebody fired. Both powers lose, and the host turns from both." }
