/* mn-duplicate-private.h: children as words and numbers that compare quickly
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-duplicate.h"

G_BEGIN_DECLS

/* One child. Its folded words are numbers: those of the name, of the mother's and of the father's stand one after the
 * other in the table. */
typedef struct {
  gint64 id;                        /* 0: gone */
  guint64 number;                   /* personal number, four bits a digit; 0: none, or not twelve digits */
  MnDate birth;                     /* a partial one with its zeros */
  guint32 words;                    /* where the first one stands */
  guint32 exact;                    /* hash of the name with its marks */
  guint32 unit, village, household; /* ids; 0 none */
  guint8 n_name, n_mother, n_father;
  guint8 sex; /* first letter of the code; 0 not said */
} MnDuplicateRow;

/* Numbered words and the rows made of them. Used by one thread at a time. */
typedef struct {
  GHashTable *numbers; /* word → its number + 1 */
  GStringChunk *chunk;
  GPtrArray *texts; /* of the numbers; in chunk */
  GArray *words;    /* of guint32 */
  GArray *rows;     /* of MnDuplicateRow */
} MnDuplicateTable;

MnDuplicateTable *_mn_duplicate_table_new (void);
void _mn_duplicate_table_free (MnDuplicateTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnDuplicateTable, _mn_duplicate_table_free)

/* Its position. */
guint _mn_duplicate_table_add (MnDuplicateTable *table, const MnDuplicateFacts *facts);
/* Takes off the row added last. */
void _mn_duplicate_table_pop (MnDuplicateTable *table);

static inline MnDuplicateRow *
_mn_duplicate_table_row (const MnDuplicateTable *table, guint position)
{
  return &g_array_index (table->rows, MnDuplicateRow, position);
}

/* The last word of the name, by which rows are put together; G_MAXUINT32 when there is no name. */
guint32 _mn_duplicate_given (const MnDuplicateTable *table, const MnDuplicateRow *row);
/* Year, month and day as one number that orders. */
guint32 _mn_duplicate_birth_number (MnDate birth);
/* One digit off, or two neighbours swapped. */
gboolean _mn_duplicate_number_is_near (guint64 a, guint64 b);
guint _mn_duplicate_score (const MnDuplicateTable *table, const MnDuplicateRow *a, const MnDuplicateRow *b,
                           guint *reasons);

G_END_DECLS
