#ifndef TOKENIZER_TABLES_H
#define TOKENIZER_TABLES_H

// Tables that generate.py writes, in the binary's read-only pages; generate.py describes their form.
extern const unsigned char tokenizer_table_o200k_base_data[];
extern const unsigned char tokenizer_table_cl100k_base_data[];
extern const unsigned char tokenizer_table_tekken_data[];
extern const unsigned char tokenizer_table_character_classes_data[];

// Swift sees no array of unknown size; it sees these. They cost nothing: each is an address known when linking.
static inline const void *_Nonnull tokenizer_table_o200k_base(void) { return tokenizer_table_o200k_base_data; }
static inline const void *_Nonnull tokenizer_table_cl100k_base(void) { return tokenizer_table_cl100k_base_data; }
static inline const void *_Nonnull tokenizer_table_tekken(void) { return tokenizer_table_tekken_data; }
static inline const void *_Nonnull tokenizer_table_character_classes(void) {
    return tokenizer_table_character_classes_data;
}

/// Has the memory there brought nearer, because it will be read soon; Swift has no word for it.
static inline void tokenizer_table_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

#endif
