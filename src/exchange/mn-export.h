/* mn-export.h: rows of the register into a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* The rows of @query, in its order, as CSV: the UUID and every field in its stored form, under the fields' names. The
 * same register gives the same bytes. The file is private and replaced only when it is whole. */
gboolean mn_export_csv (MnRegister *reg, const MnQuery *query, const char *path, guint *n_rows,
                        GCancellable *cancellable, GError **error);

/* What must not be replaced: any file that does not look like such a table. */
gboolean mn_export_check_place (const char *path, GError **error);

/* All entities, each after those it links to: in this order the tables of a whole register can be read in again.
 * (transfer container) (element-type MnEntity) */
GPtrArray *mn_export_order (void);

G_END_DECLS
