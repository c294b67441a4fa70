/* mn-sample-children.c: the sample's households and children with their residence, schooling and poverty
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-sample-private.h"

#include <string.h>

/* The poverty lines of 2016 to 2020 (Quyết định 59/2015/QĐ-TTg) hold from 2016 on. */
#define POVERTY_FROM "2016-01-01"
/* Elementary class by year of birth: who is born in 2010 goes to class 1 in autumn 2016. */
#define FIRST_CLASS_BORN 2011

static void
set_phone (MnSample *sample, MnRecord *row, const char *field, guint percent)
{
  g_autofree char *phone = NULL;

  /* Eleven digits, as in 2017: no such number exists any more. */
  if (!_mn_sample_percent (sample, percent))
    return;
  phone = g_strdup_printf ("0199%07u", _mn_sample_below (sample, 10000000));
  mn_record_set_text (row, field, phone);
}

static void
set_year (MnRecord *row, const char *field, int year)
{
  mn_record_set_date (row, field, mn_date_new (year, 0, 0));
}

static gboolean
add_poverty (MnSample *sample, const MnSampleHousehold *home, GError **error)
{
  MnRecord *row = _mn_sample_row (sample, "poverty");

  mn_record_set_integer (row, "household", home->id);
  mn_record_set_text (row, "class", home->poverty == 'p' ? "poor" : "near_poor");
  mn_record_set_text (row, "valid_from", POVERTY_FROM);
  mn_record_set_text (row, "decision", "2151/QĐ-UBND, 30/12/2015");
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
add_household (MnSample *sample, MnSampleHousehold *home, GError **error)
{
  MnSampleVillage *village = _mn_sample_village (sample, home->village);
  MnSampleCommune *commune = _mn_sample_commune (sample, village->commune);
  g_autofree char *code = g_strdup_printf ("%s-%04u", commune->code, ++commune->n_households);
  gboolean father = (_mn_sample_percent (sample, 88) || home->no_mother) && !home->no_father;
  MnRecord *row = _mn_sample_row (sample, "household");

  mn_record_set_text (row, "code", code);
  mn_record_set_text (row, "head_name",
                      home->carer.name != NULL ? home->carer.name
                      : father                 ? home->father
                                               : home->mother);
  set_year (row, "head_born",
            home->carer.name != NULL ? home->carer.born
            : father                 ? home->father_born
                                     : home->mother_born);
  set_phone (sample, row, "phone", 35);
  mn_record_set_integer (row, "unit", commune->id);
  mn_record_set_integer (row, "village", village->id);
  if (!_mn_sample_set_link (sample, row, "ethnic_group", village->minority ? "23" : "01", error))
    return FALSE;
  home->id = _mn_sample_add (sample, row, error);
  return home->id != 0 && (home->poverty == 0 || add_poverty (sample, home, error));
}

/* A relative of the mother's side has her family name, and her age to go by. */
static MnSampleCarer
draw_carer (MnSample *sample, const MnSampleHousehold *home, gboolean relative)
{
  static const char *const grandparents[] = { "Ông nội", "Bà nội", "Ông ngoại", "Bà ngoại" };
  static const char *const relatives[] = { "Bác", "Chú", "Cô", "Dì", "Cậu" };
  guint which = relative ? _mn_sample_below (sample, G_N_ELEMENTS (relatives))
                         : _mn_sample_below (sample, G_N_ELEMENTS (grandparents));
  gboolean female = relative ? which == 2 || which == 3 : which % 2 == 1;
  gboolean maternal = relative ? which >= 3 : which >= 2;
  const char *parent = maternal ? home->mother : home->father;
  g_autofree char *family = g_strndup (parent, strcspn (parent, " "));
  const char *middle = _mn_sample_name_part (sample, female ? "parent_middle_female" : "parent_middle_male");
  const char *given = _mn_sample_name_part (sample, female ? "parent_given_female" : "parent_given_male");
  MnSampleCarer carer = { .relation = relative ? relatives[which] : grandparents[which] };
  int older = !relative ? _mn_sample_between (sample, 21, 30) : which == 0 ? 3 : -2;

  carer.name = g_strdup_printf ("%s %s %s", family, middle, given);
  carer.born = (maternal ? home->mother_born : home->father_born) - older;
  return carer;
}

/* Whom a household has lost stands before its first row is written: the head must be alive. Drawn apart from the
 * other rows, which stay what they are. */
static void
plan_losses (MnSample *sample)
{
  guint64 random = sample->random;

  for (guint i = 0; i < sample->children->len; i++)
    {
      const MnSampleChild *child = _mn_sample_child (sample, i);
      MnSampleHousehold *home = _mn_sample_household_of (sample, child);
      /* All children of the household have lost the same parent. */
      gboolean mother_left = child->household % 4 != 0;

      if (child->marks & (MN_SAMPLE_ORPHAN_BOTH | MN_SAMPLE_STAY))
        {
          home->no_father = home->no_mother = TRUE;
          home->carer = draw_carer (sample, home, _mn_sample_percent (sample, 30));
        }
      else if (child->marks & MN_SAMPLE_ORPHAN_ONE)
        {
          home->no_father = mother_left;
          home->no_mother = !mother_left;
        }
      if (child->marks & MN_SAMPLE_STAY)
        home->away = mn_date_first_day (mn_date_from_day (_mn_sample_between (
            sample, MAX (home->moved_on + 1, _mn_sample_day (2015, 1, 5)), _mn_sample_day (2017, 4, 28))));
    }
  sample->random = random;
}

/* Of a dead parent the name alone is known; of those of a child at the centre nothing. */
static void
set_parents (MnSample *sample, MnRecord *row, const MnSampleChild *child, const MnSampleHousehold *home)
{
  if (home->away == 0)
    {
      mn_record_set_text (row, "father_name", home->father);
      mn_record_set_text (row, "mother_name", home->mother);
    }
  if (!home->no_father)
    set_year (row, "father_born", home->father_born);
  if (!home->no_mother)
    set_year (row, "mother_born", home->mother_born);
  if (!home->no_father)
    set_phone (sample, row, "father_phone", 45);
  if (!home->no_mother)
    set_phone (sample, row, "mother_phone", 45);
  if (home->away == 0 && (home->no_father || home->no_mother) && (child->marks & MN_SAMPLE_FORMER) == 0)
    mn_record_set_text (row, "note",
                        home->no_father && home->no_mother ? "Cha đã mất, mẹ đã mất; " MN_SAMPLE_INVENTED
                        : home->no_father                  ? "Cha đã mất; " MN_SAMPLE_INVENTED
                                                           : "Mẹ đã mất; " MN_SAMPLE_INVENTED);
}

static void
set_carer (MnSample *sample, MnRecord *row, MnSampleChild *child, const MnSampleCarer *carer)
{
  child->carer = g_strdup (carer->name);
  mn_record_set_text (row, "carer_name", carer->name);
  mn_record_set_text (row, "carer_relation", carer->relation);
  set_year (row, "carer_born", carer->born);
  set_phone (sample, row, "carer_phone", 50);
}

static const char *
lives_with (MnSample *sample, MnRecord *row, MnSampleChild *child, const MnSampleHousehold *home)
{
  gboolean one = home->no_father != home->no_mother;

  if (home->away != 0)
    return "institution";
  if (home->carer.name != NULL || (!one && _mn_sample_percent (sample, 3)))
    {
      gboolean relative = _mn_sample_percent (sample, 30);
      MnSampleCarer carer = draw_carer (sample, home, relative);

      set_carer (sample, row, child, home->carer.name != NULL ? &home->carer : &carer);
      relative = strchr (mn_record_get_text (row, "carer_relation"), ' ') == NULL;
      g_free (carer.name);
      return relative ? "relatives" : "grandparents";
    }
  if (!one && !_mn_sample_percent (sample, 3))
    return "parents";
  if (child->household % 4 != 0)
    return "mother";
  child->carer = g_strdup (home->father);
  return "father";
}

static void
set_family (MnSample *sample, MnRecord *row, MnSampleChild *child, const MnSampleHousehold *home)
{
  set_parents (sample, row, child, home);
  mn_record_set_text (row, "lives_with", lives_with (sample, row, child, home));
  mn_record_set_text (row, "relation_to_head", home->carer.name != NULL ? "Cháu" : "Con");
}

static gboolean
add_child (MnSample *sample, guint index, GError **error)
{
  MnSampleChild *child = _mn_sample_child (sample, index);
  MnSampleHousehold *home = _mn_sample_household_of (sample, child);
  g_autofree char *code = g_strdup_printf ("CL-%05u", index + 1);
  MnRecord *row = _mn_sample_row (sample, "child");

  mn_record_set_text (row, "code", code);
  mn_record_set_text (row, "full_name", child->name);
  if (child->year_only)
    set_year (row, "birth_date", mn_date_from_day (child->born).year);
  else
    _mn_sample_set_day (row, "birth_date", child->born);
  mn_record_set_text (row, "sex", child->female ? "female" : "male");
  if (!_mn_sample_set_link (sample, row, "ethnic_group", _mn_sample_village_of (sample, child)->minority ? "23" : "01",
                            error))
    return FALSE;
  mn_record_set_text (row, "nationality", "Việt Nam");
  if (child->personal_id != NULL)
    mn_record_set_text (row, "personal_id", child->personal_id);
  mn_record_set_integer (row, "birth_registered", child->personal_id != NULL || !_mn_sample_percent (sample, 2));
  set_family (sample, row, child, home);
  if (child->marks & MN_SAMPLE_FORMER)
    mn_record_set_text (row, "note", MN_SAMPLE_INVENTED "; đã đủ 16 tuổi, còn theo dõi vì đang nhận học bổng");
  child->id = _mn_sample_add (sample, row, error);
  return child->id != 0;
}

/* Of @to 0: to the working date and beyond. */
static gboolean
add_residence (MnSample *sample, const MnSampleChild *child, guint village_index, gint64 household, gint32 from,
               gint32 to, const char *status, const char *reason, GError **error)
{
  MnSampleVillage *village = _mn_sample_village (sample, village_index);
  MnRecord *row = _mn_sample_row (sample, "residence");

  mn_record_set_integer (row, "child", child->id);
  mn_record_set_integer (row, "unit", _mn_sample_commune (sample, village->commune)->id);
  mn_record_set_integer (row, "village", village->id);
  if (household != 0)
    mn_record_set_integer (row, "household", household);
  mn_record_set_text (row, "status", status);
  _mn_sample_set_day (row, "valid_from", from);
  if (to != 0)
    _mn_sample_set_day (row, "valid_to", to);
  if (reason != NULL)
    mn_record_set_text (row, "reason", reason);
  return _mn_sample_add (sample, row, error) != 0;
}

static gboolean
add_residences (MnSample *sample, const MnSampleChild *child, GError **error)
{
  MnSampleHousehold *home = _mn_sample_household_of (sample, child);
  const char *status = home->moved_on != 0 && child->household % 3 == 0 ? "temporary" : "permanent";
  gint32 from = child->year_only ? _mn_sample_day (mn_date_from_day (child->born).year, 1, 1) : child->born;
  const char *reason = NULL;

  if (home->moved_on > from)
    {
      /* From the neighbouring village of the list: another commune as often as villages end. */
      guint before = (home->village + 1) % sample->villages->len;

      if (!add_residence (sample, child, before, 0, from, home->moved_on - 1, "permanent", NULL, error))
        return FALSE;
      from = home->moved_on;
      reason = "Chuyển đến cùng gia đình";
    }
  if (child->marks & MN_SAMPLE_STAY)
    {
      return add_residence (sample, child, home->village, home->id, from, home->away - 1, status, reason, error)
             && add_residence (sample, child, home->village, home->id, home->away, 0, "absent",
                               "Đang ở Trung tâm Bảo trợ xã hội tỉnh", error);
    }
  return add_residence (sample, child, home->village, home->id, from, 0, status, reason, error);
}

static int
school_class (const MnSampleChild *child)
{
  return FIRST_CLASS_BORN - mn_date_from_day (child->born).year;
}

const char *
_mn_sample_level (const MnSampleChild *child)
{
  int class = school_class (child);

  if (class < -3)
    return NULL;
  return class < 1     ? "preschool"
         : class <= 5  ? "primary"
         : class <= 9  ? "lower_secondary"
         : class <= 12 ? "upper_secondary"
                       : "student";
}

static char *
school_name (const char *level, const char *place)
{
  if (g_str_equal (level, "student"))
    return g_strdup ("Trường cao đẳng (minh họa)");
  if (g_str_equal (level, "upper_secondary"))
    return g_strdup ("Trường THPT Cam Lộ");
  return g_strdup_printf ("Trường %s %s",
                          g_str_equal (level, "preschool") ? "MN"
                          : g_str_equal (level, "primary") ? "TH"
                                                           : "THCS",
                          place);
}

static void
set_class (MnSample *sample, MnRecord *row, int class)
{
  static const char *const preschool[] = { "Nhà trẻ", "Mầm", "Chồi", "Lá" };
  static const char *const results[] = { "Giỏi", "Khá", "Khá", "Khá", "Trung bình" };
  g_autofree char *text = NULL;

  if (class < 1)
    mn_record_set_text (row, "class", preschool[class + 3]);
  else if (class <= 12)
    {
      text = g_strdup_printf ("%d%c", class, 'A' + (int)_mn_sample_below (sample, 3));
      mn_record_set_text (row, "class", text);
      if (class > 5)
        mn_record_set_text (row, "result", results[_mn_sample_below (sample, G_N_ELEMENTS (results))]);
      else
        mn_record_set_text (row, "result", _mn_sample_percent (sample, 40) ? "Hoàn thành tốt" : "Hoàn thành");
    }
}

static gboolean
add_schooling (MnSample *sample, MnSampleChild *child, GError **error)
{
  const char *level = _mn_sample_level (child);
  int class = school_class (child);
  MnSampleVillage *village = _mn_sample_village_of (sample, child);
  g_autofree char *school = NULL;
  gboolean out;
  MnRecord *row;

  if (level == NULL || (class < 1 && !_mn_sample_percent (sample, class == -3 ? 25 : class == 0 ? 99 : 85)))
    return TRUE;
  out = class >= 7 && class <= 10 && child->marks == 0
        && _mn_sample_below (sample, 1000) < (village->minority ? 60 : 8);
  if (!out)
    child->marks |= MN_SAMPLE_STUDYING;
  school = school_name (level, _mn_sample_commune (sample, village->commune)->place);
  row = _mn_sample_row (sample, "schooling");
  mn_record_set_integer (row, "child", child->id);
  mn_record_set_text (row, "status", out ? "dropped_out" : "studying");
  mn_record_set_text (row, "school_year", "2016-2017");
  mn_record_set_text (row, "level", level);
  mn_record_set_text (row, "school", school);
  if (out)
    mn_record_set_text (row, "reason", "Gia đình khó khăn");
  else
    set_class (sample, row, class);
  mn_record_set_text (row, "valid_from", out ? "2016-10-03" : "2016-09-05");
  return _mn_sample_add (sample, row, error) != 0;
}

/* Offices report the children of poor and near-poor households as at risk. */
static gboolean
add_risk (MnSample *sample, const MnSampleChild *child, GError **error)
{
  MnSampleHousehold *home = _mn_sample_household_of (sample, child);
  MnRecord *row;

  if (home->poverty == 0 || (child->marks & MN_SAMPLE_FORMER) != 0)
    return TRUE;
  row = _mn_sample_row (sample, "circumstance");
  mn_record_set_integer (row, "child", child->id);
  if (!_mn_sample_set_link (sample, row, "circumstance_group", home->poverty == 'p' ? "NC.01" : "NC.02", error))
    return FALSE;
  _mn_sample_set_day (row, "valid_from", MAX (child->born, _mn_sample_day (2013, 1, 1)));
  return _mn_sample_add (sample, row, error) != 0;
}

gboolean
_mn_sample_write_people (MnSample *sample, GError **error)
{
  plan_losses (sample);
  for (guint i = 0; i < sample->households->len; i++)
    {
      if (!add_household (sample, _mn_sample_household (sample, i), error))
        return FALSE;
    }
  for (guint i = 0; i < sample->children->len; i++)
    {
      MnSampleChild *child = _mn_sample_child (sample, i);

      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (sample->cancellable, error))
        return FALSE;
      if (!add_child (sample, i, error) || !add_residences (sample, child, error)
          || !add_schooling (sample, child, error) || !add_risk (sample, child, error))
        return FALSE;
    }
  return TRUE;
}
