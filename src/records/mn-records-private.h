/* mn-records-private.h: what the files of this floor share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-record-list.h"
#include "mn-record.h"

G_BEGIN_DECLS

/* mn-field.c ---------------------------------------------------------------------------------------------------- */

/* The type, the bounds and the choices of a value that is set. The sentence does not name the field. */
gboolean _mn_field_check_value (const MnField *field, const MnValue *value, GError **error);
/* Something is there: NULL and "" are both nothing. */
gboolean _mn_value_is_given (const MnValue *value);
/* The same to people: "" and NULL do not differ. */
gboolean _mn_value_is_same (const MnValue *a, const MnValue *b);

/* mn-sql.c ------------------------------------------------------------------------------------------------------ */

/* The expression for a field's value: the row's own column, or that of the row it links to. (transfer full) */
char *_mn_sql_column (const char *alias, const MnEntity *entity, guint field);
/* Joins the row that the link field of @alias names, once however often it is asked for. (transfer full): its alias. */
char *_mn_sql_join (GString *joins, const char *alias, const MnField *field);
/* The expression that names a row: its label, else its parent's. (transfer full) */
char *_mn_sql_label (GString *joins, const char *alias, const MnEntity *entity);
/* The expression that orders rows by that name. (transfer full) */
char *_mn_sql_label_order (GString *joins, const char *alias, const MnEntity *entity);
/* The expression for a row's stored form in a link: its code, else its UUID. (transfer full) */
char *_mn_sql_stored (const char *alias, const MnEntity *entity);
/* " ORDER BY" of the field of table alias t. */
void _mn_sql_append_order (GString *order, GString *joins, const MnEntity *entity, guint field, gboolean descending);
/* The last day that a partial date in @column allows, as text. */
char *_mn_sql_last_day (const char *column);

/* mn-query.c ---------------------------------------------------------------------------------------------------- */

typedef struct {
  guint field;
  guint set;
  MnValue value;
} MnQueryFilter;

typedef struct {
  guint field;
  guint set;
  MnDate from;
  MnDate to;
} MnQueryRange;

struct _MnQuery {
  const MnEntity *entity;
  char *search;
  char **words;    /* of search, folded */
  GArray *filters; /* of MnQueryFilter */
  GArray *ranges;  /* of MnQueryRange */
  MnDate on;
  int sort;         /* -1: the entity's default */
  GArray *ranks;    /* of MnQueryRank, never changed: shared by copies; NULL: none */
  guint rank_field; /* with ranks */
  guint limit;
  guint set; /* of what is added next */
  guint descending : 1;
  guint bin : 1;
  guint entered : 1; /* instead of any sort */
};

/* The order that holds: the query's own, else the entity's. -1: by id. */
int _mn_query_effective_sort (const MnQuery *query, gboolean *descending);
/* The ranks that the order in force is by; NULL: none. (transfer none) (element-type MnQueryRank) */
GArray *_mn_query_effective_ranks (const MnQuery *query);
/* Words of a search by what they can begin: a word with a digit in it begins no other. (transfer none, element-type
 * utf8): the query's. */
gboolean _mn_query_word_is_number (const char *word);
/* Names of other people are looked through only for words that say something. */
gboolean _mn_query_asks_people (const MnQuery *query);
/* What such a word has to be in a folded name between spaces: the beginning of a word, or all of it where it is short.
 */
gboolean _mn_query_word_is_whole (const char *word);
/* A change of this field may bring a row in, take it out or move it. */
gboolean _mn_query_uses_field (const MnQuery *query, guint field);

/* mn-row-data.c ------------------------------------------------------------------------------------------------- */

MnRowData *_mn_row_data_new (const MnEntity *entity);
/* The label of one row; "" when it is not there. (transfer full) */
char *_mn_row_label (MnDb *db, const MnEntity *entity, gint64 row_id);
/* code → label of the target of a codes field. (transfer full) */
GHashTable *_mn_codes_read (MnDb *db, const MnField *field, GError **error);
/* Labels of @codes joined by ", "; a code that @labels does not know stands for itself. (transfer full) */
char *_mn_codes_label (GHashTable *labels, const char *codes);
/* As mn_field_display(), with the labels of links and codes read by @db (which may be NULL). (transfer full) */
char *_mn_value_display (const MnField *field, const MnValue *value, MnDb *db);

/* mn-record.c --------------------------------------------------------------------------------------------------- */

struct _MnRecord {
  GObject parent_instance;

  const MnEntity *entity;
  gint64 id;
  char *uuid;
  MnValue *values; /* as worked on */
  MnValue *loaded; /* as in the file; all NULL for a new record */
  guint deleted : 1;
};

/* mn-validate.c ------------------------------------------------------------------------------------------------- */

/* A sentence about the first unique field whose value another live row has; NULL when there is none. (transfer full) */
char *_mn_record_find_duplicate (const MnRecord *record, MnDb *db, guint *field);

/* mn-record-use.c ----------------------------------------------------------------------------------------------- */

/* MN_RECORD_ERROR_USED while a live row cannot do without this one; parts, which go with it, don't count. */
gboolean _mn_record_check_unused (const MnRecord *record, MnDb *db, GError **error);
/* MN_RECORD_ERROR_USED while one that this row cannot do without is in the bin. */
gboolean _mn_record_check_held (const MnRecord *record, MnDb *db, GError **error);

/* mn-row-cache.c ------------------------------------------------------------------------------------------------ */

/* Rows by position in pages of 128, the least recently used page dropped first. One thread only. */
typedef struct _MnRowCache MnRowCache;

MnRowCache *_mn_row_cache_new (const MnEntity *entity);
void _mn_row_cache_free (MnRowCache *cache);
/* Reads a page where needed. (transfer none): until the next call. NULL: gone or unreadable. */
const MnRowData *_mn_row_cache_get (MnRowCache *cache, MnDb *db, const GArray *ids, guint position);
/* Without reading. (transfer none) */
MnRowData *_mn_row_cache_peek (MnRowCache *cache, guint position);
void _mn_row_cache_replace (MnRowCache *cache, guint position, MnRowData *data_taken);
void _mn_row_cache_clear (MnRowCache *cache);

/* mn-key-finder.c ------------------------------------------------------------------------------------------------ */

typedef struct _MnKeyFinder MnKeyFinder;
/* @keys (element-type gint64) or @error: of the newest query only. */
typedef void (*MnKeyFinderFunc) (GArray *keys, const GError *error, gpointer data);

MnKeyFinder *_mn_key_finder_new (MnStore *store, MnKeyFinderFunc func, gpointer data);
/* Nothing is called back any more; what still runs is interrupted. */
void _mn_key_finder_free (MnKeyFinder *finder);
void _mn_key_finder_start (MnKeyFinder *finder, const MnQuery *query);
/* What was started is not wanted any more: nothing is called back for it. */
void _mn_key_finder_stop (MnKeyFinder *finder);

/* mn-row.c and mn-record-list.c ---------------------------------------------------------------------------------- */

/* mn-row-turns.c */
typedef struct _MnRowTurns MnRowTurns;
MnRowTurns *_mn_row_turns_new (void);
void _mn_row_turns_free (MnRowTurns *turns);
/* Refreshes what is shown of the rows (of MnRow) now, the others by and by. */
void _mn_row_turns_refresh (MnRowTurns *turns, GPtrArray *rows);
/* @n 0: not known, all of them. Those that wait and are shown now come before the next frame. */
void _mn_row_turns_set_shown (MnRowTurns *turns, guint first, guint n);
/* Nobody waits any more. */
void _mn_row_turns_stop (MnRowTurns *turns);

MnRow *_mn_row_new (MnRecordList *list, guint position);
void _mn_row_detach (MnRow *row);
void _mn_row_refresh (MnRow *row);

/* On a bare store: what mn_record_list_new() does with the register's. */
MnRecordList *_mn_record_list_new_for_store (MnStore *store, const MnEntity *entity);
void _mn_record_list_forget (MnRecordList *list, MnRow *row, guint position);
const MnRowData *_mn_record_list_get_data (MnRecordList *list, guint position);

G_END_DECLS
