-- What both powers did, as the `historical` player repeats it where it is legal. It is thin on purpose: the dated
-- shifts and the drift already hold most of the record. From 2026 on it is plan and guess.
local turkey, russia = power "turkey", power "russia"
local az, kz, uz, kg, tm = state "azerbaijan", state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan"

local record = {
  -- Turkey
  { on = "2021-Q2", by = turkey, action = action "border_guarantee", target = az },   -- Shusha, 15 June 2021
  { on = "2021-Q3", by = turkey, action = action "academies", target = tm },          -- drones on parade, 27 September 2021
  { on = "2021-Q4", by = turkey, action = action "academies", target = kz },          -- first drone order, autumn 2021
  { on = "2022-Q1", by = turkey, action = action "leaders_summit", target = uz },     -- Tashkent, 29 March 2022
  { on = "2022-Q2", by = turkey, action = action "leaders_summit", target = kz },     -- Ankara, 10 May 2022
  { on = "2022-Q4", by = turkey, action = action "quiet_diplomacy", target = tm },    -- Awaza, 14 December 2022
  { on = "2023-Q3", by = turkey, action = action "treaty_step", target = uz },        -- trade agreement in force, July 2023
  { on = "2024-Q3", by = turkey, action = action "quiet_diplomacy", target = az },    -- Shusha, 6 July 2024
  { on = "2025-Q1", by = turkey, action = action "schools_series", target = kg },     -- lyceums taken over, January 2025
  { on = "2025-Q4", by = turkey, action = action "quiet_diplomacy", target = az },    -- Gabala, 7 October 2025
  -- Russia
  { on = "2021-Q3", by = russia, action = action "media_language", target = uz },
  { on = "2022-Q1", by = russia, action = action "quiet_word", target = az },         -- allied interaction, 22 February 2022
  { on = "2022-Q4", by = russia, action = action "elite_bargain", target = kz },      -- first summit of six, Astana, 14 October 2022
  { on = "2022-Q4", by = russia, action = action "labour_quota", target = uz },       -- record wages sent home, 2022
  { on = "2023-Q2", by = russia, action = action "quiet_word", target = kz },         -- the May parade
  { on = "2023-Q3", by = russia, action = action "media_language", target = kg },     -- nine schools, 1 September 2023
  { on = "2023-Q4", by = russia, action = action "quiet_word", target = kg },         -- Bishkek, 12 October 2023
  { on = "2025-Q3", by = russia, action = action "quiet_word", target = uz },         -- two large reactors instead of one
  { on = "2025-Q4", by = russia, action = action "media_language", target = kg },     -- state visit, language centre
}

-- Plans and guesses, the same in both scenarios.
local later = {
  { on = "2026-Q1", by = turkey, action = action "leaders_summit", target = uz },     -- Ankara, 22 January 2026
  { on = "2026-Q2", by = turkey, action = action "schools_series", target = kz },     -- Turkistan, May 2026 (planned)
  { on = "2026-Q4", by = turkey, action = action "academies", target = az },          -- joint exercise (planned)
  { on = "2027-Q2", by = turkey, action = action "corridor_leg", target = az },
  { on = "2028-Q1", by = turkey, action = action "trade_mission", target = uz },
  { on = "2026-Q2", by = russia, action = action "reactor_step", target = uz },       -- first concrete (planned)
  { on = "2027-Q1", by = russia, action = action "labour_quota", target = kg },
  { on = "2027-Q3", by = russia, action = action "gas_price", target = uz },
  { on = "2028-Q2", by = russia, action = action "customs_measure", target = kz },
}

local function repeated(start, ...)
  local rows = { scenario = scenario(start) }
  for _, list in ipairs { ... } do
    for _, row in ipairs(list) do rows[#rows + 1] = row end
  end
  history(rows)
end
repeated("base", record, later)
repeated("karabakh", record)
repeated("market_2026", later)
