/* mn-cross-jobs.h: the slow parts of the cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross-document.h"
#include "mn-work.h"

G_BEGIN_DECLS

/* All of them are begun in the main thread; see mn_work_start() for @place and @data. Inputs are borrowed. */

/* Children, as they were on a day, by the units of a day; then hears an MnCrossFacts. */
void mn_cross_job_read (MnWork **place, MnStore *store, MnDate on, MnDate units_on, MnWorkedFunc done, gpointer data);
/* Hears an MnCrossTable. */
void mn_cross_job_count (MnWork **place, MnCrossFacts *facts, const MnCrossQuestion *question, MnWorkedFunc done,
                         gpointer data);
/* Hears the ids behind a cell, a GArray of gint64. */
void mn_cross_job_children (MnWork **place, MnCrossTable *table, guint row, guint column, MnWorkedFunc done,
                            gpointer data);
/* Hears the path, as a char *. */
void mn_cross_job_export (MnWork **place, MnCrossTable *table, MnCrossShare share, const char *path, MnWorkedFunc done,
                          gpointer data);
/* Hears an MnDocument. @draft is taken. */
void mn_cross_job_print (MnWork **place, MnCrossDraft *draft, MnWorkedFunc done, gpointer data);

G_END_DECLS
