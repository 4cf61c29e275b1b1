// The scheme files of the folder themes/ at the top of the repository, in the program's read-only pages.

#ifndef BUILT_IN_THEMES_H
#define BUILT_IN_THEMES_H

/// One scheme file.
struct built_in_theme {
    /// The file's name without `.yaml`.
    const char *name;
    /// Its text, in UTF-8.
    const char *text;
};

/// The schemes by name.
const struct built_in_theme *built_in_themes(void);

/// How many `built_in_themes` has.
int built_in_theme_count(void);

#endif
