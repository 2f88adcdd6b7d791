-- What history did without asking anybody. Quiet: a line in the dispatches and a shift of what lasts.
-- Shifts that leave a choice stand with their choice in the files of the years.
local turkey, russia, china, west = power "turkey", power "russia", power "china", power "west"
local az, kz, uz, kg, tm = state "azerbaijan", state "kazakhstan", state "uzbekistan", state "kyrgyzstan", state "turkmenistan"

local function shift(id, on, title, text, source, effect)
  event { id = id, title = title, text = text, on = on, dated = true, once = true, quiet = true, effect = effect, sources = { source } }
end

local function everywhere(p, channel, n) return each_state(each.base(p, channel):add(n)) end

shift("istanbul_summit", "2021-Q4", T "The Turkic states find a name",
  T "In Istanbul the council becomes an organisation, with a paper for 2040 and Turkmenistan in the observers' row.",
  "Aze.az, 12 November 2021 (A)", everywhere(turkey, "elites", 2))
shift("turkmen_gas_north", "2021-Q4", T "Moscow buys more Turkmen gas",
  T "Purchases nearly double, to about ten billion cubic metres in the year.",
  "WNP, 2022 (A)", tm.base(russia, "energy"):add(2))

shift("war_in_ukraine", "2022-Q1", T "War in Ukraine",
  T "Russia invades Ukraine on 24 February. None of the five endorses it; each of them counts its own border posts.",
  "Congressional Research Service, June 2023 (A)",
  seq { each_state(seq { each.base(russia, "security"):add(-3), each.goodwill(russia):add(-8), each.sovereignty:add(5) }),
    kz.neutrality:add(4), uz.neutrality:add(4), russia.home:add(6), russia.income:add(-3, quarters(6)) })
shift("ankara_signs", "2022-Q2", T "Signatures in Tashkent and Ankara",
  T "A trade agreement with Uzbekistan in March, fifteen documents with Kazakhstan in May, drones among them.",
  "kun.uz, TRT 2022 (A)", seq { uz.base(turkey, "trade"):add(2), kz.base(turkey, "security"):add(2) })
shift("samarkand_summit", "2022-Q4", T "Summit in Samarkand",
  T "The Turkic states agree on a fund, a strategy to 2026 and a list of further meetings.",
  "Asia-Plus 2022 (A)", seq { everywhere(turkey, "elites", 2), uz.base(turkey, "trade"):add(2) })

shift("gas_turns_round", "2023-Q4", T "The gas turns round",
  T "From 7 October Russian gas flows south to Uzbekistan, through the pipe that used to bring it north.",
  "kun.uz 2023 (A)", seq { uz.base(russia, "energy"):add(5), kz.base(russia, "energy"):add(2) })
shift("shared_sky", "2023-Q4", T "A shared sky over Bishkek",
  T "Russia and Kyrgyzstan sign for a joint air defence.",
  "Bishkek, October 2023 (B)", kg.base(russia, "security"):add(2))
shift("china_passes_russia", "2023-Q4", T "China passes Russia",
  T "In the year's trade figures China stands first in all five republics. Nobody holds a ceremony.",
  "bne IntelliNews 2023 (A)", each_state(each.tie(china, "trade"):add(2)))

shift("antalya_memorandum", "2024-Q1", T "A memorandum in Antalya",
  T "Turkey and Turkmenistan sign a paper on gas. It says how, though not when.",
  "anews 2025 (A)", tm.base(turkey, "energy"):add(2))
shift("peacekeepers_leave", "2024-Q2", T "The peacekeepers leave Karabakh",
  T "Ahead of term and without a parade, the Russian column drives north.",
  "Politico 2024 (A)", seq { az:break_off(agreement "peacekeeper_mandate", russia), az.base(russia, "security"):add(-6) })
shift("reactor_in_jizzakh", "2024-Q2", T "A reactor for Jizzakh",
  T "Tashkent signs for a small Russian nuclear plant.",
  "Rosatom texts 2024 (A)", uz.base(russia, "energy"):add(3))
shift("railway_over_the_passes", "2024-Q2", T "A railway over the passes",
  T "China, Kyrgyzstan and Uzbekistan sign for a line that has been planned for a quarter of a century.",
  "EIN 2024 (A)", seq { uz.tie(china, "energy"):add(3), kg.tie(china, "energy"):add(3) })
shift("bishkek_summit", "2024-Q4", T "A charter in Bishkek",
  T "The Turkic states adopt a charter, a flag and an agreement on the digital economy.",
  "News Central Asia 2024 (A)", everywhere(turkey, "trade", 1))

shift("mayor_detained", "2025-Q1", T "A mayor is detained",
  T "Istanbul's mayor is detained on 19 March. The crowds stay for weeks, foreign money for hours.",
  "19 March 2025 (B)", turkey.home:add(-6))
shift("good_neighbours", "2025-Q2", T "Good neighbours for ever",
  T "China and the five sign a treaty of permanent good-neighbourliness, with a grant attached.",
  "The Astana Times 2025 (A)", each_state(each.tie(china, "trade"):add(2)))
shift("kazakh_plant", "2025-Q2", T "Rosatom leads in Kazakhstan",
  T "Of four bidders for the first plant the Russian one is chosen, with the Chinese one next in line for the second.",
  "Trend 2025 (A)", kz.base(russia, "energy"):add(2))
shift("yekaterinburg", "2025-Q3", T "Arrests in Yekaterinburg",
  T "Two Azerbaijanis die in a police raid. Baku searches a Russian news office and arrests in its turn.",
  "Moscow Times copy 2025 (A)", az.goodwill(russia):add(-8))
shift("washington_declaration", "2025-Q3", T "A declaration in Washington",
  T "Armenia and Azerbaijan initial a peace on 8 August, and a road of forty-two kilometres with an American name.",
  "Hürriyet Daily News 2025 (A)", each_state(each.tie(west, "trade"):add(2)))
shift("dushanbe_summit", "2025-Q4", T "Repairs in Dushanbe",
  T "Russia meets the five, and its president tells the Azerbaijani one what had been asked for since December.",
  "news.az, bne IntelliNews 2025 (A)", seq { everywhere(russia, "elites", 2), az.goodwill(russia):add(5) })
shift("mooring_lost", "2025-Q4", T "A mooring is lost",
  T "Sea drones knock out one of the three moorings from which Kazakh oil leaves Novorossiysk.",
  "Trend, Report.az 2025 (A)", kz.base(russia, "energy"):add(-4))
shift("five_in_washington", "2025-Q4", T "Five presidents in Washington",
  T "Aircraft, tungsten and a photograph: the first meeting of the five at the White House.",
  "News Central Asia 2025 (A)", each_state(each.tie(west, "elites"):add(2)))
