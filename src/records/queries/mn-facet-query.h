/* mn-facet-query.h: what children can be filtered by
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* A line of a filter: a unit where children live, a group of circumstances that is in use. */
typedef struct {
  gint64 id;
  char *code;
  char *label;
  gboolean sensitive;
  gboolean risk;
} MnFacet;

/* In the order of their codes; groups of law first. (transfer full) (element-type MnFacet) */
GPtrArray *mn_facet_query_units (MnDb *db, GError **error);
GPtrArray *mn_facet_query_groups (MnDb *db, GError **error);

extern const char *const mn_facet_query_texts[];

G_END_DECLS
