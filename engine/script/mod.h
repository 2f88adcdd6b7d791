/* Manifests (mod.json) and the order in which mods load. Internal to script. */
#ifndef SCRIPT_MOD_H
#define SCRIPT_MOD_H

#include "script/loader.h"

/* Reads the manifest of base and of every mod into the Load; a bad one is switched off and told. */
void mod_scan(Loader *l, const char *base, const LoadRequest *request);
/* Fills l->order with the mods that are on; switches off those whose dependencies fail. */
void mod_order(Loader *l);
/* Whether "1.2" stands in relation ">=" to "1.0". */
bool mod_fits(const char *version, const char *relation, const char *wanted);

#endif
