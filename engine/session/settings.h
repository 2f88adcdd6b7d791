/* Settings of this player on this machine: scale, motion, language, which mods are off. JSON in the configuration
 * folder; a missing or broken file gives the defaults. They never influence play. */
#ifndef SESSION_SETTINGS_H
#define SESSION_SETTINGS_H

#include "base/err.h"
#include "base/types.h"

enum { SETTINGS_MODS_OFF = 64 };

typedef struct {
    int scale; /* percent; 0: by the display */
    bool motion;
    char lang[16];
    int mods_off_count;
    char mods_off[SETTINGS_MODS_OFF][72]; /* folder names */
} Settings;

Settings settings_load(void);
bool settings_save(const Settings *s, Err *err);
bool settings_mod_is_off(const char *folder);

#endif
