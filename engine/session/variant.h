/* Variant: a Catalog that differs from another in a few places, for a study. What may differ is copied, all else is
 * shared, so that the other one must outlive it. Ids, and with them the dice of everything that is left, stay as they
 * are; the hash does not. Numbers are changed by tuning.h; here definitions are switched off. */
#ifndef SESSION_VARIANT_H
#define SESSION_VARIANT_H

#include "base/err.h"
#include "core/catalog.h"

bool variant_open(const Catalog *of, Catalog **out, Err *err);
void variant_close(Catalog *variant); /* NULL is fine */

/* Switches definitions off: "event:ID", "option:EVENT.ID", "action:ID", "agreement:ID", several with commas. An event
 * never opens; an option is never allowed (a default one cannot be switched off); an action is nobody's; an agreement
 * is neither accepted when offered nor signed by an event: what stands at the start stays until its review. Errors name
 * the word and what was probably meant. */
bool variant_without(Catalog *variant, const char *words, Err *err);

#endif
