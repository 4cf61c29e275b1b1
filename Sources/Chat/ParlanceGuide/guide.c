#include "ParlanceGuide.h"

// `#embed` is C23; Clang takes it in every mode, and the package is built in Clang's default one.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define ARTICLE static const unsigned char

ARTICLE answers[] = {
#embed "../../parlance/Parlance.docc/Answers.md" suffix(, 0)
};
ARTICLE attachments[] = {
#embed "../../parlance/Parlance.docc/Attachments.md" suffix(, 0)
};
ARTICLE chat[] = {
#embed "../../parlance/Parlance.docc/Chat.md" suffix(, 0)
};
ARTICLE command_line[] = {
#embed "../../parlance/Parlance.docc/CommandLine.md" suffix(, 0)
};
ARTICLE configuration[] = {
#embed "../../parlance/Parlance.docc/Configuration.md" suffix(, 0)
};
ARTICLE figures[] = {
#embed "../../parlance/Parlance.docc/Figures.md" suffix(, 0)
};
ARTICLE library[] = {
#embed "../../parlance/Parlance.docc/Library.md" suffix(, 0)
};
ARTICLE limits[] = {
#embed "../../parlance/Parlance.docc/Limits.md" suffix(, 0)
};
ARTICLE models[] = {
#embed "../../parlance/Parlance.docc/Models.md" suffix(, 0)
};
ARTICLE network[] = {
#embed "../../parlance/Parlance.docc/Network.md" suffix(, 0)
};
ARTICLE parlance[] = {
#embed "../../parlance/Parlance.docc/Parlance.md" suffix(, 0)
};
ARTICLE schemas[] = {
#embed "../../parlance/Parlance.docc/Schemas.md" suffix(, 0)
};
ARTICLE scripts[] = {
#embed "../../parlance/Parlance.docc/Scripts.md" suffix(, 0)
};
ARTICLE sessions[] = {
#embed "../../parlance/Parlance.docc/Sessions.md" suffix(, 0)
};
ARTICLE start[] = {
#embed "../../parlance/Parlance.docc/Start.md" suffix(, 0)
};
ARTICLE themes[] = {
#embed "../../parlance/Parlance.docc/Themes.md" suffix(, 0)
};
ARTICLE tokens[] = {
#embed "../../parlance/Parlance.docc/Tokens.md" suffix(, 0)
};
ARTICLE trouble[] = {
#embed "../../parlance/Parlance.docc/Trouble.md" suffix(, 0)
};

static const struct guide_article articles[] = {
    {"Answers", (const char *)answers},
    {"Attachments", (const char *)attachments},
    {"Chat", (const char *)chat},
    {"CommandLine", (const char *)command_line},
    {"Configuration", (const char *)configuration},
    {"Figures", (const char *)figures},
    {"Library", (const char *)library},
    {"Limits", (const char *)limits},
    {"Models", (const char *)models},
    {"Network", (const char *)network},
    {"Parlance", (const char *)parlance},
    {"Schemas", (const char *)schemas},
    {"Scripts", (const char *)scripts},
    {"Sessions", (const char *)sessions},
    {"Start", (const char *)start},
    {"Themes", (const char *)themes},
    {"Tokens", (const char *)tokens},
    {"Trouble", (const char *)trouble},
};

const struct guide_article *guide_articles(void) { return articles; }
int guide_article_count(void) { return sizeof articles / sizeof articles[0]; }
