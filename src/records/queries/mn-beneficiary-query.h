/* mn-beneficiary-query.h: who received something in a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* One benefit of one child, with where the child lived and what it lived in on the day it was received: a list of 2016
 * printed today reads as it did. Strings belong to the statement's row: valid during the callback. */
typedef struct {
  gint64 benefit_id;
  gint64 child_id;
  const char *full_name;
  const char *sort_key; /* of the name, in Vietnamese order */
  MnDate birth_date;
  const char *sex;       /* choice code */
  gint64 unit_id;        /* 0: not known */
  const char *unit_name; /* NULL: not known */
  const char *village_name;
  const char *village_kind;  /* choice code */
  const char *circumstances; /* short names joined by ", "; groups marked sensitive are never among them */
  const char *item;
  gint64 quantity; /* 0: not given */
  gboolean has_amount;
  gint64 amount;
  const char *source;  /* choice code */
  const char *sponsor; /* name */
} MnBeneficiary;

typedef gboolean (*MnBeneficiaryFunc) (const MnBeneficiary *beneficiary, gpointer data, GError **error);

/* By commune (in the order of codes), then by name. */
gboolean mn_beneficiaries_each (MnDb *db, gint64 programme_id, MnBeneficiaryFunc func, gpointer data, GError **error);

/* The programme with benefits that began last; 0 when there is none. */
gint64 mn_beneficiaries_newest_programme (MnDb *db, GError **error);

G_END_DECLS
