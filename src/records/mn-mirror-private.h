/* mn-mirror-private.h: what the files of the mirror share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-mirror.h"

G_BEGIN_DECLS

/* mn-mirror-words.c --------------------------------------------------------------------------------------------- */

/* Each word once, under a number: a register has a few thousand syllables. 0 is no word. */
typedef struct {
  guint32 hash;
  guint16 number; /* 0: free */
} MnMirrorSlot;

typedef struct {
  GPtrArray *words; /* of char, in the chunk */
  MnMirrorSlot *slots;
  guint n_slots; /* a power of two */
  GStringChunk *chunk;
} MnMirrorWords;

MnMirrorWords *_mn_mirror_words_new (void);
void _mn_mirror_words_free (MnMirrorWords *words);
/* G_MAXUINT16: there are too many. */
guint16 _mn_mirror_words_number (MnMirrorWords *words, const char *text, gsize length);

/* Each sequence of words once: of 230,280 children a third have a name of their own. So a search looks at every name
 * once and at every row in one step. 0 is the empty one. Names of more words than there is room for have MORE in the
 * last place and the rest elsewhere. */
#define MN_MIRROR_PHRASE_WORDS 6
#define MN_MIRROR_MORE G_MAXUINT16
typedef struct {
  guint16 words[MN_MIRROR_PHRASE_WORDS]; /* 0 where there is none */
} MnMirrorPhrase;

typedef struct {
  GArray *phrases;  /* of MnMirrorPhrase */
  GHashTable *more; /* number to GArray of guint16: all words of the long ones */
  guint32 *slots;   /* numbers by hash; 0: free */
  guint n_slots;    /* a power of two */
} MnMirrorPhrases;

void _mn_mirror_phrases_init (MnMirrorPhrases *phrases);
void _mn_mirror_phrases_clear (MnMirrorPhrases *phrases);
guint32 _mn_mirror_phrases_number (MnMirrorPhrases *phrases, const guint16 *words, guint n_words);

/* What the rows of a list hold, one after the other. starts[n] is where row n begins; there is one more of them than
 * rows. */
typedef struct {
  GArray *starts; /* of guint32 */
  GArray *items;
} MnMirrorRuns;

void _mn_mirror_runs_init (MnMirrorRuns *runs, guint size);
void _mn_mirror_runs_clear (MnMirrorRuns *runs);
void _mn_mirror_runs_insert (MnMirrorRuns *runs, guint row, gconstpointer items, guint n_items);
void _mn_mirror_runs_remove (MnMirrorRuns *runs, guint row);
/* Of runs that are empty. */
void _mn_mirror_runs_reserve (MnMirrorRuns *runs, guint n_rows, guint n_items);
/* At the end, part by part. */
void _mn_mirror_runs_append (MnMirrorRuns *runs, gconstpointer items, guint n_items);
void _mn_mirror_runs_end_row (MnMirrorRuns *runs);

/* mn-mirror-data.c ---------------------------------------------------------------------------------------------- */

typedef enum {
  MN_MIRROR_UNIT,
  MN_MIRROR_CIRCUMSTANCES,
  MN_MIRROR_SUPPORT,
  MN_MIRROR_SEX,
  MN_MIRROR_BIRTH,
  MN_MIRROR_SCHOOLING,
  MN_MIRROR_RESIDENCE,
  MN_MIRROR_POVERTY, /* of the household */
  MN_N_MIRROR_COLUMNS,
} MnMirrorColumnId;

/* A column is the numbers of its values: circumstances are sets, of which there are some hundred. */
typedef struct {
  GArray *codes;     /* of guint16, by row */
  GPtrArray *values; /* of char: "" where the file has NULL */
  GArray *days;      /* of gint32, as values: the last day that a date allows, 0 where it is none */
  GHashTable *numbers;
} MnMirrorColumn;

/* The columns but unit and birth day have few values, and few combinations of them: to count those is to count all. */
typedef struct {
  guint16 codes[MN_N_MIRROR_COLUMNS]; /* 0 for unit and birth day */
} MnMirrorCombination;

#define MN_MIRROR_PEOPLE 3

typedef struct {
  GArray *ids; /* of gint64 */
  MnMirrorWords *words;
  MnMirrorPhrases own;    /* words that begin with a letter, as far as they are letters */
  MnMirrorPhrases others; /* parents and carers */
  GArray *names;          /* of guint32: phrases of own, by row */
  GArray *people[MN_MIRROR_PEOPLE];
  MnMirrorRuns heads;   /* of guint64: the first eight letters of each of the row's numbers */
  MnMirrorRuns numbers; /* of char: " 045123456789 0912", "\n" at the end of the row */
  MnMirrorColumn columns[MN_N_MIRROR_COLUMNS];
  GArray *combined;     /* of guint16, by row */
  GArray *combinations; /* of MnMirrorCombination */
  GHashTable *combination_numbers;
  /* How many of all rows have each value, counted when first wanted: unit, birth day and combination. */
  guint *totals[3];
  gboolean full; /* more different words or values than numbers for them: not to be used */
} MnMirrorData;

MnMirrorData *_mn_mirror_data_new (void);
void _mn_mirror_data_free (MnMirrorData *data);
void _mn_mirror_data_forget_totals (MnMirrorData *data);
/* -1: a field that is no column here. */
int _mn_mirror_column_of (const MnEntity *entity, guint field);
/* The numbers of a value (NULL: "") and of a combination. */
guint16 _mn_mirror_value_number (MnMirrorData *data, MnMirrorColumnId column, const char *value);
guint16 _mn_mirror_combination_number (MnMirrorData *data, const MnMirrorCombination *combination);

/* mn-mirror-row.c ----------------------------------------------------------------------------------------------- */

/* What a row's texts come to; filled again for every row. */
typedef struct {
  MnMirrorData *data;
  GArray *words;    /* of guint16 */
  GArray *heads;    /* of guint64 */
  GString *numbers; /* " 045123456789 0912" */
  GString *folded;
} MnMirrorReader;

void _mn_mirror_reader_init (MnMirrorReader *reader, MnMirrorData *data);
void _mn_mirror_reader_clear (MnMirrorReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnMirrorReader, _mn_mirror_reader_clear)
void _mn_mirror_reader_begin (MnMirrorReader *reader);
/* A folded key: its numbers are added, with @names its words too. */
void _mn_mirror_reader_add_key (MnMirrorReader *reader, const char *key, gboolean names);
/* The number of the words added. */
guint32 _mn_mirror_reader_name (MnMirrorReader *reader);
/* Of a parent or carer as written (NULL: none). Takes the place of the words. */
guint32 _mn_mirror_reader_person (MnMirrorReader *reader, const char *name);
/* Reads one row again: it may have come, gone, changed or moved. */
gboolean _mn_mirror_data_patch (MnMirrorData *data, MnDb *db, gint64 row_id, GError **error);

/* mn-mirror-load.c ---------------------------------------------------------------------------------------------- */

/* In a worker. NULL: interrupted or an error. */
MnMirrorData *_mn_mirror_data_load (MnDb *db, GError **error);

/* mn-mirror-search.c -------------------------------------------------------------------------------------------- */

/* The beginning of a number, its first letter on top, 0 behind a short one. */
#define MN_MIRROR_HEAD 8
guint64 _mn_mirror_head (const char *number, gsize length);
/* A byte for each row, 1 where it is found. FALSE: too many words. */
gboolean _mn_mirror_search (const MnMirrorData *data, const MnQuery *query, guint8 *found);

/* mn-mirror-facets.c -------------------------------------------------------------------------------------------- */

/* Whether the mirror has what the conditions ask about. */
gboolean _mn_mirror_has_fields (const MnQuery *query);
/* @found (NULL: all rows), @order (of guint32: rows; NULL: as they stand). */
GArray *_mn_mirror_collect (const MnMirrorData *data, const MnQuery *query, const guint8 *found, const GArray *order,
                            gboolean backwards);
MnMirrorCounts *_mn_mirror_tally (MnMirrorData *data, const MnQuery *query, const guint8 *found,
                                  const MnMirrorGroup *groups, guint n_groups);

/* mn-mirror-owners.c -------------------------------------------------------------------------------------------- */

/* Adds the children that the touched row is of to @ids (of gint64, each once). FALSE: they may be any. */
gboolean _mn_mirror_add_owners (MnDb *db, const MnTouched *touched, gint64 change, GHashTable *ids);

G_END_DECLS
