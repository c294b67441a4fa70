/* mn-unit-choices.c: the units one can make a register for
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-choices.h"

#include "mn-collate.h"
#include "mn-tsv.h"

#define UNITS "/io/github/mangnon/MangNon/lists/units.tsv"

/* Read once: 17,000 rows take a few milliseconds. */
static MnTsv *
units (GError **error)
{
  static MnTsv *tsv;

  if (tsv == NULL)
    tsv = mn_tsv_load (UNITS, error);
  return tsv;
}

static gboolean
in_force (const char *from, const char *to, const char *on)
{
  return strcmp (from, on) <= 0 && (*to == '\0' || strcmp (to, on) >= 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const MnUnitChoice *left = a;
  const MnUnitChoice *right = b;

  return mn_collate_compare (left->name, right->name);
}

GArray *
mn_unit_choices (const char *parent_code, MnDate on, GError **error)
{
  MnTsv *tsv = units (error);
  g_autofree char *day = mn_date_to_iso (on);
  GArray *choices;
  int code, name, parent, from, to;

  g_return_val_if_fail (parent_code != NULL, NULL);

  if (tsv == NULL)
    return NULL;

  code = mn_tsv_column (tsv, "code");
  name = mn_tsv_column (tsv, "name");
  parent = mn_tsv_column (tsv, "parent_code");
  from = mn_tsv_column (tsv, "valid_from");
  to = mn_tsv_column (tsv, "valid_to");
  choices = g_array_new (FALSE, FALSE, sizeof (MnUnitChoice));

  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      MnUnitChoice choice = { mn_tsv_get (tsv, i, code), mn_tsv_get (tsv, i, name) };

      if (strcmp (mn_tsv_get (tsv, i, parent), parent_code) == 0
          && in_force (mn_tsv_get (tsv, i, from), mn_tsv_get (tsv, i, to), day))
        g_array_append_val (choices, choice);
    }

  g_array_sort (choices, compare_names);
  return choices;
}
