#include "ui/theme.h"

static const Theme dossier = {
    .mood = MOOD_DOSSIER,
    .text = RGB(0x12202B),
    .text2 = RGB(0x2B3A45),
    .hint = RGB(0x52606A),
    .disabled = RGB(0x87929A),
    .panel = RGB(0xFCFAF5),
    .inset = RGB(0xF5F0E6),
    .rule = RGB(0xEAE3D5),
    .border = RGB(0xD9D0BF),
    .hover = RGB(0xEEF4F1),
    .chosen_bar = RGB(0x1B8186),
    .focus = RGB(0x1B8186),
    .focus_soft = RGBA(0x1B8186, 0x40),
    .refusal = RGB(0x8A2F2F),
    .refusal_tint = RGB(0xF4E3E0),
    .danger = RGB(0x8A2F2F),
    .primary = RGB(0x12202B),
    .primary_text = RGB(0xFFFFFF),
    .turn = RGB(0x1B8186),
    .bar = RGB(0x12202B),
    .bar_text = RGB(0xFFFFFF),
    .bar_text2 = RGB(0xAFBEC6),
    .brass = RGB(0xC9B98F),
    .tip = RGB(0x12202B),
    .tip_text = RGB(0xFFFFFF),
    .tip_text2 = RGB(0xAFBEC6),
    .side_text = {RGB(0x2B3A45), RGB(0x0A5B61), RGB(0x87400F)},
    .side_bar = {RGB(0x87929A), RGB(0x1B8186), RGB(0xC2642A)},
    .side_light = {RGB(0xD9D0BF), RGB(0x7FBAB7), RGB(0xE6B080)},
    .side_tint = {RGB(0xF5F0E6), RGB(0xD3E5E1), RGB(0xF5E2CD)},
    .side_token = RGB(0xAF531D),
    .scrim = RGBA(0x12202B, 0x99),
};

static const Theme night = {
    .mood = MOOD_NIGHT,
    .text = RGB(0xFFFFFF),
    .text2 = RGB(0xD6DEE2),
    .hint = RGB(0xAFBEC6),
    .disabled = RGB(0x6A7B86),
    .panel = RGBA(0x0E1921, 0xF5),
    .inset = RGB(0x1C2A34),
    .rule = RGB(0x25343F),
    .border = RGB(0x33434E),
    .hover = RGB(0x1E2D37),
    .chosen_bar = RGB(0xC9B98F),
    .focus = RGB(0xC9B98F),
    .focus_soft = RGBA(0xC9B98F, 0x40),
    .refusal = RGB(0xF0A68C),
    .refusal_tint = RGB(0x3A2620),
    .danger = RGB(0xF0A68C),
    .primary = RGB(0xEAE3D5),
    .primary_text = RGB(0x12202B),
    .turn = RGB(0x1B8186),
    .bar = RGB(0x12202B),
    .bar_text = RGB(0xFFFFFF),
    .bar_text2 = RGB(0xAFBEC6),
    .brass = RGB(0xC9B98F),
    .tip = RGB(0x22333F),
    .tip_text = RGB(0xFFFFFF),
    .tip_text2 = RGB(0xC4D0D6),
    .side_text = {RGB(0xAFBEC6), RGB(0x7FCFC9), RGB(0xF0A86A)},
    .side_bar = {RGB(0x6A7B86), RGB(0x1B8186), RGB(0xC2642A)},
    .side_light = {RGB(0x33434E), RGB(0x2F6F74), RGB(0x7A4727)},
    .side_tint = {RGB(0x1C2A34), RGB(0x0F3438), RGB(0x3A2A22)},
    .side_token = RGB(0xAF531D),
    .scrim = RGBA(0x050B10, 0xA6),
};

const Theme *theme_of(Mood mood)
{
    return mood == MOOD_NIGHT ? &night : &dossier;
}

static const TypeRole roles[ROLE_COUNT] = {
    [ROLE_TITLE] = {FACE_SERIF, 92, 96, 0},         [ROLE_HEADLINE] = {FACE_SERIF, 52, 60, 0},
    [ROLE_DIALOG] = {FACE_SERIF, 42, 46, 0},        [ROLE_PANEL] = {FACE_SERIF, 28, 34, 0},
    [ROLE_PANEL_SMALL] = {FACE_SERIF, 22, 28, 0},   [ROLE_BIG] = {FACE_BOLD, 30, 32, 0},
    [ROLE_RESOURCE] = {FACE_BOLD, 17, 20, 0},       [ROLE_ROW] = {FACE_MEDIUM, 14, 20, 0},
    [ROLE_STRONG] = {FACE_BOLD, 14, 20, 0},         [ROLE_BODY] = {FACE_TEXT, 14, 20, 0},
    [ROLE_STORY] = {FACE_TEXT, 14.5F, 23, 0},       [ROLE_HINT] = {FACE_TEXT, 12.5F, 17, 0},
    [ROLE_HINT_STRONG] = {FACE_BOLD, 12.5F, 17, 0}, [ROLE_CAPTION] = {FACE_BOLD, 11.5F, 16, 0.08F},
    [ROLE_MONO] = {FACE_MONO, 12.5F, 20, 0},
};

const TypeRole *theme_role(Role role)
{
    return &roles[role];
}

Color theme_alignment(int32_t milli)
{
    static const struct {
        int32_t at;
        Color color;
    } stop[] = {
        {-100000, RGB(0x9C4810)}, {-66000, RGB(0xC97030)}, {-33000, RGB(0xE6B080)},
        {-8000, RGB(0xEEDCBE)},   {0, RGB(0xECE4D4)},      {8000, RGB(0xDDE2D6)},
        {33000, RGB(0xA8CFC9)},   {66000, RGB(0x56A4A4)},  {100000, RGB(0x127076)},
    };
    if (milli <= stop[0].at) return stop[0].color;
    for (int i = 1; i < COUNT_OF(stop); i++) {
        if (milli > stop[i].at) continue;
        float t = (float)(milli - stop[i - 1].at) / (float)(stop[i].at - stop[i - 1].at);
        return color_blend(stop[i - 1].color, stop[i].color, t);
    }
    return stop[COUNT_OF(stop) - 1].color;
}

Color theme_line(int state, bool *dashed)
{
    static const Color line[] = {RGB(0x0A5B61), RGB(0x12202B), RGB(0x7A5AA0), RGB(0xA4520F), RGB(0x3C8FB0)};
    int i = (state < 1 ? 0 : state - 1) % COUNT_OF(line);
    if (dashed) *dashed = i == 4;
    return line[i];
}
