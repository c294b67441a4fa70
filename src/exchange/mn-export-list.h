/* mn-export-list.h: what is seen in a list, as a table for people
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-register.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

typedef enum {
  MN_EXPORT_XLSX,
  MN_EXPORT_ODS,
  MN_EXPORT_CSV,
} MnExportFormat;

/* Rows and columns in the order of the list. Headings are Vietnamese, as on paper; cells are what people read: labels,
 * real dates and numbers, official numbers as text. (mn_export_csv() writes stored forms, for coming back whole.)
 *
 * Sensitive fields and sensitive groups of circumstances (HIV, abuse, offending, drug use) are left out unless asked
 * for. Every export becomes a change with action "export" in the register that says how many rows of what left it. */
typedef struct {
  const MnEntity *entity;
  const gint64 *ids;
  guint n_ids;
  const guint *fields;
  guint n_fields;
  MnExportFormat format;
  const char *path;
  gboolean sensitive;
  MnUnitView *units; /* by whose units places are shown; NULL: as they are written down */
} MnExportListRequest;

/* The fields that a list of @entity without sensitive ones would have, out of @fields. (transfer full) (element-type
 * guint) */
GArray *mn_export_list_fields (const MnEntity *entity, const guint *fields, guint n_fields, gboolean sensitive);

typedef void (*MnExportProgress) (guint done, guint all, gpointer data); /* from the worker */

/* The file is private and replaced only when it is whole. @request is copied; its strings and arrays too, and @units is
 * held. */
void mn_export_list_async (MnRegister *reg, const MnExportListRequest *request, MnExportProgress progress,
                           gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean mn_export_list_finish (MnRegister *reg, GAsyncResult *result, guint *n_rows, GError **error);
/* For the command line and tests. */
gboolean mn_export_list (MnRegister *reg, const MnExportListRequest *request, guint *n_rows, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
