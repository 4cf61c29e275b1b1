// libedit's variadic calls as plain functions, which Swift cannot call otherwise, and its wide strings as code points.
#ifndef PARLANCE_CEDITLINE_SHIM_H
#define PARLANCE_CEDITLINE_SHIM_H

#include <histedit.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <wctype.h>

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "libedit's cells are read and written as code points");

// glibc hides this declaration unless _XOPEN_SOURCE is set, which a module cannot rely on.
int wcwidth(wchar_t character);

// The cells a character takes on the screen, or -1 for what libedit spells out because it cannot be printed.
static inline int ce_cell_width(uint32_t code_point) {
    if (!iswprint((wint_t)code_point)) return -1;
    int width = wcwidth((wchar_t)code_point);
    return width < 0 ? 0 : width;
}

// The files that libedit is given.

// A file in memory. Its text and length are right after each flush.
typedef struct {
    FILE *file;
    char *text;
    size_t length;
} ce_memory;

// NULL without memory.
static inline FILE *ce_memory_open(ce_memory *memory) {
    memory->text = NULL;
    memory->length = 0;
    return memory->file = open_memstream(&memory->text, &memory->length);
}

static inline void ce_memory_flush(ce_memory *memory) { fflush(memory->file); }
static inline void ce_memory_rewind(ce_memory *memory) { rewind(memory->file); }

static inline void ce_memory_close(ce_memory *memory) {
    fclose(memory->file);
    free(memory->text);
}

// A file that is empty, and keeps nothing.
static inline FILE *ce_open_nothing(const char *mode) { return fopen("/dev/null", mode); }
static inline int ce_file_number(FILE *file) { return fileno(file); }
static inline void ce_close(FILE *file) { fclose(file); }

typedef int (*ce_reader)(EditLine *, wchar_t *);
typedef unsigned char (*ce_command)(EditLine *, int);

static inline void ce_set_client_data(EditLine *el, void *data) { el_wset(el, EL_CLIENTDATA, data); }

static inline void *ce_client_data(EditLine *el) {
    void *data = NULL;
    el_wget(el, EL_CLIENTDATA, &data);
    return data;
}

static inline void ce_set_reader(EditLine *el, ce_reader reader) { el_wset(el, EL_GETCFN, reader); }

// libedit shows no prompt: it draws nothing that is seen.
static inline wchar_t *ce_no_prompt(EditLine *el) {
    static wchar_t nothing[1] = {0};
    (void)el;
    return nothing;
}

static inline void ce_use_no_prompt(EditLine *el) { el_wset(el, EL_PROMPT, ce_no_prompt); }

// The narrow call copies the name; the wide one would keep the pointer.
static inline int ce_add_command(EditLine *el, const char *name, const char *help, ce_command command) {
    return el_set(el, EL_ADDFN, name, help, command);
}

static inline int ce_bind(EditLine *el, const char *map, const char *key, const char *command) {
    return map ? el_set(el, EL_BIND, map, key, command, NULL) : el_set(el, EL_BIND, key, command, NULL);
}

// Binds one key, spelled as `\ooo` since several characters mean something to libedit.
static inline int ce_bind_key(EditLine *el, const char *map, unsigned char key, const char *command) {
    char spelled[5] = {'\\', (char)('0' + (key >> 6)), (char)('0' + (key >> 3 & 7)), (char)('0' + (key & 7)), 0};
    return ce_bind(el, map, spelled, command);
}

// Prints both maps whole into libedit's output file, and what longer sequences are bound to.
static inline int ce_print_bindings(EditLine *el) { return el_set(el, EL_BIND, NULL); }

// Prints what a key is bound to into libedit's output file.
static inline int ce_print_binding(EditLine *el, const char *map, const char *key) {
    return map ? el_set(el, EL_BIND, map, key, NULL) : el_set(el, EL_BIND, key, NULL);
}

static inline void ce_use_emacs_keys(EditLine *el) { el_wset(el, EL_EDITOR, L"emacs"); }

static inline int ce_uses_vi_keys(EditLine *el) {
    const wchar_t *editor = NULL;
    return el_wget(el, EL_EDITOR, &editor) == 0 && editor != NULL && editor[0] == L'v';
}

static inline int ce_set_capability(EditLine *el, const char *name, const char *value) {
    return el_set(el, EL_SETTC, name, value, NULL);
}

static inline int ce_set_terminal(EditLine *el, const char *name) { return el_set(el, EL_TERMINAL, name); }
static inline void ce_enable_editing(EditLine *el) { el_wset(el, EL_EDITMODE, 1); }
static inline void ce_handle_signals(EditLine *el, int on) { el_wset(el, EL_SIGNAL, on); }
static inline void ce_set_raw_mode(EditLine *el) { el_wset(el, EL_PREP_TERM, 1); }
static inline void ce_set_input(EditLine *el, FILE *file) { el_wset(el, EL_SETFP, 0, file); }
static inline void ce_set_output(EditLine *el, FILE *file) { el_wset(el, EL_SETFP, 1, file); }

// Whether the cursor is within the text: some of libedit's commands leave it outside.
static inline int ce_is_sound(EditLine *el) {
    const LineInfoW *line = el_wline(el);
    return line->buffer <= line->cursor && line->cursor <= line->lastchar;
}

static inline size_t ce_length(EditLine *el) {
    const LineInfoW *line = el_wline(el);
    return line->lastchar > line->buffer ? (size_t)(line->lastchar - line->buffer) : 0;
}

static inline size_t ce_cursor(EditLine *el) {
    const LineInfoW *line = el_wline(el);
    if (line->cursor <= line->buffer) return 0;
    return ce_is_sound(el) ? (size_t)(line->cursor - line->buffer) : ce_length(el);
}

// The text, as code points; not ended by 0.
static inline const uint32_t *ce_text(EditLine *el) { return (const uint32_t *)el_wline(el)->buffer; }

// The text ends with 0.
static inline int ce_insert(EditLine *el, const uint32_t *text) { return el_winsertstr(el, (const wchar_t *)text); }

// Likewise; the text must not be empty.
static inline int ce_replace(EditLine *el, const uint32_t *text) { return el_wreplacestr(el, (const wchar_t *)text); }

// Takes all text away. el_wline() gives libedit's own line and no copy; should that change, el_deletestr() does it, which
// in vi mode also makes libedit believe that the command which runs is the change that `.` repeats.
static inline void ce_clear(EditLine *el) {
    LineInfoW *line = (LineInfoW *)el_wline(el);
    // libedit's way to the first word goes on until something is no space.
    *(wchar_t *)line->buffer = 0;
    line->cursor = line->lastchar = line->buffer;
    if (ce_length(el) == 0) return;
    el_cursor(el, (int)ce_length(el));
    el_deletestr(el, (int)ce_length(el));
}

#endif
