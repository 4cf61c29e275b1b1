// The articles of the guide, Sources/parlance/Parlance.docc, in the program's read-only pages.

#ifndef PARLANCE_GUIDE_H
#define PARLANCE_GUIDE_H

/// One article.
struct guide_article {
    /// The file's name without `.md`.
    const char *name;
    /// Its text, in UTF-8.
    const char *text;
};

/// The articles by name.
const struct guide_article *guide_articles(void);

/// How many `guide_articles` has.
int guide_article_count(void);

#endif
