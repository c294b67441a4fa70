/* mn-beneficiary-table.h: the children who received something in a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* What the children of one commune came to. */
typedef struct {
  gint64 unit; /* 0: not known */
  char *name;
  guint n_children; /* each once */
  guint n_benefits;
  gint64 amount;
} MnBeneficiarySum;

/* A table by commune, then by name: the order of the printed list. Signal "activated" (gint64 benefit id). */
#define MN_TYPE_BENEFICIARY_TABLE (mn_beneficiary_table_get_type ())
G_DECLARE_FINAL_TYPE (MnBeneficiaryTable, mn_beneficiary_table, MN, BENEFICIARY_TABLE, GtkWidget)

GtkWidget *mn_beneficiary_table_new (MnSession *session);
/* Reads the programme's rows (0: none). */
void mn_beneficiary_table_set_programme (MnBeneficiaryTable *self, gint64 programme);
/* Only the rows of that unit; -1: all. */
void mn_beneficiary_table_set_unit (MnBeneficiaryTable *self, gint64 unit);
/* (transfer none) (element-type MnBeneficiarySum): in the order of the table. */
GPtrArray *mn_beneficiary_table_get_sums (MnBeneficiaryTable *self);
guint mn_beneficiary_table_get_n_shown (MnBeneficiaryTable *self);
/* The benefit selected; 0: none. */
gint64 mn_beneficiary_table_get_selected (MnBeneficiaryTable *self);

G_END_DECLS
