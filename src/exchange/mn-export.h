/* mn-export.h: rows of the register into a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-register.h"
#include "mn-table.h"

G_BEGIN_DECLS

/* The rows of @query, in its order, as CSV: the UUID and every field in its stored form, under the fields' names. The
 * same register gives the same bytes. The file is private and replaced only when it is whole. */
gboolean mn_export_csv (MnRegister *reg, const MnQuery *query, const char *path, guint *n_rows,
                        GCancellable *cancellable, GError **error);

/* By the end of the name: CSV, XLSX or ODS. FALSE, with a sentence: none of these. */
gboolean mn_export_choose_kind (const char *path, MnTableKind *kind, GError **error);
/* What must not be replaced: any file that is not as this program writes tables (a workbook that somebody saved since
 * is another). Without a file of that name there is nothing to say. */
gboolean mn_export_check_place (const char *path, GError **error);
/* What left the register, for its history: no name and no file. (transfer full) */
char *mn_export_subject (const MnEntity *entity, guint n_rows, guint n_columns, gboolean sensitive);
/* Writes it there; nothing where the register can only be read. */
gboolean mn_export_note (MnRegister *reg, const MnEntity *entity, guint n_rows, guint n_columns, gboolean sensitive,
                         GError **error);

/* All entities, each after those it links to: in this order the tables of a whole register can be read in again.
 * (transfer container) (element-type MnEntity) */
GPtrArray *mn_export_order (void);

G_END_DECLS
