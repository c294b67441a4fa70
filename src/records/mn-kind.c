/* mn-kind.c: what each kind of field reads and shows
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-kind.h"

#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (mn-record-error-quark, mn_record_error)
/* clang-format on */

static gboolean
parse_any_text (char *cleaned, MnValue *value, GError **error)
{
  g_autofree char *text = cleaned;

  if (text == NULL)
    {
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("The text is not valid Unicode."));
      return FALSE;
    }
  if (*text == '\0')
    mn_value_clear (value);
  else
    mn_value_take_text (value, g_steal_pointer (&text));
  return TRUE;
}

/* "045 211 001.234" is 045211001234. What has other letters or signs is no such number: it is left to the checks. */
static void
drop_groups (char *text)
{
  char *kept = text;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (" .-", *p) == NULL)
      return;
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      *kept++ = *p;
  *kept = '\0';
}

static gboolean
parse_text (const MnField *field, const char *text, MnValue *value, GError **error)
{
  char *clean = mn_text_clean (text);

  if (clean != NULL && (field->flags & MN_FIELD_COMPACT) != 0)
    drop_groups (clean);
  return parse_any_text (clean, value, error);
}

static gboolean
parse_note (const MnField *field, const char *text, MnValue *value, GError **error)
{
  return parse_any_text (mn_text_clean_note (text), value, error);
}

/* The kinds of number differ in one function each; what is around it is said once. */
static gboolean
take_number (gboolean read, const gint64 *number, MnValue *value)
{
  if (read)
    mn_value_set_integer (value, *number);
  return read;
}

static gboolean
parse_integer (const MnField *field, const char *text, MnValue *value, GError **error)
{
  gint64 number = 0;
  return take_number (mn_number_parse (text, &number, error), &number, value);
}

static gboolean
parse_year (const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_autofree char *clean = mn_text_clean (text);
  gint64 year = 0;

  if (clean == NULL || strlen (clean) != 4 || !g_ascii_string_to_signed (clean, 10, 1, 9999, &year, NULL))
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                   _ ("“%s” is not a year: write four digits, as in 2017."), clean != NULL ? clean : "");
      return FALSE;
    }
  mn_value_set_integer (value, year);
  return TRUE;
}

static gboolean
parse_decimal (const MnField *field, const char *text, MnValue *value, GError **error)
{
  gint64 number = 0;
  return take_number (mn_decimal_parse (text, &number, error), &number, value);
}

static gboolean
parse_percent (const MnField *field, const char *text, MnValue *value, GError **error)
{
  gint64 number = 0;
  return take_number (mn_percent_parse (text, &number, error), &number, value);
}

static gboolean
parse_money (const MnField *field, const char *text, MnValue *value, GError **error)
{
  gint64 number = 0;
  return take_number (mn_money_parse (text, (field->flags & MN_FIELD_NEGATIVE) != 0, &number, error), &number, value);
}

static gboolean
parse_date (const MnField *field, const char *text, MnValue *value, GError **error)
{
  MnDate date;

  if (!mn_date_parse (text, &date, error))
    return FALSE;
  mn_value_take_text (value, mn_date_to_iso (date));
  return TRUE;
}

/* The words that the program shows, and the marks that people put into a column of ticks. */
static gboolean
parse_boolean (const MnField *field, const char *text, MnValue *value, GError **error)
{
  static const char *const yes[] = { "1", "x", "co", "yes", "true", "dung" };
  static const char *const no[] = { "0", "khong", "no", "false", "sai" };
  g_autofree char *folded = mn_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    if (strcmp (folded, yes[i]) == 0)
      {
        mn_value_set_integer (value, 1);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    if (strcmp (folded, no[i]) == 0)
      {
        mn_value_set_integer (value, 0);
        return TRUE;
      }
  g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("“%s” is neither “%s” nor “%s”."), text, _ ("Yes"),
               _ ("No"));
  return FALSE;
}

/* By code, else by label whatever the marks and case, as long as only one choice reads so. */
static const MnChoice *
find_choice (const MnField *field, const char *text)
{
  g_autofree char *folded = mn_fold (text);
  const MnChoice *found = NULL;

  if (field->choices == NULL)
    return NULL;
  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, text) == 0 || strcmp (_ (choice->label), text) == 0)
      return choice;
  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *label = mn_fold (_ (choice->label));

      if (strcmp (label, folded) != 0)
        continue;
      if (found != NULL)
        return NULL;
      found = choice;
    }
  return found;
}

static gboolean
parse_choice (const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_autofree char *clean = mn_text_clean (text);
  const MnChoice *choice = find_choice (field, clean != NULL ? clean : "");

  if (choice == NULL)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("“%s” is none of the choices."), text);
      return FALSE;
    }
  mn_value_set_text (value, choice->code);
  return TRUE;
}

static gboolean
parse_link (const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("“%s” must be chosen from the list."), text);
  return FALSE;
}

/* Codes stand between spaces, commas or semicolons; where there are choices their labels do too, between the last two.
 */
static gboolean
parse_codes (const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, field->choices != NULL ? ",;\n" : " ,;\n\t", -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      const char *code = g_strstrip (*part);
      const MnChoice *choice;

      if (*code == '\0')
        continue;
      choice = find_choice (field, code);
      if (choice != NULL)
        code = choice->code;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
  if (codes->len == 0)
    mn_value_clear (value);
  else
    mn_value_set_text (value, codes->str);
  return TRUE;
}

static char *
display_text (const MnField *field, const MnValue *value)
{
  return g_strdup (mn_value_get_text (value));
}

static char *
display_integer (const MnField *field, const MnValue *value)
{
  return mn_number_format (mn_value_get_integer (value));
}

static char *
display_plain (const MnField *field, const MnValue *value)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, mn_value_get_integer (value));
}

static char *
display_decimal (const MnField *field, const MnValue *value)
{
  return mn_decimal_format (mn_value_get_integer (value));
}

static char *
display_percent (const MnField *field, const MnValue *value)
{
  return mn_percent_format (mn_value_get_integer (value));
}

static char *
display_money (const MnField *field, const MnValue *value)
{
  return mn_money_format (mn_value_get_integer (value));
}

/* A date that this program did not write is shown as it stands rather than hidden. */
static char *
display_date (const MnField *field, const MnValue *value)
{
  MnDate date;

  if (!mn_date_parse_iso (mn_value_get_text (value), &date, NULL))
    return display_text (field, value);
  return mn_date_format (date);
}

static char *
display_boolean (const MnField *field, const MnValue *value)
{
  return g_strdup (mn_label_text (mn_value_get_integer (value) != 0 ? N_ ("Yes") : N_ ("No")));
}

static char *
display_choice (const MnField *field, const MnValue *value)
{
  const char *label = mn_field_choice_label (field, mn_value_get_text (value));
  return label != NULL ? g_strdup (label) : display_text (field, value);
}

static char *
display_codes (const MnField *field, const MnValue *value)
{
  g_auto (GStrv) codes = g_strsplit (mn_value_get_text (value), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = codes; *code != NULL; code++)
    {
      const char *label = mn_field_choice_label (field, *code);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label != NULL ? label : *code);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const MnKindInfo kinds[MN_N_KINDS] = {
  [MN_KIND_TEXT] = { "text", "TEXT", 24, FALSE, parse_text, display_text },
  [MN_KIND_NOTE] = { "note", "TEXT", 30, FALSE, parse_note, display_text },
  [MN_KIND_INTEGER] = { "integer", "INTEGER", 8, TRUE, parse_integer, display_integer },
  [MN_KIND_YEAR] = { "year", "INTEGER", 6, TRUE, parse_year, display_plain },
  [MN_KIND_DECIMAL] = { "decimal", "INTEGER", 8, TRUE, parse_decimal, display_decimal },
  [MN_KIND_PERCENT] = { "percent", "INTEGER", 8, TRUE, parse_percent, display_percent },
  [MN_KIND_MONEY] = { "money", "INTEGER", 14, TRUE, parse_money, display_money },
  [MN_KIND_DATE] = { "date", "TEXT", 11, TRUE, parse_date, display_date },
  [MN_KIND_BOOLEAN] = { "boolean", "INTEGER", 7, FALSE, parse_boolean, display_boolean },
  [MN_KIND_CHOICE] = { "choice", "TEXT", 14, FALSE, parse_choice, display_choice },
  [MN_KIND_LINK] = { "link", "INTEGER", 20, FALSE, parse_link, display_plain },
  [MN_KIND_CODES] = { "codes", "TEXT", 20, FALSE, parse_codes, display_codes },
};

const MnKindInfo *
mn_kind_info (MnKind kind)
{
  g_return_val_if_fail (kind < MN_N_KINDS, NULL);

  return &kinds[kind];
}
