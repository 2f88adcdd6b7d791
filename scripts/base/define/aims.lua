-- What a capital may set out to do in a year. It moves nothing by itself: the computer and the adviser weigh by it, the
-- rival hears of it at the year's end. Appeal is in points; the greatest is taken, give or take a few.
local turkey, russia = power "turkey", power "russia"
local azerbaijan, kazakhstan, uzbekistan = state "azerbaijan", state "kazakhstan", state "uzbekistan"
local kyrgyzstan, turkmenistan = state "kyrgyzstan", state "turkmenistan"
local all_five = { azerbaijan, kazakhstan, uzbekistan, kyrgyzstan, turkmenistan }

local function accords(by)
  local list = { base = 0 }
  for i, s in ipairs(all_five) do list[i] = s.accord(by) end
  return list
end

-- A state is worth a year when it stands on the edge: near the middle, and not lost already.
local function edge(by, s, base)
  return sum { base = base, most { s.alignment(by), s.alignment(by):scaled(-1) }:scaled(-0.8), s.goodwill(by):less(50):scaled(0.5) }
end

aim { id = "found_market", name = T "Found the common market", by = turkey, sudden = true, factor = 1.2, steps = 1,
  when = all { world.year:at_least(2024), sum(accords(turkey)):at_least(6) },
  appeal = sum { base = 10, sum(accords(turkey)):scaled(2.5) },
  help = T "Three states, six signatures each, and a ribbon before the decade is out." }

aim { id = "build_corridor", name = T "Build the corridor", by = turkey, project = project "middle_corridor", legs = 0.5,
  when = sum { base = 0, azerbaijan.legs(project "middle_corridor"), kazakhstan.legs(project "middle_corridor"),
    turkmenistan.legs(project "middle_corridor") }:at_most(8),
  appeal = sum { base = 22, world.quarter:scaled(-0.7) },
  help = T "Rails, ferries and one timetable from Baku to the Chinese border." }

aim { id = "court_tashkent", name = T "Court Tashkent", by = turkey, at = { uzbekistan }, factor = 1.3, steps = 0.1,
  appeal = edge(turkey, uzbekistan, 24), help = T "The largest people of the region, and nobody's ally. A year of attention." }

aim { id = "open_astana", name = T "Open doors in Astana", by = turkey, at = { kazakhstan }, factor = 1.3, steps = 0.1,
  appeal = edge(turkey, kazakhstan, 24), help = T "The longest border Russia has, seen from the other side." }

aim { id = "stand_by_baku", name = T "Stand by Baku", by = turkey, at = { azerbaijan, turkmenistan }, factor = 1.25,
  appeal = edge(turkey, azerbaijan, 42), help = T "One nation, two states, and no third party at the table." }

aim { id = "empty_the_union", name = T "Empty the union", by = turkey, deny = 0.4, factor = 1,
  when = sum(accords(russia)):at_least(9), appeal = sum { base = -14, sum(accords(russia)):scaled(2) },
  help = T "Every chair left empty in Moscow's hall counts as one in Ankara's." }

aim { id = "reintegrate", name = T "Bring them back", by = russia, sudden = true, factor = 1.1, steps = 0.4,
  when = all { kazakhstan.accord(russia):at_least(4), kazakhstan.alignment(russia):at_least(8) },
  appeal = sum { base = -10, sum(accords(russia)):scaled(2.5) },
  help = T "Three members, six treaties each, and a flag that fits them all." }

aim { id = "hold_astana", name = T "Hold Kazakhstan", by = russia, at = { kazakhstan }, factor = 1.3, steps = 0.1,
  appeal = edge(russia, kazakhstan, 30), help = T "Seven thousand kilometres of border. Everything else is a detail." }

aim { id = "keep_bishkek", name = T "Keep Bishkek close", by = russia, at = { kyrgyzstan }, factor = 1.3,
  appeal = edge(russia, kyrgyzstan, 34), help = T "The base, the wages, the school in Russian: a small house, fully furnished." }

aim { id = "win_tashkent", name = T "Win Tashkent over", by = russia, at = { uzbekistan }, factor = 1.3, steps = 0.1,
  appeal = edge(russia, uzbekistan, 24), help = T "It left once and came back once. It has not sat down yet." }

aim { id = "loosen_ashgabat", name = T "Loosen the southern flank", by = russia, at = { azerbaijan, turkmenistan }, factor = 1.25,
  appeal = edge(russia, turkmenistan, 18), help = T "The Caspian has five shores. Two of them still take calls from Moscow." }

aim { id = "spoil_market", name = T "Spoil the market", by = russia, deny = 0.4, factor = 1,
  when = sum(accords(turkey)):at_least(9), appeal = sum { base = -14, sum(accords(turkey)):scaled(2) },
  help = T "Not one treaty more with Ankara's seal on it. Inspect, delay, propose another." }
