/* mn-sample-people.c: who lives where in the sample
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

#include <string.h>

/* Invented, except for these. The report gives no count of children: 13.712 is what a district of its size has, and
 * large enough for 5.905 free insurance cards. */
#define N_CHILDREN 13712
/* "mồ côi cả cha lẫn mẹ không nơi nương tựa: 18 em, trẻ em khuyết tật: 137 em, trẻ em mồ côi cha hoặc mẹ: 198 em" */
#define N_ORPHAN_BOTH 18
#define N_DISABLED 137
#define N_ORPHAN_ONE 198
/* "có 4 trẻ em mất nguồn nuôi dưỡng được chăm sóc tại Trung tâm BTXH tỉnh Quảng Trị" */
#define N_STAYS 4
/* Of Zhishan's 69 the report says that some are at upper secondary school and some students: how many is invented. */
#define N_UPPER_SECONDARY 16
#define N_STUDENTS 8

/* Names are drawn again until nobody has the same name and day of birth. */
typedef struct {
  MnSample *sample;
  GHashTable *taken;  /* "name|day" and personal ids: looked up only */
  gint32 first, last; /* the first and the last day of birth of a child */
} People;

static char *
draw_name (MnSample *sample, const char *family, gboolean female, gboolean minority)
{
  const char *middle, *given;

  if (minority)
    {
      given = _mn_sample_name_part (sample, female ? "bru_given_female" : "bru_given_male");
      if (_mn_sample_percent (sample, 30))
        return g_strdup (given);
      return g_strdup_printf ("%s %s %s", family, female ? "Thị" : "Văn", given);
    }
  do
    {
      middle = _mn_sample_name_part (sample, female ? "middle_female" : "middle_male");
      given = _mn_sample_name_part (sample, female ? "given_female" : "given_male");
  } while (g_str_has_suffix (middle, given));
  return g_strdup_printf ("%s %s %s", family, middle, given);
}

static char *
draw_parent (MnSample *sample, const char *family, gboolean female, gboolean minority)
{
  if (minority)
    return g_strdup_printf ("%s %s %s", family, female ? "Thị" : "Văn",
                            _mn_sample_name_part (sample, female ? "bru_given_female" : "bru_given_male"));
  return g_strdup_printf ("%s %s %s", family,
                          _mn_sample_name_part (sample, female ? "parent_middle_female" : "parent_middle_male"),
                          _mn_sample_name_part (sample, female ? "parent_given_female" : "parent_given_male"));
}

/* Quảng Trị was 045; then the century and sex, the year, and six digits: made up, as everything is. */
static char *
draw_personal_id (People *people, int year, gboolean female)
{
  int digit = (year >= 2000 ? 2 : 0) + (female ? 1 : 0);

  for (;;)
    {
      g_autofree char *id
          = g_strdup_printf ("045%d%02d%06u", digit, year % 100, _mn_sample_below (people->sample, 1000000));

      if (g_hash_table_add (people->taken, g_strdup (id)))
        return g_steal_pointer (&id);
    }
}

/* Two of one family do not share the given name either. */
static gboolean
sibling_has (MnSample *sample, guint household, const char *name)
{
  const char *given = strrchr (name, ' ');

  for (guint i = sample->children->len; i-- > 0 && _mn_sample_child (sample, i)->household == household;)
    {
      const char *other = strrchr (_mn_sample_child (sample, i)->name, ' ');

      if (g_str_equal (given != NULL ? given + 1 : name,
                       other != NULL ? other + 1 : _mn_sample_child (sample, i)->name))
        return TRUE;
    }
  return FALSE;
}

static void
add_child (People *people, guint household, gint32 born, guint marks)
{
  MnSample *sample = people->sample;
  MnSampleHousehold *home = _mn_sample_household (sample, household);
  gboolean minority = _mn_sample_village (sample, home->village)->minority;
  g_autofree char *family = g_strndup (home->father, strcspn (home->father, " "));
  int year = mn_date_from_day (born).year;
  MnSampleChild child = { .household = household, .born = born, .marks = marks };

  child.female = _mn_sample_percent (sample, 48);
  /* Old entries know the year alone. Nobody near 6 or 16, where the day decides. */
  child.year_only = marks == 0 && year >= 2002 && year <= 2009 && _mn_sample_percent (sample, minority ? 12 : 1);
  for (;;)
    {
      g_autofree char *name = draw_name (sample, family, child.female, minority);
      g_autofree char *key = g_strdup_printf ("%s|%d", name, child.year_only ? year : born);

      if (!sibling_has (sample, household, name) && g_hash_table_add (people->taken, g_steal_pointer (&key)))
        {
          child.name = g_steal_pointer (&name);
          break;
        }
    }
  if (_mn_sample_percent (sample, year >= 2016 ? 90 : 55))
    child.personal_id = draw_personal_id (people, year, child.female);
  if ((marks & MN_SAMPLE_FORMER) == 0)
    home->n_children++;
  g_array_append_val (sample->children, child);
}

static guint
draw_village (MnSample *sample)
{
  guint total = 0, at, commune = 0, village = 0;

  for (guint i = 0; i < sample->communes->len; i++)
    total += _mn_sample_commune (sample, i)->weight;
  for (at = _mn_sample_below (sample, total); at >= _mn_sample_commune (sample, commune)->weight; commune++)
    at -= _mn_sample_commune (sample, commune)->weight;

  total = 0;
  for (guint i = 0; i < sample->villages->len; i++)
    total += _mn_sample_village (sample, i)->commune == commune ? _mn_sample_village (sample, i)->weight : 0;
  for (at = _mn_sample_below (sample, total);; village++)
    {
      const MnSampleVillage *info = _mn_sample_village (sample, village);

      if (info->commune != commune)
        continue;
      if (at < info->weight)
        return village;
      at -= info->weight;
    }
}

/* Days of birth under 16, the youngest first: at least one, at most @wanted (and four). Half of the families are
 * followed from their eldest child and may have more to come, half from their youngest and are complete: births fall
 * slowly, as in the country. */
static guint
draw_births (People *people, guint wanted, gint32 days[4])
{
  MnSample *sample = people->sample;
  guint draw = _mn_sample_below (sample, 100);
  guint most = draw < 26 ? 1 : draw < 68 ? 2 : draw < 91 ? 3 : 4;
  gboolean complete = _mn_sample_percent (sample, 50);
  gint32 born = _mn_sample_between (sample, people->first - (complete ? 0 : 4000), people->last);
  guint n = 0;

  for (guint i = 0; i < most && n < wanted; i++)
    {
      if (born >= people->first && born <= people->last)
        days[n++] = born;
      born += (complete ? -1 : 1) * _mn_sample_between (sample, 500, 1700);
    }
  for (guint i = 0; !complete && i < n / 2; i++)
    {
      gint32 day = days[i];

      days[i] = days[n - 1 - i];
      days[n - 1 - i] = day;
    }
  return n > 0 ? n : draw_births (people, wanted, days);
}

static void
add_household (People *people, guint wanted)
{
  MnSample *sample = people->sample;
  MnSampleHousehold home = { .village = draw_village (sample) };
  gboolean minority = _mn_sample_village (sample, home.village)->minority;
  const char *family = minority && _mn_sample_percent (sample, 90) ? "Hồ" : _mn_sample_name_part (sample, "family");
  const char *other = minority && _mn_sample_percent (sample, 90) ? "Hồ" : _mn_sample_name_part (sample, "family");
  gint32 days[4];
  guint n = draw_births (people, wanted, days);
  guint draw = _mn_sample_below (sample, 1000);

  home.father = draw_parent (sample, family, FALSE, minority);
  home.mother = draw_parent (sample, other, TRUE, minority);
  home.father_born = mn_date_from_day (days[n - 1]).year - _mn_sample_between (sample, 23, 37);
  home.mother_born = mn_date_from_day (days[n - 1]).year - _mn_sample_between (sample, 20, 34);
  home.poverty = draw < (minority ? 300 : 32) ? 'p' : draw < (minority ? 550 : 70) ? 'n' : 0;
  if (_mn_sample_below (sample, 1000) < 15)
    home.moved_on = _mn_sample_between (sample, _mn_sample_day (2014, 1, 1), _mn_sample_day (2017, 3, 31));
  g_array_append_val (sample->households, home);
  while (n-- > 0)
    add_child (people, sample->households->len - 1, days[n], 0);
}

typedef gboolean (*Fits) (MnSample *sample, const MnSampleChild *child);

static gboolean
is_alone (MnSample *sample, const MnSampleChild *child)
{
  return child->marks == 0 && !child->year_only && _mn_sample_household_of (sample, child)->n_children == 1;
}

/* One who will be four, and change rate, in the month after the working date. */
static gboolean
is_nearly_four (MnSample *sample, const MnSampleChild *child)
{
  return is_alone (sample, child) && child->born > _mn_sample_day (2013, 6, 1)
         && child->born < _mn_sample_day (2013, 7, 1);
}

static gboolean
is_over_five_alone (MnSample *sample, const MnSampleChild *child)
{
  return is_alone (sample, child) && child->born < _mn_sample_day (2012, 1, 1);
}

static gboolean
is_over_one (MnSample *sample, const MnSampleChild *child)
{
  return child->marks == 0 && !child->year_only && child->born < _mn_sample_day (2016, 1, 1);
}

static void
mark (MnSample *sample, Fits fits, guint n, guint marks)
{
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->children->len);

  for (guint i = 0; i < order->len && n > 0; i++)
    {
      MnSampleChild *child = _mn_sample_child (sample, g_array_index (order, guint, i));

      if (!fits (sample, child))
        continue;
      child->marks |= marks;
      n--;
    }
  g_assert (n == 0);
}

/* When a parent dies all the children of the household have lost one. Children of a household stand one after the
 * other. */
static void
mark_orphans_of_one (MnSample *sample, guint n)
{
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->children->len);

  for (guint i = 0; i < order->len && n > 0; i++)
    {
      guint first = g_array_index (order, guint, i);
      guint household = _mn_sample_child (sample, first)->household;
      guint size = _mn_sample_household (sample, household)->n_children;
      gboolean free = size <= n && (first == 0 || _mn_sample_child (sample, first - 1)->household != household);

      for (guint c = first; free && c < first + size; c++)
        {
          const MnSampleChild *child = _mn_sample_child (sample, c);

          free = child->marks == 0 && !child->year_only && child->born < _mn_sample_day (2016, 6, 1);
        }
      for (guint c = first; free && c < first + size; c++, n--)
        _mn_sample_child (sample, c)->marks |= MN_SAMPLE_ORPHAN_ONE;
    }
  g_assert (n == 0);
}

/* Households with an orphan or a disabled child are poor more often. */
static void
make_poorer (MnSample *sample)
{
  for (guint i = 0; i < sample->children->len; i++)
    {
      const MnSampleChild *child = _mn_sample_child (sample, i);
      MnSampleHousehold *home = _mn_sample_household_of (sample, child);
      guint draw = _mn_sample_below (sample, 100);

      if ((child->marks & MN_SAMPLE_ASSISTED) != 0 && home->poverty == 0)
        home->poverty = draw < 25 ? 'p' : draw < 45 ? 'n' : 0;
    }
}

/* Elder brothers and sisters who are no children any more but still have their scholarship. */
static void
add_former (People *people)
{
  MnSample *sample = people->sample;
  g_autoptr (GArray) order = _mn_sample_shuffle (sample, sample->households->len);

  for (guint i = 0; i < N_UPPER_SECONDARY + N_STUDENTS; i++)
    {
      guint household = g_array_index (order, guint, i);
      MnSampleHousehold *home = _mn_sample_household (sample, household);
      gint32 born = i < N_UPPER_SECONDARY
                        ? _mn_sample_between (sample, _mn_sample_day (1999, 1, 1), _mn_sample_day (2001, 5, 31))
                        : _mn_sample_between (sample, _mn_sample_day (1995, 1, 1), _mn_sample_day (1998, 12, 31));
      int year = mn_date_from_day (born).year;

      home->father_born = MIN (home->father_born, year - 24);
      home->mother_born = MIN (home->mother_born, year - 22);
      add_child (people, household, born, MN_SAMPLE_FORMER);
    }
}

gboolean
_mn_sample_make_people (MnSample *sample, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  People people = { sample, taken, 0, 0 };

  people.first = mn_date_first_day (mn_date_add_years (sample->on, -16)) + 1;
  people.last = mn_date_first_day (sample->on) - 3;
  while (sample->children->len < N_CHILDREN)
    add_household (&people, N_CHILDREN - sample->children->len);

  mark (sample, is_nearly_four, 1, MN_SAMPLE_ORPHAN_BOTH);
  mark (sample, is_over_five_alone, N_ORPHAN_BOTH - 1, MN_SAMPLE_ORPHAN_BOTH);
  mark (sample, is_over_five_alone, N_STAYS, MN_SAMPLE_STAY);
  mark_orphans_of_one (sample, N_ORPHAN_ONE);
  mark (sample, is_over_one, N_DISABLED, MN_SAMPLE_DISABLED);
  make_poorer (sample);
  add_former (&people);
  return !g_cancellable_set_error_if_cancelled (sample->cancellable, error);
}
