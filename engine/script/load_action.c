#include "script/compile.h"

void load_action(Loader *l, const Def *d, ActionDef *out)
{
    const Val *offer = def_field(d, "offer");
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    kind_cost(l, d, &out->capital, &out->money);
    out->effect = compile_blocs(l, d, out->effect);
    if (!offer) return;
    bool accord = offer->type == VAL_STRING && str_eq(offer->string, "accord");
    out->offer = accord ? -1 : kind_ref(l, d, "offer", offer, KIND_BIT(KIND_AGREEMENT), NULL);
}

void load_project(Loader *l, const Def *d, ProjectDef *out)
{
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
}

static void load_clause(Loader *l, const Def *d, const Val *v, ClauseDef *out)
{
    static const char *const names[] = {"id", "name", "range", "start", NULL};
    if (!kind_table(l, d, "clauses", v, "{ id = \"...\", name = T \"...\", range = { 0, 10 }, start = 5 }"))
        return;
    kind_keys(l, d, "clauses", v->table, names);
    const Val *id = val_field(v->table, "id"), *name = val_field(v->table, "name"),
              *range = val_field(v->table, "range"), *start = val_field(v->table, "start");
    if (!id || !name || !range || !start || range->type != VAL_TABLE || range->table->count != 2) {
        load_at_field(l, "E011", d, "clauses",
                      "a clause of agreement '%s' needs id, name, range = { least, most } and start", d->id);
        return;
    }
    out->id = kind_string(l, d, "clauses.id", id);
    out->name = kind_text(l, d, "clauses.name", name);
    if (!kind_whole(l, d, "range", &range->table->list[0], -100, 100, &out->lo) ||
        !kind_whole(l, d, "range", &range->table->list[1], -100, 100, &out->hi))
        return;
    if (out->lo > out->hi)
        load_at_field(l, "E013", d, "range", "a clause of agreement '%s': the smaller number comes first",
                      d->id);
    else
        kind_whole(l, d, "start", start, out->lo, out->hi, &out->start);
}

/* Where no clause was settled its start counts; the nodes were compiled before the clauses were read. */
static void set_starts_of(Loader *l, const AgreementDef *def, uint32_t root)
{
    for (uint32_t i = root; root && i < l->nodes[root].end; i++) {
        if (l->nodes[i].kind == VALUE_CLAUSE) l->nodes[i].k = def->clause[l->nodes[i].arg].start * 1000;
    }
}

static void set_starts(Loader *l, const AgreementDef *def)
{
    set_starts_of(l, def, def->accept);
    set_starts_of(l, def, def->each_quarter);
    set_starts_of(l, def, def->signed_effect);
    set_starts_of(l, def, def->lapse_effect);
    set_starts_of(l, def, def->hard_effect);
}

static void load_clauses(Loader *l, const Def *d, AgreementDef *out)
{
    const Val *v = def_field(d, "clauses");
    if (!v || !kind_table(l, d, "clauses", v, "a list")) return;
    if (v->table->count > MAX_CLAUSES) {
        load_at_field(l, "E048", d, "clauses", "agreement '%s' has %d clauses, the cap is %d", d->id,
                      v->table->count, MAX_CLAUSES);
        return;
    }
    for (int i = 0; i < v->table->count; i++) {
        ClauseDef *clause = &out->clause[out->clause_count++];
        load_clause(l, d, &v->table->list[i], clause);
        for (int k = 0; clause->id && k < i; k++) {
            if (out->clause[k].id && str_eq(out->clause[k].id, clause->id))
                load_at_field(l, "E042", d, "clauses", "agreement '%s' has two clauses '%s'", d->id,
                              clause->id);
        }
    }
    set_starts(l, out);
}

static void load_breach(Loader *l, const Def *d, AgreementDef *out)
{
    static const char *const names[] = {"goodwill", "blame", "prestige", NULL};
    const Val *v = def_field(d, "breach");
    if (!v || !kind_table(l, d, "breach", v, "{ goodwill = n, blame = n, prestige = n }")) return;
    kind_keys(l, d, "breach", v->table, names);
    const Val *goodwill = val_field(v->table, "goodwill"), *blame = val_field(v->table, "blame");
    const Val *prestige = val_field(v->table, "prestige");
    if (goodwill) kind_number(l, d, "goodwill", goodwill, -100000, 100000, &out->breach_goodwill);
    if (blame) kind_number(l, d, "blame", blame, -100000, 100000, &out->breach_blame);
    if (prestige) kind_number(l, d, "prestige", prestige, -100000, 100000, &out->breach_prestige);
}

static void load_conflicts(Loader *l, const Def *d, AgreementDef *out)
{
    const Val *v = def_field(d, "conflicts");
    if (!v || !kind_table(l, d, "conflicts", v, "a list of agreements")) return;
    for (int i = 0; i < v->table->count; i++) {
        int other = kind_ref(l, d, "conflicts", &v->table->list[i], KIND_BIT(KIND_AGREEMENT), NULL);
        if (other == d->index)
            load_at_field(l, "E046", d, "conflicts", "agreement '%s' conflicts with itself", d->id);
        else if (other)
            out->conflicts |= UINT64_C(1) << (other - 1);
    }
}

void load_agreement(Loader *l, const Def *d, AgreementDef *out)
{
    const Val *accept = def_field(d, "accept");
    kind_origin(l, d, d->id, "name", &out->at);
    kind_store(l, d, out, 0);
    load_breach(l, d, out);
    load_conflicts(l, d, out);
    load_clauses(l, d, out);
    if (accept && accept->type == VAL_ITEM) {
        const Item *item = load_item(l, accept->item);
        if (item->needs_given) out->needs = item->needs;
    }
    if (out->accord && !out->seat)
        load_at_field(l, "E011", d, "", "agreement '%s' is a step of an accord and needs `by`: whose", d->id);
}
