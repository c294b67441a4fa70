/* mn-seed-private.h: what the files that fill a new register share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"

G_BEGIN_DECLS

#define MN_SEED_LISTS "/io/github/mangnon/MangNon/lists/"

/* Empty cells stay unset. */
void _mn_seed_set_text (MnRecord *record, const char *field, const char *text);
void _mn_seed_set_integer (MnRecord *record, const char *field, const char *text);
/* The same row has the same UUID in every register: a table of one register finds it in another, and an import of it
 * there changes nothing. @key ends with NULL. */
void _mn_seed_set_lasting_uuid (MnRecord *record, const char *list, const char *const *key);
/* Inserts and empties the record: the new row's id, 0 on error. */
gint64 _mn_seed_add (MnRecord *record, MnTransaction *tx, GError **error);

/* mn-seed-units.c */
gboolean _mn_seed_units (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error);

G_END_DECLS
