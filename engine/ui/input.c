#include "ui/input.h"

UiInput input_quiet(const UiInput *in)
{
    UiInput quiet = *in;
    quiet.key_count = 0;
    quiet.text[0] = 0;
    quiet.wheel_x = quiet.wheel_y = 0;
    quiet.pressed = quiet.released = quiet.clicks = 0;
    quiet.moved = quiet.quit = false;
    return quiet;
}

bool input_key(const UiInput *in, UiKey key, int mods)
{
    for (int i = 0; i < in->key_count; i++) {
        if (in->keys[i].key == key && in->keys[i].mods == mods) return true;
    }
    return false;
}

static float logical(int32_t px, int32_t percent)
{
    float v = (float)px * 100.0F / (float)int_clamp(percent, 50, 400);
    return v < 1 ? 1 : v;
}

float input_width(const UiInput *in)
{
    return logical(in->window_w_px, in->scale_percent);
}
float input_height(const UiInput *in)
{
    return logical(in->window_h_px, in->scale_percent);
}
