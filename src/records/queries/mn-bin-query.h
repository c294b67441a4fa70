/* mn-bin-query.h: what lies in the bin
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

typedef struct {
  const MnEntity *entity;
  gint64 id;
  char *deleted_at; /* UTC */
} MnBinRow;

void mn_bin_row_free (MnBinRow *row);

/* Of every entity, newest first. (transfer full) (element-type MnBinRow) */
GPtrArray *mn_bin_query_newest (MnDb *db, guint limit, GError **error);

G_END_DECLS
