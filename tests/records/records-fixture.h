/* records-fixture.h: an empty register in a folder of its own, and rows to put into it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"
#include "mn-store.h"

G_BEGIN_DECLS

/* A bare store: no lists, no hook. What a test wants in it, it puts there. */
typedef struct {
  char *folder;
  char *path;
  MnStore *store;
  guint n_made; /* so that texts and codes differ */
} Fixture;

/* The day on which everything here is checked. */
#define FIXTURE_DAY mn_date_new (2017, 5, 31)

void fixture_set_up (Fixture *fixture);
void fixture_tear_down (Fixture *fixture);
MnDb *fixture_reader (Fixture *fixture);
MnCheckContext fixture_context (Fixture *fixture, gint64 row_id);

/* A value that validates; links and codes make a row to link to. FALSE: there is none (a link of a row to its own
 * kind). */
gboolean fixture_fill_value (Fixture *fixture, const MnField *field, const MnEntity *entity, MnValue *value);
/* A new record with all its fields given (derived ones not) or only what is required. (transfer full) */
MnRecord *fixture_make (Fixture *fixture, const MnEntity *entity, gboolean all_fields);
gint64 fixture_save (Fixture *fixture, MnRecord *record);                     /* the change; an error ends the test */
gint64 fixture_try_save (Fixture *fixture, MnRecord *record, GError **error); /* -1 on error */
gint64 fixture_delete (Fixture *fixture, const MnEntity *entity, gint64 row_id);
/* One integer by plain SQL. */
gint64 fixture_count (Fixture *fixture, const char *sql);

/* Children and what they need, by name. */
gint64 fixture_add_child (Fixture *fixture, const char *name, const char *born, const char *sex);

G_END_DECLS
