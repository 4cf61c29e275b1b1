#include "TokenizerTables.h"

// `#embed` is standard C since C23; in the older modes that SwiftPM compiles with, Clang takes it as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) const unsigned char tokenizer_table_o200k_base_data[] = {
#embed "data/o200k_base.bin"
};

_Alignas(64) const unsigned char tokenizer_table_cl100k_base_data[] = {
#embed "data/cl100k_base.bin"
};

_Alignas(64) const unsigned char tokenizer_table_tekken_data[] = {
#embed "data/tekken.bin"
};

_Alignas(64) const unsigned char tokenizer_table_character_classes_data[] = {
#embed "data/character_classes.bin"
};
