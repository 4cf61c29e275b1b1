#include "SentencePieceTables.h"

// `#embed` is C23; Clang takes it in every mode, and the package is built in Clang's default one.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define PIECE_COUNT 31741
#define ALIGNED _Alignas(64) static const unsigned char

ALIGNED pieces[] = {
#embed "data/pieces.bin"
};
ALIGNED pairs[] = {
#embed "data/pairs.bin"
};
ALIGNED trie[] = {
#embed "data/trie.bin"
};
ALIGNED neighbours[] = {
#embed "data/neighbours.bin"
};
ALIGNED ascii_neighbours[] = {
#embed "data/ascii_neighbours.bin"
};
ALIGNED spelling[] = {
#embed "data/spelling.bin"
};

_Static_assert(sizeof pieces == PIECE_COUNT * sizeof(uint64_t), "pieces.bin has another number of pieces");
_Static_assert(sizeof pairs == 65536 * sizeof(uint16_t), "pairs.bin has another number of slots");

const uint64_t *sentencepiece_pieces(void) { return (const uint64_t *)pieces; }
const uint16_t *sentencepiece_pairs(void) { return (const uint16_t *)pairs; }
const uint64_t *sentencepiece_trie(void) { return (const uint64_t *)trie; }
const uint32_t *sentencepiece_neighbours(void) { return (const uint32_t *)neighbours; }
uint32_t sentencepiece_neighbour_count(void) { return sizeof neighbours / sizeof(uint32_t); }
const uint64_t *sentencepiece_ascii_neighbours(void) { return (const uint64_t *)ascii_neighbours; }
const uint32_t *sentencepiece_spelling_offsets(void) { return (const uint32_t *)spelling; }
const uint8_t *sentencepiece_spelling(void) { return spelling + (PIECE_COUNT + 1) * sizeof(uint32_t); }
