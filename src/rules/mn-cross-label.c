/* mn-cross-label.c: the lines of a cross table as the screen says them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-cross.h"
#include "mn-i18n.h"

static const struct {
  MnCrossDimension dimension; /* MN_N_CROSS_DIMENSIONS: of any */
  const char *code;
  const char *label;
} words[] = {
  { MN_CROSS_SEX, "male", N_ ("Male") },
  { MN_CROSS_SEX, "female", N_ ("Female") },
  { MN_CROSS_SCHOOL, "preschool", N_ ("Preschool") },
  { MN_CROSS_SCHOOL, "primary", N_ ("Primary") },
  { MN_CROSS_SCHOOL, "lower_secondary", N_ ("Lower secondary") },
  { MN_CROSS_SCHOOL, "upper_secondary", N_ ("Upper secondary") },
  { MN_CROSS_SCHOOL, "student", N_ ("Student") },
  { MN_CROSS_SCHOOL, "studying", N_ ("Studying, level not known") },
  { MN_CROSS_SCHOOL, "not_yet", N_ ("Not yet at school") },
  { MN_CROSS_SCHOOL, "dropped_out", N_ ("Dropped out") },
  { MN_CROSS_SCHOOL, "finished", N_ ("Finished") },
  { MN_CROSS_POVERTY, "poor", N_ ("Poor household") },
  { MN_CROSS_POVERTY, "near_poor", N_ ("Near-poor household") },
  { MN_CROSS_POVERTY, "none", N_ ("Neither poor nor near-poor") },
  { MN_CROSS_SUPPORT, "assistance", N_ ("Monthly assistance") },
  { MN_CROSS_SUPPORT, "insurance", N_ ("Health insurance") },
  { MN_CROSS_SUPPORT, "scholarship", N_ ("Scholarship") },
  { MN_CROSS_SUPPORT, "stay", N_ ("Institution care") },
  { MN_CROSS_SUPPORT, "none", N_ ("No support") },
  { MN_CROSS_KIND, "special", N_ ("Special circumstances") },
  { MN_CROSS_KIND, "risk", N_ ("At risk") },
  { MN_CROSS_UNIT, MN_CROSS_UNCLEAR, N_ ("Not determined") },
  { MN_CROSS_UNIT, "unknown", N_ ("Place not known") },
  { MN_CROSS_VILLAGE, "unknown", N_ ("Place not known") },
  { MN_N_CROSS_DIMENSIONS, "secret", N_ ("Other circumstances") },
  { MN_N_CROSS_DIMENSIONS, "none", N_ ("None of these") },
  { MN_N_CROSS_DIMENSIONS, "unknown", N_ ("Not known") },
};

static char *
age_label (MnCrossDimension dimension, const char *code)
{
  int from = (int)g_ascii_strtoll (code, NULL, 10);
  const char *dash = strchr (code, '-');

  if (dimension == MN_CROSS_YEAR)
    return from == 0 ? g_strdup (_ ("Under 1 year"))
                     : g_strdup_printf (ngettext ("%d year", "%d years", (gulong)from), from);
  if (from == 0)
    return g_strdup_printf (_ ("Under %d"), (int)g_ascii_strtoll (dash + 1, NULL, 10));
  return g_strdup_printf (_ ("From %d to under %d"), from, (int)g_ascii_strtoll (dash + 1, NULL, 10));
}

char *
mn_cross_table_node_label (const MnCrossTable *self, gboolean is_column, guint index)
{
  const MnCrossNode *node = is_column ? mn_cross_table_get_column (self, index) : mn_cross_table_get_row (self, index);
  const MnCrossValue *value;
  MnCrossDimension dimension;

  if (node->depth == 0)
    return g_strdup (_ ("Total"));
  dimension = mn_cross_table_node_dimension (self, is_column, node);
  value = mn_cross_table_node_value (self, is_column, node);
  if (value->name != NULL)
    return g_strdup (value->name);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((words[i].dimension == dimension || words[i].dimension == MN_N_CROSS_DIMENSIONS)
        && strcmp (words[i].code, value->code) == 0)
      return g_strdup (_ (words[i].label));
  return age_label (dimension, value->code);
}
