/* mn-child.c: a child (trẻ em)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Fields as the household book and Form 01 of decree 56/2017/NĐ-CP have them; what changes in a life is in dated rows.
 */

static const MnChoice lives_with_choices[] = {
  { "parents", N_ ("Father and mother") }, { "father", N_ ("Father") },       { "mother", N_ ("Mother") },
  { "grandparents", N_ ("Grandparents") }, { "relatives", N_ ("Relatives") }, { "foster", N_ ("Foster family") },
  { "institution", N_ ("Institution") },   { "other", N_ ("Other") },         { NULL, NULL },
};

static const MnChoice residence_status_choices[] = {
  { "permanent", N_ ("Permanent resident") },
  { "temporary", N_ ("Temporary resident") },
  { "absent", N_ ("Absent") },
  { "moved_away", N_ ("Moved away") },
  { "died", N_ ("Died") },
  { NULL, NULL },
};

static const MnChoice support_choices[] = {
  { "assistance", N_ ("Monthly assistance") },
  { "insurance", N_ ("Health insurance") },
  { "scholarship", N_ ("Scholarship") },
  { "stay", N_ ("Institution care") },
  { NULL, NULL },
};

/* Nobody is that old: the year is mistyped. */
#define OLDEST 120

/* Luật Trẻ em 102/2016/QH13, article 1: a child is a person under 16. Older ones are history and may be entered. */
static void
check_birth (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  MnDate birth = mn_record_get_date (record, "birth_date");
  guint before = problems->len;

  mn_check_not_future (record, field, context, problems);
  if (problems->len == before && !mn_date_is_under (birth, OLDEST, context->working_date))
    g_ptr_array_add (problems, mn_problem_new ((int)field, MN_PROBLEM_ERROR,
                                               g_strdup (_ ("Nobody is that old: please look at the year again."))));
  if (problems->len == before && !mn_date_is_under (birth, 16, context->working_date)
      && (mn_record_get_id (record) == 0 || mn_record_field_is_changed (record, field)))
    {
      g_autofree char *on = mn_date_format (context->working_date);

      g_ptr_array_add (
          problems,
          mn_problem_new ((int)field, MN_PROBLEM_WARNING,
                          g_strdup_printf (_ ("On %s this person is %d years old, no longer a child (under 16)."), on,
                                           mn_date_age_years (birth, context->working_date))));
    }
}

/* A name has letters; what a telephone or another field left in it is seen at once. */
static void
check_name (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const char *name = mn_value_get_text (mn_record_get (record, field));

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char sign[8] = "";

      if (g_unichar_isalpha (c) || g_unichar_ismark (c) || g_utf8_strchr (" .-'’()", -1, c) != NULL)
        continue;
      g_unichar_to_utf8 (c, sign);
      g_ptr_array_add (problems, mn_problem_new ((int)field, MN_PROBLEM_WARNING,
                                                 /* Translators: a character, such as a digit. */
                                                 g_strdup_printf (_ ("“%s” does not belong in a name."), sign)));
      return;
    }
}

/* Parents' names are not in the search key: "nguyen thi h" is to find the children of that name, not those whose mother
 * and uncle make it up together. They are looked through one by one. */
static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Register number"),
    .group = N_ ("Child"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 10,
    .flags = MN_FIELD_UNIQUE | MN_FIELD_SEARCHED,
    .hint = N_ ("The office's own number; may stay empty") },
  { .name = "full_name",
    .label = N_ ("Full name"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED,
    .check = check_name,
    .hint = N_ ("Not yet named: Trai or Gái") },
  { .name = "family_name", .label = N_ ("Family name"), .kind = MN_KIND_TEXT, .max = 60 },
  { .name = "middle_name", .label = N_ ("Middle name"), .kind = MN_KIND_TEXT, .max = 60 },
  { .name = "given_name", .label = N_ ("Given name"), .kind = MN_KIND_TEXT, .max = 60 },
  { .name = "other_name", .label = N_ ("Other name"), .kind = MN_KIND_TEXT, .max = 100, .flags = MN_FIELD_SEARCHED },
  { .name = "birth_date",
    .label = N_ ("Date of birth"),
    .kind = MN_KIND_DATE,
    .width = 11,
    .check = check_birth,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("31/05/2010, 05/2010 or 2010") },
  { .name = "sex",
    .label = N_ ("Sex"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_sex_choices,
    .width = 9,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "ethnic_group",
    .label = N_ ("Ethnic group"),
    .kind = MN_KIND_LINK,
    .target = "ethnic_group",
    .width = 12,
    .flags = MN_FIELD_SENSITIVE },
  { .name = "nationality", .label = N_ ("Nationality"), .kind = MN_KIND_TEXT, .max = 60 },
  { .name = "personal_id",
    .label = N_ ("Personal ID number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .width = 14,
    .flags = MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_COMPACT,
    .check = mn_check_personal_id,
    .hint = N_ ("12 digits") },
  { .name = "birth_registered", .label = N_ ("Birth registered"), .kind = MN_KIND_BOOLEAN },
  { .name = "birth_registered_on",
    .label = N_ ("Birth registered on"),
    .kind = MN_KIND_DATE,
    .check = mn_check_not_future },
  { .name = "birth_certificate",
    .label = N_ ("Birth certificate"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .hint = N_ ("Number and date") },
  { .name = "father_name",
    .label = N_ ("Father"),
    .group = N_ ("Parents and carer"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 22,
    .flags = MN_FIELD_PERSON },
  { .name = "father_born", .label = N_ ("Father's birth"), .kind = MN_KIND_DATE, .check = mn_check_not_future },
  { .name = "father_personal_id",
    .label = N_ ("Father's ID number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .flags = MN_FIELD_COMPACT,
    .check = mn_check_personal_id },
  { .name = "father_job", .label = N_ ("Father's job"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "father_phone",
    .label = N_ ("Father's telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .check = mn_check_phone,
    .flags = MN_FIELD_SEARCHED },
  { .name = "mother_name",
    .label = N_ ("Mother"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 22,
    .flags = MN_FIELD_PERSON },
  { .name = "mother_born", .label = N_ ("Mother's birth"), .kind = MN_KIND_DATE, .check = mn_check_not_future },
  { .name = "mother_personal_id",
    .label = N_ ("Mother's ID number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .flags = MN_FIELD_COMPACT,
    .check = mn_check_personal_id },
  { .name = "mother_job", .label = N_ ("Mother's job"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "mother_phone",
    .label = N_ ("Mother's telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .check = mn_check_phone,
    .flags = MN_FIELD_SEARCHED },
  { .name = "carer_name", .label = N_ ("Other carer"), .kind = MN_KIND_TEXT, .max = 100, .flags = MN_FIELD_PERSON },
  { .name = "carer_relation",
    .label = N_ ("Carer's relation"),
    .kind = MN_KIND_TEXT,
    .max = 60,
    .hint = N_ ("E.g. grandmother") },
  { .name = "carer_born", .label = N_ ("Carer's birth"), .kind = MN_KIND_DATE, .check = mn_check_not_future },
  { .name = "carer_personal_id",
    .label = N_ ("Carer's ID number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .flags = MN_FIELD_COMPACT,
    .check = mn_check_personal_id },
  { .name = "carer_job", .label = N_ ("Carer's job"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "carer_phone",
    .label = N_ ("Carer's telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .check = mn_check_phone,
    .flags = MN_FIELD_SEARCHED },
  { .name = "lives_with", .label = N_ ("Lives with"), .kind = MN_KIND_CHOICE, .choices = lives_with_choices },
  { .name = "relation_to_head", .label = N_ ("Relation to head of household"), .kind = MN_KIND_TEXT, .max = 60 },
  { .name = "died_on",
    .label = N_ ("Date of death"),
    .group = N_ ("Other"),
    .kind = MN_KIND_DATE,
    .check = mn_check_not_future },
  MN_FIELD_NOTE_ROW,
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 14,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED },
  { .name = "village",
    .label = N_ ("Village"),
    .kind = MN_KIND_LINK,
    .target = "village",
    .width = 16,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED },
  { .name = "household",
    .label = N_ ("Household"),
    .kind = MN_KIND_LINK,
    .target = "household",
    .width = 20,
    .flags = MN_FIELD_DERIVED },
  { .name = "residence_status",
    .label = N_ ("Residence"),
    .kind = MN_KIND_CHOICE,
    .choices = residence_status_choices,
    .flags = MN_FIELD_DERIVED },
  { .name = "circumstances",
    .label = N_ ("Circumstances"),
    .kind = MN_KIND_CODES,
    .target = "circumstance_group",
    .width = 22,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED | MN_FIELD_SENSITIVE },
  { .name = "support",
    .label = N_ ("Support received"),
    .kind = MN_KIND_CODES,
    .choices = support_choices,
    .width = 24,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED },
  { .name = "schooling",
    .label = N_ ("Schooling"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_schooling_choices,
    .width = 14,
    .flags = MN_FIELD_DERIVED },
  { .name = "school_class", .label = N_ ("School class"), .kind = MN_KIND_TEXT, .width = 8, .flags = MN_FIELD_DERIVED },
  { .name = "poverty",
    .label = N_ ("Poverty"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_poverty_choices,
    .of = "household",
    .width = 12,
    .flags = MN_FIELD_DERIVED },
};

/* The household book writes a child without a name as a boy or a girl until it has one: there is no given name then. */
static gboolean
is_unnamed (const char *full_name)
{
  return g_strcmp0 (full_name, "Trai") == 0 || g_strcmp0 (full_name, "Gái") == 0;
}

static char *
summary (const MnRecord *record)
{
  const char *full = mn_record_get_text (record, "full_name");
  g_autofree char *birth = mn_date_format (mn_record_get_date (record, "birth_date"));
  g_autofree char *unnamed = is_unnamed (full) ? g_strdup_printf (_ ("%s (not yet named)"), full) : NULL;
  const char *name = unnamed != NULL ? unnamed : full;

  if (name == NULL || *birth == '\0')
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf ("%s, %s", name, birth);
}

/* A name of one word has no other part: nothing, as it comes back from a table. */
static void
set_part (MnRecord *record, const char *field, const char *part)
{
  if (*part != '\0')
    mn_record_set_text (record, field, part);
  else
    mn_record_set_null (record, field);
}

/* The full name as typed is the truth; corrected parts stay as long as they still make it up. */
static void
derive (MnRecord *record)
{
  const char *full = mn_record_get_text (record, "full_name");
  g_auto (MnName) name = { NULL, NULL, NULL };
  const char *family = mn_record_get_text (record, "family_name");
  const char *middle = mn_record_get_text (record, "middle_name");
  const char *given = mn_record_get_text (record, "given_name");
  const MnName parts = { (char *)(family ? family : ""), (char *)(middle ? middle : ""), (char *)(given ? given : "") };

  if (full == NULL || mn_name_agrees (&parts, full))
    return;
  if (is_unnamed (full))
    {
      mn_record_set_null (record, "family_name");
      mn_record_set_null (record, "middle_name");
      mn_record_set_null (record, "given_name");
      return;
    }
  mn_name_split (full, &name);
  set_part (record, "family_name", name.family);
  set_part (record, "middle_name", name.middle);
  set_part (record, "given_name", name.given);
}

static GBytes *
sort_key (const MnRecord *record)
{
  const char *family = mn_record_get_text (record, "family_name");
  const char *middle = mn_record_get_text (record, "middle_name");
  const char *full = mn_record_get_text (record, "full_name");
  const char *given = is_unnamed (full) ? full : mn_record_get_text (record, "given_name");

  return mn_collate_name_key (family ? family : "", middle ? middle : "", given ? given : "");
}

static void
add_problem (GPtrArray *problems, const char *field, MnProblemSeverity severity, const char *sentence)
{
  g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_child_entity, field), severity, g_strdup (sentence)));
}

static gboolean
is_before (MnDate date, MnDate other)
{
  return mn_date_is_set (date) && mn_date_is_set (other) && mn_date_last_day (date) < mn_date_first_day (other);
}

static void
validate_birth (const MnRecord *record, GPtrArray *problems)
{
  MnDate birth = mn_record_get_date (record, "birth_date");
  MnDate registered = mn_record_get_date (record, "birth_registered_on");
  const MnValue *is_registered = mn_record_get (record, (guint)mn_entity_field (&mn_child_entity, "birth_registered"));

  if (is_before (registered, birth))
    add_problem (problems, "birth_registered_on", MN_PROBLEM_ERROR,
                 _ ("The birth was registered before the child was born."));
  if (mn_date_is_set (registered) && !mn_value_is_null (is_registered) && is_registered->integer == 0)
    add_problem (problems, "birth_registered", MN_PROBLEM_WARNING,
                 _ ("This says that the birth is not registered, and yet there is a day of registration."));
  if (is_before (birth, mn_record_get_date (record, "father_born")))
    add_problem (problems, "father_born", MN_PROBLEM_WARNING, _ ("The father would be younger than the child."));
  if (is_before (birth, mn_record_get_date (record, "mother_born")))
    add_problem (problems, "mother_born", MN_PROBLEM_WARNING, _ ("The mother would be younger than the child."));
}

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  MnDate birth = mn_record_get_date (record, "birth_date");
  MnDate died = mn_record_get_date (record, "died_on");
  const char *full = mn_record_get_text (record, "full_name");
  const char *sex = mn_record_get_text (record, "sex");

  if ((g_strcmp0 (full, "Trai") == 0 && g_strcmp0 (sex, "female") == 0)
      || (g_strcmp0 (full, "Gái") == 0 && g_strcmp0 (sex, "male") == 0))
    add_problem (problems, "sex", MN_PROBLEM_WARNING, _ ("The word that stands for the name says the other sex."));
  if (is_before (died, birth))
    add_problem (problems, "died_on", MN_PROBLEM_ERROR, _ ("The date of death is before the date of birth."));
  validate_birth (record, problems);
}

const MnEntity mn_child_entity = {
  .name = "child",
  .title = N_ ("Child"),
  .titles = N_ ("Children"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = -1,
  .parent_field = -1,
  .has_sort_key = TRUE,
  .numbers_entity = "insurance_card",
  .summary = summary,
  .validate = validate,
  .derive = derive,
  .sort_key = sort_key,
};
