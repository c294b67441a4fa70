/* mn-duplicate.h: two rows that may be one child
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-duplicate-query.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* Why two children are taken for one, or not quite: what a score is made of. */
typedef enum {
  MN_DUPLICATE_NAME_SAME = 1 << 0,
  MN_DUPLICATE_NAME_MARKS = 1 << 1,   /* the same letters, other marks */
  MN_DUPLICATE_NAME_ORDER = 1 << 2,   /* the same words in another order */
  MN_DUPLICATE_NAME_SHORTER = 1 << 3, /* the middle name, or a part of it, is missing in one */
  MN_DUPLICATE_NAME_TYPO = 1 << 4,    /* one word differs by a letter */
  MN_DUPLICATE_NAME_WORD = 1 << 5,    /* one word other than the given name is another one */
  MN_DUPLICATE_BIRTH_SAME = 1 << 6,
  MN_DUPLICATE_BIRTH_PARTIAL = 1 << 7, /* not complete in one, and what there is agrees */
  MN_DUPLICATE_BIRTH_SWAPPED = 1 << 8, /* day and month */
  MN_DUPLICATE_BIRTH_DIGIT = 1 << 9,   /* one digit differs, or two neighbours stand the wrong way round */
  MN_DUPLICATE_BIRTH_YEAR = 1 << 10,   /* the same year, another day */
  MN_DUPLICATE_MOTHER_SAME = 1 << 11,
  MN_DUPLICATE_MOTHER_NEAR = 1 << 12,
  MN_DUPLICATE_MOTHER_OTHER = 1 << 13,
  MN_DUPLICATE_FATHER_SAME = 1 << 14,
  MN_DUPLICATE_FATHER_NEAR = 1 << 15,
  MN_DUPLICATE_FATHER_OTHER = 1 << 16,
  MN_DUPLICATE_HOUSEHOLD = 1 << 17,
  MN_DUPLICATE_VILLAGE = 1 << 18,
  MN_DUPLICATE_UNIT = 1 << 19,
  MN_DUPLICATE_ID_SAME = 1 << 20,
  MN_DUPLICATE_ID_NEAR = 1 << 21,
  MN_DUPLICATE_ID_OTHER = 1 << 22,
} MnDuplicateReason;

/* From this score of 100 on two rows of the register are listed, and a child is shown while it is typed. */
#define MN_DUPLICATE_PAIR_SCORE 60
#define MN_DUPLICATE_TWIN_SCORE 50

/* "Same name · Born on the same day · Same mother": what speaks for it first, then what speaks against it. (transfer
 * full) */
char *mn_duplicate_reasons (guint reasons);
/* "Almost certain", "Likely", "Doubtful". Translated, (transfer none) */
const char *mn_duplicate_level (guint score);
/* How alike two children are, 0 to 100. 0 for children of different sex, and for twins: one mother or household, one
 * birth date, another given name. */
guint mn_duplicate_likeness (const MnDuplicateFacts *a, const MnDuplicateFacts *b, guint *reasons);

/* The whole register ------------------------------------------------------------------------------------------------
 */

typedef struct {
  gint64 child, other; /* child is the lower id */
  guint score;
  guint reasons;
} MnDuplicatePair;

/* Called now and then with what is done, from 0 to 1, in the thread that looks. */
typedef void (*MnDuplicateProgress) (double done, gpointer data);

/* All suspected pairs but those said to be different, the likeliest first. Takes a second or two over 230,280 children:
 * for a worker, with a connection of its own. @n_children (may be NULL) says how many were looked at. (element-type
 * MnDuplicatePair) (transfer full); NULL on error, G_IO_ERROR_CANCELLED among them */
GArray *mn_duplicate_pairs (MnDb *db, MnDuplicateProgress progress, gpointer data, GCancellable *cancellable,
                            guint *n_children, GError **error);

/* While somebody types ----------------------------------------------------------------------------------------------
 */

/* The live children of a register in memory, read in a worker when made, then kept true by the register's changes. It
 * must be gone before the register is closed. Signal "changed": other answers than before are possible. */
#define MN_TYPE_DUPLICATE_INDEX (mn_duplicate_index_get_type ())
G_DECLARE_FINAL_TYPE (MnDuplicateIndex, mn_duplicate_index, MN, DUPLICATE_INDEX, GObject)

/* One for all who ask while somebody holds it. (transfer full) */
MnDuplicateIndex *mn_duplicate_index_get (MnRegister *reg);
gboolean mn_duplicate_index_is_ready (MnDuplicateIndex *self);

typedef struct {
  gint64 id;
  guint score;
  guint reasons;
} MnTwin;

/* Of whom @facts may be a twin, the likeliest first, at most @max; never the row @exclude. Nobody while the index is
 * not ready. A few milliseconds over 230,280 children. (element-type MnTwin) (transfer full) */
GArray *mn_duplicate_twins (MnDuplicateIndex *self, const MnDuplicateFacts *facts, gint64 exclude, guint max);

G_END_DECLS
