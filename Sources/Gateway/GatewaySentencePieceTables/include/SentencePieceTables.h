// The search tables of Mistral's SentencePiece vocabulary, in the program's read-only pages.
// generate.py writes them and says how each is laid out; README.md says where they come from.

#ifndef SENTENCE_PIECE_TABLES_H
#define SENTENCE_PIECE_TABLES_H

#include <stdint.h>

/// One record a piece, by order: its halves, the longest piece it begins with, its bytes.
const uint64_t *sentencepiece_pieces(void);

/// A hash table of 65,536 slots: two pieces to the one that merging them makes.
const uint16_t *sentencepiece_pairs(void);

/// A double array over the pieces' bytes; its root is unit 0.
const uint64_t *sentencepiece_trie(void);

/// Sorted pairs of characters that stand side by side within a piece.
const uint32_t *sentencepiece_neighbours(void);

/// How many pairs `sentencepiece_neighbours` has.
uint32_t sentencepiece_neighbour_count(void);

/// 128 rows of 128 bits: which ASCII characters stand side by side within a piece.
const uint64_t *sentencepiece_ascii_neighbours(void);

/// By index: where each piece's bytes begin in `sentencepiece_spelling`, and where the last ends.
const uint32_t *sentencepiece_spelling_offsets(void);

/// The bytes of all pieces, `▁` written as a space.
const uint8_t *sentencepiece_spelling(void);

#endif
