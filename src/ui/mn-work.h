/* mn-work.h: something slow, done aside
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

typedef struct _MnWork MnWork;

/* In a worker: what comes out (transfer full), or NULL with an error. @db is a connection of its own, NULL where no
 * store was given; a statement that runs when the work is stopped fails. */
typedef gpointer (*MnWorkFunc) (MnDb *db, gpointer input, GCancellable *cancellable, GError **error);
/* In the main thread; *place is NULL again. @output: (transfer full), NULL with @error. */
typedef void (*MnWorkedFunc) (gpointer output, const GError *error, gpointer data);

typedef struct {
  MnWorkFunc func;
  GDestroyNotify free_input, free_output; /* NULL: nothing to free */
  MnWorkedFunc done;
} MnWorkKind;

/* Begins to work on @input (taken), and keeps it in *@place, which stays where it is until the end; what was there is
 * stopped. @store: NULL when nothing is read. @data is @place's owner, as a rule. */
void mn_work_start (MnWork **place, const MnWorkKind *kind, MnStore *store, gpointer input, gpointer data);
/* Nobody hears of it any more. Waits until it has let go of the register, which may be closed next. */
void mn_work_stop (MnWork **place);

G_END_DECLS
