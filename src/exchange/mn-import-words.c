/* mn-import-words.c: headings and marks as people write them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#define LIST "/io/github/mangnon/MangNon/lists/import-headings.tsv"

/* In the order in which a list of choices shows them; what is not here is a field of the child, under its own name. */
static const struct {
  const char *code;
  MnTarget target;
  const char *label;
} targets[] = {
  { "pass", MN_TARGET_PASS, N_ ("Not taken in") },
  { "number", MN_TARGET_NUMBER, N_ ("Running number") },
  { "reason", MN_TARGET_REASON, N_ ("Reason for rejection") },
  { "male", MN_TARGET_MALE, N_ ("Boy: x, or date of birth") },
  { "female", MN_TARGET_FEMALE, N_ ("Girl: x, or date of birth") },
  { "birth_day", MN_TARGET_BIRTH_DAY, N_ ("Day of birth") },
  { "birth_month", MN_TARGET_BIRTH_MONTH, N_ ("Month of birth") },
  { "birth_year", MN_TARGET_BIRTH_YEAR, N_ ("Year of birth") },
  { "unit", MN_TARGET_UNIT, N_ ("Commune") },
  { "village", MN_TARGET_VILLAGE, N_ ("Village") },
  { "address", MN_TARGET_ADDRESS, N_ ("Address (village, commune)") },
  { "household_code", MN_TARGET_HOUSEHOLD_CODE, N_ ("Household number") },
  { "household_head", MN_TARGET_HOUSEHOLD_HEAD, N_ ("Head of household") },
  { "parents", MN_TARGET_PARENTS, N_ ("Parents") },
  { "phone", MN_TARGET_PHONE, N_ ("Telephone") },
  { "poverty", MN_TARGET_POVERTY, N_ ("Poverty class") },
  { "poor", MN_TARGET_POOR, N_ ("Poor household (x)") },
  { "near_poor", MN_TARGET_NEAR_POOR, N_ ("Near-poor household (x)") },
  { "circumstance", MN_TARGET_CIRCUMSTANCE, N_ ("Circumstances") },
  { "schooling", MN_TARGET_SCHOOLING, N_ ("Schooling") },
  { "class", MN_TARGET_CLASS, N_ ("School class") },
  { "school", MN_TARGET_SCHOOL, N_ ("School") },
  { "insurance", MN_TARGET_INSURANCE, N_ ("Health-insurance card") },
};

static const MnEntity *
child (void)
{
  return mn_entity_find ("child");
}

/* Fields that a list says itself; those that the program writes are not. */
static gboolean
is_told (const MnField *field)
{
  return (field->flags & MN_FIELD_DERIVED) == 0;
}

const char *const *
mn_import_target_codes (void)
{
  static gsize once;
  static GPtrArray *codes;

  if (g_once_init_enter (&once))
    {
      codes = g_ptr_array_new ();
      g_ptr_array_add (codes, (gpointer) "pass");
      for (guint i = 0; i < child ()->n_fields; i++)
        if (is_told (&child ()->fields[i]))
          g_ptr_array_add (codes, (gpointer)child ()->fields[i].name);
      for (gsize i = 1; i < G_N_ELEMENTS (targets); i++)
        g_ptr_array_add (codes, (gpointer)targets[i].code);
      g_ptr_array_add (codes, NULL);
      g_once_init_leave (&once, 1);
    }
  return (const char *const *)codes->pdata;
}

gboolean
_mn_import_column_parse (const char *code, MnImportColumn *column)
{
  int field = mn_entity_field (child (), code);

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].code, code) == 0)
      {
        *column = (MnImportColumn) { targets[i].code, targets[i].target, -1 };
        return TRUE;
      }
  if (g_str_has_prefix (code, "mark:"))
    *column = (MnImportColumn) { g_intern_string (code), MN_TARGET_MARK, -1 };
  else if (field >= 0 && is_told (&child ()->fields[field]))
    *column = (MnImportColumn) { child ()->fields[field].name, MN_TARGET_FIELD, field };
  else
    return FALSE;
  return TRUE;
}

const char *
mn_import_target_label (const char *code)
{
  MnImportColumn column;

  if (!_mn_import_column_parse (code, &column))
    return NULL;
  if (column.target == MN_TARGET_FIELD)
    return mn_field_label (&child ()->fields[column.field]);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (targets[i].target == column.target)
      return _ (targets[i].label);
  return _ ("Circumstance (x)");
}

/* Letters and digits in single spaces, small, with their marks. */
static char *
simplify (const char *text)
{
  g_autofree char *nfc = mn_text_nfc (text);
  g_autofree char *lower = mn_text_lower (nfc);
  GString *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* "giới tính>nam" of "Giới tính > Nam"; without marks "gioi tinh>nam". */
static char *
make_key (const char *above, const char *heading, gboolean marks)
{
  g_autofree char *top = marks ? simplify (above) : mn_fold (above);
  g_autofree char *bottom = marks ? simplify (heading) : mn_fold (heading);

  return *top != '\0' ? g_strconcat (top, ">", bottom, NULL) : g_steal_pointer (&bottom);
}

/* The first that says it has it. */
static void
add_way (GHashTable *words, const char *target, const char *above, const char *heading)
{
  for (int marks = 0; marks < 2; marks++)
    {
      char *key = make_key (above, heading, marks);

      if (g_hash_table_contains (words, key))
        g_free (key);
      else
        g_hash_table_insert (words, key, (gpointer)g_intern_string (target));
    }
}

static void
add_ways (GHashTable *words, const char *target, const char *ways)
{
  g_auto (GStrv) each = g_strsplit (ways, "|", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *sign = strchr (each[i], '>');

      if (sign != NULL)
        *sign = '\0';
      add_way (words, target, sign != NULL ? each[i] : "", sign != NULL ? sign + 1 : each[i]);
    }
}

static gpointer
load_words (gpointer data)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTsv) list = mn_tsv_load (LIST, &error);

  if (list == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < mn_tsv_n_rows (list); i++)
    add_ways (words, mn_tsv_get (list, i, 0), mn_tsv_get (list, i, 1));
  /* Lists that this program made have its own labels, in either language. */
  for (guint i = 0; i < child ()->n_fields; i++)
    if (is_told (&child ()->fields[i]))
      {
        add_ways (words, child ()->fields[i].name, mn_field_label (&child ()->fields[i]));
        add_ways (words, child ()->fields[i].name, child ()->fields[i].label);
      }
  return words;
}

/* What stands behind a heading in brackets or on a second line explains it: "Ngày sinh (ghi đủ ngày/tháng/năm)". */
static char *
without_remark (const char *heading)
{
  const char *end = heading + strcspn (heading, "(\n*:");

  return g_strndup (heading, (gsize)(end - heading));
}

const char *
_mn_import_words_heading (const char *above, const char *heading)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *words = g_once (&once, load_words, NULL);
  g_autofree char *short_above = without_remark (above);
  g_autofree char *short_heading = without_remark (heading);
  const char *const tries[][2]
      = { { above, heading }, { short_above, short_heading }, { "", heading }, { "", short_heading } };
  const char *sign = *above == '\0' ? strstr (heading, " > ") : NULL; /* a table of rejected rows */
  const char *found = NULL;

  if (sign != NULL)
    {
      g_autofree char *top = g_strndup (heading, (gsize)(sign - heading));

      return _mn_import_words_heading (top, sign + 3);
    }
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (tries) && found == NULL; i++)
    {
      g_autofree char *key = make_key (tries[i / 2][0], tries[i / 2][1], i % 2 == 0);

      found = *key != '\0' ? g_hash_table_lookup (words, key) : NULL;
    }
  if (found == NULL && *above != '\0')
    {
      g_autofree char *both = g_strconcat (above, " ", heading, NULL);

      found = _mn_import_words_heading ("", both);
    }
  return found;
}

gboolean
_mn_import_is_mark (const char *text)
{
  static const char *const marks[] = { "x", "xx", "v", "1", "co", "dung" };
  g_autofree char *folded = mn_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (folded, marks[i]) == 0)
      return TRUE;
  /* Ticks and crosses of symbol fonts fold to nothing. */
  return *folded == '\0' && strpbrk (text, "+") != NULL
             ? TRUE
             : *folded == '\0' && *text != '\0' && g_utf8_strlen (text, -1) == 1 && g_utf8_get_char (text) > 0x2000;
}

const char *
_mn_import_village_kind (const char *text, const char **rest)
{
  static const char *const words[][2] = { { "tổ dân phố", "to_dan_pho" },
                                          { "khu phố", "khu_pho" },
                                          { "thôn", "thon" },
                                          { "bản", "ban" },
                                          { "ấp", "ap" },
                                          { "tdp", "to_dan_pho" },
                                          { "kp", "khu_pho" },
                                          { "khóm", "khu_pho" },
                                          { "xóm", "thon" },
                                          { "làng", "thon" },
                                          { "tổ", "to_dan_pho" },
                                          { "buôn", "thon" } };
  g_autofree char *lower = mn_text_lower (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i][0]))
      {
        gsize n = (gsize)g_utf8_strlen (words[i][0], -1);
        const char *after = g_utf8_offset_to_pointer (text, (glong)n);

        if (*after != '\0' && strchr (" .:0123456789", *after) == NULL)
          continue;
        if (rest != NULL)
          *rest = after + strspn (after, " .:");
        return words[i][1];
      }
  if (rest != NULL)
    *rest = text;
  return NULL;
}
