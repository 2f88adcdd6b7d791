/* Capitals by language, in the alphabets of the five states and the two powers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "ui/letters.h"

static void becomes(const char *lang, const char *text, const char *capitals)
{
    char block[128];
    StrBuf out = str_buf(block, sizeof block);
    letters_upper(&out, lang, text);
    assert_string_equal(block, capitals);
}

static void capitals_follow_the_language(void **state)
{
    (void)state;
    becomes("en", "Kyrgyzstan 1st", "KYRGYZSTAN 1ST");
    becomes(NULL, "Azerbaijan", "AZERBAIJAN");
    becomes("tr", "Kazakistan ışık", "KAZAKİSTAN IŞIK");
    becomes("az", "Azərbaycan, Türkiyə", "AZƏRBAYCAN, TÜRKİYƏ");
    becomes("ru", "Казахстан, ёж", "КАЗАХСТАН, ЁЖ");
    becomes("kk", "Қазақстан әңгімө ұү һ", "ҚАЗАҚСТАН ӘҢГІМӨ ҰҮ Һ");
    becomes("uz", "Oʻzbekiston", "OʻZBEKISTON");
    becomes("tk", "Türkmenistan ň ž ý", "TÜRKMENISTAN Ň Ž Ý");
    becomes("de", "Straße ÷ ÿ", "STRAßE ÷ Ÿ");
}

static void every_pair_is_its_own(void **state)
{
    (void)state;
    becomes("en", "āąćĺłńőřšźżž", "ĀĄĆĹŁŃŐŘŠŹŻŽ");
    becomes("en", "ĀĄĆĹŁŃŐŘŠŹŻŽŸ", "ĀĄĆĹŁŃŐŘŠŹŻŽŸ");
    becomes("ru", "ӂӄӏҗӣӯҳҷ", "ӁӃӀҖӢӮҲҶ");
    becomes("ru", "ӁӃӀҖӢӮҲҶ", "ӁӃӀҖӢӮҲҶ");
    becomes("en", "→ − 漢 😀", "→ − 漢 😀");
}

static void counts_letters(void **state)
{
    (void)state;
    assert_int_equal(letters_count(""), 0);
    assert_int_equal(letters_count("Қыз−😀"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_follow_the_language),
        cmocka_unit_test(every_pair_is_its_own),
        cmocka_unit_test(counts_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
