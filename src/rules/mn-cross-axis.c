/* mn-cross-axis.c: the dimensions that children are counted by, and their values
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-cross-private.h"
#include "mn-i18n.h"

static const struct {
  const char *name;
  const char *title;
  gboolean multiple;
} infos[MN_N_CROSS_DIMENSIONS] = {
  [MN_CROSS_UNIT] = { "unit", N_ ("Unit"), FALSE },
  [MN_CROSS_VILLAGE] = { "village", N_ ("Village, quarter"), FALSE },
  [MN_CROSS_KIND] = { "kind", N_ ("Special circumstances, risk"), TRUE },
  [MN_CROSS_CIRCUMSTANCE] = { "circumstance", N_ ("Group of circumstances"), TRUE },
  [MN_CROSS_DETAIL] = { "detail", N_ ("Circumstance in detail"), TRUE },
  [MN_CROSS_SEX] = { "sex", N_ ("Sex"), FALSE },
  [MN_CROSS_AGE] = { "age", N_ ("Age band"), FALSE },
  [MN_CROSS_YEAR] = { "year", N_ ("Age in years"), FALSE },
  [MN_CROSS_ETHNIC] = { "ethnic", N_ ("Ethnic group"), FALSE },
  [MN_CROSS_SCHOOL] = { "schooling", N_ ("Schooling"), FALSE },
  [MN_CROSS_POVERTY] = { "poverty", N_ ("Poverty"), FALSE },
  [MN_CROSS_SUPPORT] = { "support", N_ ("Support received"), TRUE },
};

/* The bands of the list's filters: the decrees on assistance, and school. */
static const struct {
  int from, to;
  const char *code;
} bands[] = { { 0, 6, "0-6" }, { 6, 11, "6-11" }, { 11, MN_CROSS_UNDER, "11-16" } };

static const char *const sexes[] = { "male", "female", "unknown" };
static const char *const poverties[] = { "poor", "near_poor", "none" };
static const char *const schools[] = { "preschool", "primary", "lower_secondary", "upper_secondary", "student",
                                       "studying",  "not_yet", "dropped_out",     "finished",        "unknown" };
static const char *const supports[] = { "assistance", "insurance", "scholarship", "stay", "none" };
static const char *const kinds[] = { "special", "risk", "none" };

const char *
mn_cross_dimension_name (MnCrossDimension dimension)
{
  g_return_val_if_fail (dimension < MN_N_CROSS_DIMENSIONS, NULL);
  return infos[dimension].name;
}

const char *
mn_cross_dimension_title (MnCrossDimension dimension)
{
  g_return_val_if_fail (dimension < MN_N_CROSS_DIMENSIONS, NULL);
  return _ (infos[dimension].title);
}

gboolean
mn_cross_dimension_is_multiple (MnCrossDimension dimension)
{
  g_return_val_if_fail (dimension < MN_N_CROSS_DIMENSIONS, FALSE);
  return infos[dimension].multiple;
}

gboolean
mn_cross_dimension_parse (const char *name, MnCrossDimension *dimension)
{
  for (guint i = 0; i < MN_N_CROSS_DIMENSIONS; i++)
    if (strcmp (infos[i].name, name) == 0)
      {
        *dimension = (MnCrossDimension)i;
        return TRUE;
      }
  return FALSE;
}

static void
value_free (gpointer data)
{
  MnCrossValue *value = data;

  g_free (value->code);
  g_free (value->name);
  g_free (value->kind);
  g_free (value);
}

static MnCrossValue *
add_value (MnCrossAxis *self, const char *code, const char *name)
{
  MnCrossValue *value = g_new0 (MnCrossValue, 1);

  value->code = g_strdup (code);
  value->name = g_strdup (name);
  value->name_index = -1;
  value->unknown
      = g_strcmp0 (code, "unknown") == 0 || g_strcmp0 (code, "none") == 0 || g_strcmp0 (code, MN_CROSS_UNCLEAR) == 0;
  g_ptr_array_add (self->values, value);
  return value;
}

static void
add_codes (MnCrossAxis *self, const char *const *codes, guint n_codes)
{
  for (guint i = 0; i < n_codes; i++)
    add_value (self, codes[i], NULL);
}

static void
add_names (MnCrossAxis *self, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const MnCrossName *name = g_ptr_array_index (names, i);
      MnCrossValue *value = add_value (self, name->code, name->name);

      value->kind = g_strdup (name->kind);
      value->name_index = (gint32)i;
    }
  add_value (self, "unknown", NULL);
}

/* Groups ----------------------------------------------------------------------------------------- */

static gint32
find_group (const GPtrArray *names, gint64 id)
{
  for (guint i = 0; i < names->len; i++)
    if (((MnCrossName *)g_ptr_array_index (names, i))->id == id)
      return (gint32)i;
  return -1;
}

/* The group that an officer speaks of. Of the law's these are its fourteen; what stands under the heads of risks and of
 * local groups ("L04", "NC") is one step below the head, which says nothing itself. */
static gint32
group_above (const GPtrArray *names, gint32 index)
{
  gint32 below = index;
  const MnCrossName *name = g_ptr_array_index (names, index);

  for (int step = 0; name->parent != 0 && step < 16; step++)
    {
      gint32 above = find_group (names, name->parent);

      if (above < 0)
        break;
      below = index;
      index = above;
      name = g_ptr_array_index (names, index);
    }
  return strcmp (name->kind, "law") == 0 ? index : below;
}

static void
add_group_kinds (MnCrossAxis *self)
{
  const GPtrArray *names = self->facts->group_names;

  add_codes (self, kinds, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < names->len; i++)
    self->of_name[i] = strcmp (((MnCrossName *)g_ptr_array_index (names, i))->kind, "risk") == 0 ? 1 : 0;
}

/* Only groups that some child has: the lists are long. */
static void
add_groups (MnCrossAxis *self, gboolean detail, gboolean name_sensitive)
{
  const GPtrArray *names = self->facts->group_names;
  g_autofree gboolean *used = g_new0 (gboolean, names->len + 1);
  g_autofree gint32 *shown = g_new (gint32, names->len + 1);
  gint32 secret = -1;

  for (guint i = 0; i < names->len; i++)
    shown[i] = detail ? (gint32)i : group_above (names, (gint32)i);
  for (guint i = 0; i < self->facts->groups->len; i++)
    used[g_array_index (self->facts->groups, gint32, i)] = TRUE;
  for (guint i = 0; i < names->len; i++)
    if (used[i] && !used[shown[i]])
      used[shown[i]] = TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      const MnCrossName *name = g_ptr_array_index (names, i);

      self->of_name[i] = -1;
      if (used[i] && shown[i] == (gint32)i && (name_sensitive || !name->sensitive))
        {
          self->of_name[i] = (gint32)self->values->len;
          add_value (self, name->code, name->name)->name_index = (gint32)i;
        }
    }
  /* A second pass: a sub-group may stand before the group above it, and what is secret is one line after all others. */
  for (guint i = 0; i < names->len; i++)
    {
      gint32 above = shown[i];

      if (!used[i])
        continue;
      if (self->of_name[above] < 0 && secret < 0)
        {
          secret = (gint32)self->values->len;
          add_value (self, "secret", NULL);
        }
      self->of_name[i] = self->of_name[above] >= 0 ? self->of_name[above] : secret;
    }
  add_value (self, "none", NULL);
}

/* Ages ------------------------------------------------------------------------------------------- */

static void
add_years (MnCrossAxis *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    self->years[i] = mn_date_last_day (mn_date_add_years (self->facts->on, -(int)i));
  if (self->dimension == MN_CROSS_AGE)
    for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
      add_value (self, bands[i].code, NULL);
  else
    for (int year = 0; year < MN_CROSS_UNDER; year++)
      {
        g_autofree char *code = g_strdup_printf ("%d", year);

        add_value (self, code, NULL);
      }
}

static guint
year_of (const MnCrossAxis *self, const MnCrossFact *fact)
{
  guint year = 0;

  while (year + 1 < MN_CROSS_UNDER && fact->birth <= self->years[year + 1])
    year++;
  return year;
}

static guint
band_of (guint year)
{
  guint band = 0;

  while (band + 1 < G_N_ELEMENTS (bands) && (int)year >= bands[band].to)
    band++;
  return band;
}

/* All -------------------------------------------------------------------------------------------- */

MnCrossAxis *
mn_cross_axis_new (const MnCrossFacts *facts, MnCrossDimension dimension, gboolean name_sensitive)
{
  MnCrossAxis *self = g_new0 (MnCrossAxis, 1);

  self->dimension = dimension;
  self->facts = facts;
  self->values = g_ptr_array_new_with_free_func (value_free);
  if (dimension == MN_CROSS_KIND || dimension == MN_CROSS_CIRCUMSTANCE || dimension == MN_CROSS_DETAIL)
    self->of_name = g_new0 (gint32, facts->group_names->len + 1);
  if (dimension == MN_CROSS_UNIT)
    add_names (self, facts->units);
  else if (dimension == MN_CROSS_VILLAGE)
    add_names (self, facts->villages);
  else if (dimension == MN_CROSS_ETHNIC)
    add_names (self, facts->ethnic);
  else if (dimension == MN_CROSS_KIND)
    add_group_kinds (self);
  else if (self->of_name != NULL)
    add_groups (self, dimension == MN_CROSS_DETAIL, name_sensitive);
  else if (dimension == MN_CROSS_SEX)
    add_codes (self, sexes, G_N_ELEMENTS (sexes));
  else if (dimension == MN_CROSS_SCHOOL)
    add_codes (self, schools, G_N_ELEMENTS (schools));
  else if (dimension == MN_CROSS_POVERTY)
    add_codes (self, poverties, G_N_ELEMENTS (poverties));
  else if (dimension == MN_CROSS_SUPPORT)
    add_codes (self, supports, G_N_ELEMENTS (supports));
  else
    add_years (self);
  return self;
}

void
mn_cross_axis_free (MnCrossAxis *self)
{
  g_ptr_array_unref (self->values);
  g_free (self->of_name);
  g_free (self);
}

static guint
group_values (const MnCrossAxis *self, const MnCrossFact *fact, guint *values)
{
  guint n = 0;

  for (guint i = 0; i < fact->n_groups && n < MN_CROSS_MANY; i++)
    {
      guint value = (guint)self->of_name[g_array_index (self->facts->groups, gint32, fact->first_group + i)];
      guint at = 0;

      while (at < n && values[at] != value)
        at++;
      if (at == n)
        values[n++] = value;
    }
  if (n == 0)
    values[n++] = self->values->len - 1;
  return n;
}

static guint
support_values (const MnCrossFact *fact, guint *values)
{
  guint n = 0;

  for (guint i = 0; i < MN_N_CROSS_SUPPORTS; i++)
    if ((fact->support & (1u << i)) != 0)
      values[n++] = i;
  if (n == 0)
    values[n++] = MN_N_CROSS_SUPPORTS;
  return n;
}

guint
mn_cross_axis_values (const MnCrossAxis *self, const MnCrossFact *fact, guint *values)
{
  guint last = self->values->len - 1;

  switch (self->dimension)
    {
    case MN_CROSS_UNIT:
      values[0] = fact->unit >= 0 ? (guint)fact->unit : last;
      return 1;
    case MN_CROSS_VILLAGE:
      values[0] = fact->village >= 0 ? (guint)fact->village : last;
      return 1;
    case MN_CROSS_ETHNIC:
      values[0] = fact->ethnic_group >= 0 ? (guint)fact->ethnic_group : last;
      return 1;
    case MN_CROSS_SEX:
      values[0] = fact->sex;
      return 1;
    case MN_CROSS_AGE:
      values[0] = band_of (year_of (self, fact));
      return 1;
    case MN_CROSS_YEAR:
      values[0] = year_of (self, fact);
      return 1;
    case MN_CROSS_SCHOOL:
      values[0] = fact->school;
      return 1;
    case MN_CROSS_POVERTY:
      values[0] = fact->poverty;
      return 1;
    case MN_CROSS_SUPPORT:
      return support_values (fact, values);
    default:
      return group_values (self, fact, values);
    }
}
