-- Every number of the rules.
tune {
  -- where alignment goes, and how fast
  leverage = 1.9, goodwill_divisor = 6, pull_sovereignty = 0.2, pull_alignment = 0.25, pull_from = 40,
  anchor_step = 2.5, step_share = 0.35, step_limit = 10,
  -- ties: fade to a base, gain with less and less, better with goodwill, worse by repetition
  tie_fade = 5, tie_lasting = 0.3, gain_room = 250, gain_goodwill = 50, gain_goodwill_min = 0.4, gain_goodwill_max = 1.4,
  saturation_weight = 0.6, saturation_use = 1, saturation_keep = 0.7, balance_limit = 2.2, balance_scale = 0.5,
  -- returns to rest
  goodwill_rest = 5, sovereignty_rest = 4, stability_rest = 5, home_rest = 5, prestige_rest = 5, intel_keep = 0.9,
  sovereignty_rise = 0.1, sovereignty_from = 45,
  -- means
  capital_income = 6, capital_carry = 2, capital_cap = 8, money_cap = 40, home_low = 30, home_very_low = 15, plan_slots = 3,
  tension_decay = 1.5, tension_end = 100, blame_keep = 0.97,
  -- years and points
  agenda_factor = 2.5, tier_one = 10, tier_two = 25, tier_three = 45, tier_share = 0.25, year_divisor = 3,
  priority_points = 1, priority_count = 2,
  -- accords and offers
  accord_delay = 2, accord_review = 8, accord_lapse = -10, offer_from = -15, offer_refused = 1, offer_hard_step = 5, offer_hard_rival = 3,
  -- events
  event_crowd = 4,
  -- reactions and crises
  counter_cost = 1, counter_scale = 0.65, whole_from = 0.5, counter_malus = 3, void_tension = 0.5,
  crisis_rounds = 6, crisis_escalate_from = 2, crisis_settled_tension = -2, crisis_settled_scale = 0.5,
  crisis_terms_initiator = 0.75, crisis_terms_challenger = 0.25,
  crisis_offer_malus = 6, crisis_offer_initiator = 3, crisis_offer_challenger = 9,
  crisis_incident_alignment = 0.6, crisis_blame_initiator = 10, crisis_blame_challenger = 5, crisis_mediation_rung = 2,
  resolve_base = 20, resolve_weight = 4, resolve_lean = 0.5, resolve_agreement = 10, resolve_prestige = 0.2, resolve_draw = 10,
  resolve_home = 0.1,
  -- endings and what is hidden
  multi_share = 0.6, multi_band = 15, multi_score = 4, collapse_quarters = 2,
  intel_band_0 = 20, intel_band_1 = 12, intel_band_2 = 6,
}
