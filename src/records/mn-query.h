/* mn-query.h: rows of one entity, chosen and ordered
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-kind.h"

G_BEGIN_DECLS

/* Built from the entity's table; joins, groups and statistics are fixed SQL in queries/. Copy before handing to a
 * thread. */
typedef struct _MnQuery MnQuery;

MnQuery *mn_query_new (const MnEntity *entity);
MnQuery *mn_query_copy (const MnQuery *query);
void mn_query_free (MnQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnQuery, mn_query_free)

const MnEntity *mn_query_get_entity (const MnQuery *query);
/* Every word must begin a word of the row's search key or of that of a linked row whose field is searched. Where rows
 * name other people (MN_FIELD_PERSON) all the words without digits may instead be of one of them: as beginnings from
 * three letters on, shorter ones as whole words. Words with digits find by the numbers of the entity's
 * numbers_entity too. */
void mn_query_set_search (MnQuery *query, const char *typed);
const char *mn_query_get_search (const MnQuery *query);
/* field = value (NULL value: is not set). For codes: contains the code, or a code below it ("01" finds "01.03").
 * Filters on the same field are alternatives, on different fields all must hold. */
void mn_query_add_filter (MnQuery *query, guint field, const MnValue *value);
/* The number of the condition that filters and ranges added from now on belong to (0 at first): on one field they are
 * alternatives only within one condition. */
void mn_query_set_condition (MnQuery *query, guint number);
/* The filters and ranges of another query of the entity, with their numbers. */
void mn_query_add_conditions (MnQuery *query, const MnQuery *other);
void mn_query_clear_filters (MnQuery *query);
/* Fields of kind date: from the first day of @from to the last day of @to, both inclusive, either may be unset (open).
 * Several of one field are alternatives, as filters are.
 * A partial date counts by the last day it allows, as ages do: under 6 on a day is "birth_date from the day after its
 * 6th birthday's". */
void mn_query_add_date_range (MnQuery *query, guint field, MnDate from, MnDate to);
/* Dated entities: only rows in force on that day. */
void mn_query_set_on (MnQuery *query, MnDate on);
/* By any field: names in their order, links by their label's sort key, text by Vietnamese order. NULL: the default. */
void mn_query_set_sort (MnQuery *query, const char *field, gboolean descending);
/* While it is sorted by the link @field: the rows it names stand in the order of these ranks instead of their labels',
 * those without one last. One row each. A NULL takes the order away. */
typedef struct {
  gint64 id;
  gint64 rank;
} MnQueryRank;
void mn_query_set_ranks (MnQuery *query, guint field, const MnQueryRank *ranks, guint n_ranks);
/* In the order of entry, rows that belong to another by that row's entry first: what links to an earlier row comes
 * after it, and a register made from another's tables in this order has the same one. */
void mn_query_sort_as_entered (MnQuery *query);
const char *mn_query_get_sort (const MnQuery *query, gboolean *descending);
void mn_query_set_limit (MnQuery *query, guint limit); /* 0: none */
/* Rows in the bin instead of the live ones. */
void mn_query_set_bin (MnQuery *query, gboolean bin);

gint64 mn_query_count (const MnQuery *query, MnDb *db, GError **error); /* -1 on error */
/* Row ids in order. (transfer full) (element-type gint64) */
GArray *mn_query_keys (const MnQuery *query, MnDb *db, GError **error);

/* The values of rows, read by key. Links bring the target's label and its stored text (code or UUID) along. */
typedef struct {
  gint64 id;
  char *uuid;
  gboolean deleted;
  MnValue *values; /* one per field */
  char **labels;   /* per field: a link's label, codes' labels joined by ", "; NULL otherwise */
  char **links;    /* per field: a link's code or UUID; NULL otherwise */
} MnRowData;

MnRowData *mn_row_data_ref (MnRowData *data);
void mn_row_data_unref (MnRowData *data); /* NULL is let pass */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnRowData, mn_row_data_unref)
/* As shown in a cell. (transfer full) */
char *mn_row_data_display (const MnRowData *data, const MnEntity *entity, guint field);
/* As stored (command line, CSV). (transfer full) */
char *mn_row_data_stored (const MnRowData *data, const MnEntity *entity, guint field);

/* One MnRowData per id, in the order asked for; NULL where the row is gone. (transfer full) (element-type MnRowData) */
GPtrArray *mn_query_fetch (const MnEntity *entity, MnDb *db, const gint64 *ids, guint n_ids, GError **error);

/* All rows of @query one after the other without holding them (printing, export, the command line). */
typedef gboolean (*MnRowFunc) (MnRowData *data, gpointer user_data, GError **error);
gboolean mn_query_each (const MnQuery *query, MnDb *db, MnRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
