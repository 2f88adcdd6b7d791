/* GameMap: the map of a scenario, read from its files. Without one the game goes on; the screens say so. */
#ifndef APP_GAME_MAP_H
#define APP_GAME_MAP_H

#include "platform/map_paint.h"
#include "session/content.h"
#include "ui/map_data.h"

typedef struct {
    MapData data;
    MapRelief *relief;
    void *block;
    bool ready;
} GameMap;

bool game_map_open(GameMap *m, const Content *content, int scenario, Err *err);
void game_map_close(GameMap *m);

#endif
