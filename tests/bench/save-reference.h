/* save-reference.h: the bare SQLite transaction that writes the same rows as a save
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Two files that begin as copies of one: into @ours the product writes, into @bare these functions, with nothing but
 * SQLite. */
typedef struct _SaveReference SaveReference;

SaveReference *save_reference_open (const char *ours, const char *bare);
void save_reference_close (SaveReference *self);

/* Reads what a change of ours wrote: its change row, its audit lines, and the rows they are about, whole where they are
 * new, else the columns that differ. @child is looked at too, since current values are not audited. Also prepares the
 * statements that it takes. Not to be measured. */
void save_reference_learn (SaveReference *self, gint64 change, gint64 child);
/* To be measured: one IMMEDIATE transaction with those statements, no more than one for each row. */
void save_reference_write (SaveReference *self);
/* Whether both files hold the same rows in the tables that were written. */
gboolean save_reference_agrees (SaveReference *self);

G_END_DECLS
