#include "BuiltInThemes.h"

// `#embed` is C23; Clang takes it in every mode, and the package is built in Clang's default one.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define THEME static const unsigned char

THEME amethyst[] = {
#embed "../../../themes/amethyst.yaml" suffix(, 0)
};
THEME daylight[] = {
#embed "../../../themes/daylight.yaml" suffix(, 0)
};
THEME graphite[] = {
#embed "../../../themes/graphite.yaml" suffix(, 0)
};
THEME hearth[] = {
#embed "../../../themes/hearth.yaml" suffix(, 0)
};
THEME lagoon[] = {
#embed "../../../themes/lagoon.yaml" suffix(, 0)
};
THEME meadow[] = {
#embed "../../../themes/meadow.yaml" suffix(, 0)
};
THEME nightfall[] = {
#embed "../../../themes/nightfall.yaml" suffix(, 0)
};
THEME orchard[] = {
#embed "../../../themes/orchard.yaml" suffix(, 0)
};
THEME parchment[] = {
#embed "../../../themes/parchment.yaml" suffix(, 0)
};
THEME rime[] = {
#embed "../../../themes/rime.yaml" suffix(, 0)
};

static const struct built_in_theme themes[] = {
    {"amethyst", (const char *)amethyst},
    {"daylight", (const char *)daylight},
    {"graphite", (const char *)graphite},
    {"hearth", (const char *)hearth},
    {"lagoon", (const char *)lagoon},
    {"meadow", (const char *)meadow},
    {"nightfall", (const char *)nightfall},
    {"orchard", (const char *)orchard},
    {"parchment", (const char *)parchment},
    {"rime", (const char *)rime},
};

const struct built_in_theme *built_in_themes(void) { return themes; }
int built_in_theme_count(void) { return sizeof themes / sizeof themes[0]; }
