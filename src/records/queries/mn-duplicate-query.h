/* mn-duplicate-query.h: what children are compared by
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-db.h"

G_BEGIN_DECLS

/* Every SQL text of this file, for the test that prepares them; the last is NULL. */
extern const char *const mn_duplicate_query_texts[];

/* One child as far as it tells whether two are one. Strings are the statement's: valid during the callback. */
typedef struct {
  gint64 id;
  const char *full_name;
  MnDate birth_date;
  const char *sex;                                     /* choice code; NULL: not said yet, by somebody typing */
  const char *father_name, *mother_name, *personal_id; /* each may be NULL */
  gint64 unit, village, household;                     /* 0: none */
} MnDuplicateFacts;

/* @facts NULL: the row @id is not among the live children. */
typedef void (*MnDuplicateFactsFunc) (const MnDuplicateFacts *facts, gint64 id, gpointer data);

/* All live children in the order of their ids. */
gboolean mn_duplicate_query_each (MnDb *db, MnDuplicateFactsFunc func, gpointer data, GCancellable *cancellable,
                                  GError **error);
/* One of them. */
gboolean mn_duplicate_query_one (MnDb *db, gint64 id, MnDuplicateFactsFunc func, gpointer data, GError **error);

/* Two children of whom somebody said that they are two. */
typedef struct {
  gint64 child, other;
} MnDistinctPair;

/* (element-type MnDistinctPair) (transfer full); NULL on error */
GArray *mn_duplicate_query_distinct (MnDb *db, GError **error);
/* The UUID of a child; NULL when it is not there. (transfer full) */
char *mn_duplicate_query_uuid (MnDb *db, gint64 id);
/* Where a child lives on a day: the row of residence; 0: none; -1 with @error. */
gint64 mn_duplicate_query_residence (MnDb *db, gint64 child, MnDate on, GError **error);

G_END_DECLS
