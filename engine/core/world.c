#include "core/world.h"

#include "base/check.h"
#include "base/hash.h"

#include <string.h>

#define F(type, name, dims, unit, lo, hi, see, help) +sizeof(((World *)0)->name)
_Static_assert(sizeof(World) == sizeof(((World *)0)->unused) + (0 WORLD_FIELDS(F)), "World has padding: change the size of World.unused");
#undef F
_Static_assert(sizeof(World) <= 16384, "World is over its cap of 16 KiB");
_Static_assert(sizeof(World) % 8 == 0, "World must be a multiple of 8 bytes");

#define PUBLIC     FIELD_PUBLIC
#define HIDDEN     FIELD_HIDDEN
#define SECRET     FIELD_SECRET
#define IS_SIGNED(type) ((type)-1 < (type)1)
#define ELEMENT(type) sizeof(type)
static const WorldField fields[] = {
#define F(type, name, dims, unit, lo, hi, see, help)                                                                 \
    {#name, #dims, unit, help, (uint32_t)offsetof(World, name), (uint16_t)ELEMENT(type), IS_SIGNED(type),                   \
     (uint32_t)(sizeof(((World *)0)->name) / sizeof(type)), lo, hi, see},
    WORLD_FIELDS(F)
#undef F
};

int world_field_count(void) { return COUNT_OF(fields); }

const WorldField *world_field(int i)
{
    CHECK(i >= 0 && i < COUNT_OF(fields));
    return &fields[i];
}

int64_t world_get(const World *w, const WorldField *f, uint32_t k)
{
    const unsigned char *at = (const unsigned char *)w + f->offset + (size_t)k * f->size;
    CHECK(k < f->count);
    switch (f->size) {
    case 1: return f->is_signed ? *(const int8_t *)at : *at;
    case 2: {
        uint16_t v;
        memcpy(&v, at, 2);
        return f->is_signed ? (int16_t)v : v;
    }
    case 4: {
        int32_t v;
        memcpy(&v, at, 4);
        return v;
    }
    default: {
        int64_t v;
        memcpy(&v, at, 8);
        return v;
    }
    }
}

void world_set(World *w, const WorldField *f, uint32_t k, int64_t value)
{
    unsigned char *at = (unsigned char *)w + f->offset + (size_t)k * f->size;
    CHECK(k < f->count);
    switch (f->size) {
    case 1: *at = (unsigned char)value; break;
    case 2: {
        uint16_t v = (uint16_t)value;
        memcpy(at, &v, 2);
        break;
    }
    case 4: {
        int32_t v = (int32_t)value;
        memcpy(at, &v, 4);
        break;
    }
    default: memcpy(at, &value, 8); break;
    }
}

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
uint64_t world_hash(const World *w) { return hash_bytes(w, sizeof *w); }
#else
uint64_t world_hash(const World *w)
{
    World image = *w;
    for (int i = 0; i < COUNT_OF(fields); i++) {
        for (uint32_t k = 0; k < fields[i].count; k++) {
            unsigned char *at = (unsigned char *)&image + fields[i].offset + (size_t)k * fields[i].size;
            for (uint16_t lo = 0, hi = (uint16_t)(fields[i].size - 1); lo < hi; lo++, hi--) {
                unsigned char swap = at[lo];
                at[lo] = at[hi];
                at[hi] = swap;
            }
        }
    }
    return hash_bytes(&image, sizeof image);
}
#endif

bool world_differ(const World *a, const World *b, const WorldField **field, uint32_t *element)
{
    for (int i = 0; i < COUNT_OF(fields); i++) {
        for (uint32_t k = 0; k < fields[i].count; k++) {
            if (world_get(a, &fields[i], k) == world_get(b, &fields[i], k)) continue;
            *field = &fields[i];
            *element = k;
            return true;
        }
    }
    return false;
}

bool world_in_range(const World *w, const WorldField **field, uint32_t *element)
{
    for (int i = 0; i < COUNT_OF(fields); i++) {
        if (fields[i].min == 0 && fields[i].max == 0) continue;
        for (uint32_t k = 0; k < fields[i].count; k++) {
            int64_t v = world_get(w, &fields[i], k);
            if (v >= fields[i].min && v <= fields[i].max) continue;
            *field = &fields[i];
            *element = k;
            return false;
        }
    }
    return true;
}
