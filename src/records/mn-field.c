/* mn-field.c: text to value and back, with the field's own bounds
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-kind.h"

#include "mn-record.h"
#include "mn-records-private.h"

#include <string.h>

#define TEXT_MAX 255
#define NOTE_MAX 10000

gboolean
_mn_value_is_given (const MnValue *value)
{
  return !mn_value_is_null (value) && !(value->type == MN_VALUE_TEXT && value->text[0] == '\0');
}

gboolean
_mn_value_is_same (const MnValue *a, const MnValue *b)
{
  if (!_mn_value_is_given (a) || !_mn_value_is_given (b))
    return _mn_value_is_given (a) == _mn_value_is_given (b);
  return mn_value_equal (a, b);
}

static gboolean
check_text (const MnField *field, const char *text, GError **error)
{
  gint64 min = MAX (field->min, 1);
  gint64 max = field->max > 0 ? field->max : field->kind == MN_KIND_NOTE ? NOTE_MAX : TEXT_MAX;
  gint64 length = g_utf8_strlen (text, -1);

  if (length > max)
    {
      g_autofree char *most = mn_number_format (max);
      g_autofree char *have = mn_number_format (length);

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                   _ ("The text is too long: at most %s characters, here there are %s."), most, have);
      return FALSE;
    }
  if (length < min)
    {
      g_autofree char *least = mn_number_format (min);
      g_autofree char *have = mn_number_format (length);

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                   _ ("The text is too short: at least %s characters, here there are %s."), least, have);
      return FALSE;
    }
  return TRUE;
}

static char *
display_bound (const MnField *field, gint64 bound)
{
  MnValue value = { .type = MN_VALUE_INTEGER, .integer = bound };

  return mn_kind_info (field->kind)->display (field, &value);
}

static gboolean
check_number (const MnField *field, gint64 number, GError **error)
{
  if (field->min == 0 && field->max == 0)
    {
      if (number >= 0 || (field->flags & MN_FIELD_NEGATIVE) != 0)
        return TRUE;
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("It may not be below zero."));
      return FALSE;
    }
  if (number < field->min || number > field->max)
    {
      g_autofree char *least = display_bound (field, field->min);
      g_autofree char *most = display_bound (field, field->max);

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("It must be from %s to %s."), least, most);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_date (const MnField *field, const char *text, GError **error)
{
  MnDate date;

  if (!mn_date_parse_iso (text, &date, error))
    return FALSE;
  if ((field->flags & MN_FIELD_FULL_DATE) != 0 && !mn_date_is_full (date))
    {
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                           _ ("Day, month and year are needed, as in 31/05/2017."));
      return FALSE;
    }
  if ((field->min != 0 && mn_date_last_day (date) < field->min)
      || (field->max != 0 && mn_date_first_day (date) > field->max))
    {
      g_autofree char *shown = mn_date_format (date);

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("The date %s is not possible here."), shown);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_code (const MnField *field, const char *code, GError **error)
{
  if (field->choices == NULL || mn_field_choice_label (field, code) != NULL)
    return TRUE;
  g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("“%s” is none of the choices."), code);
  return FALSE;
}

static gboolean
check_codes (const MnField *field, const char *text, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (!check_code (field, codes[i], error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (strcmp (codes[i], codes[j]) == 0)
          {
            g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("“%s” is there twice."), codes[i]);
            return FALSE;
          }
    }
  return TRUE;
}

gboolean
_mn_field_check_value (const MnField *field, const MnValue *value, GError **error)
{
  gboolean is_text = strcmp (mn_kind_info (field->kind)->sql_type, "TEXT") == 0;

  /* A slip of the program, not of a person: but a value of the wrong type must never reach the file. */
  if (value->type != (is_text ? MN_VALUE_TEXT : MN_VALUE_INTEGER))
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, _ ("The value is of the wrong type."));
      return FALSE;
    }
  switch (field->kind)
    {
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
      return check_text (field, value->text, error);
    case MN_KIND_INTEGER:
    case MN_KIND_YEAR:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
    case MN_KIND_MONEY:
      return check_number (field, value->integer, error);
    case MN_KIND_DATE:
      return check_date (field, value->text, error);
    case MN_KIND_CHOICE:
      return check_code (field, value->text, error);
    case MN_KIND_CODES:
      return check_codes (field, value->text, error);
    case MN_KIND_BOOLEAN:
      if (value->integer == 0 || value->integer == 1)
        return TRUE;
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("It is either 0 or 1."));
      return FALSE;
    case MN_KIND_LINK:
    case MN_N_KINDS:
    default:
      return TRUE;
    }
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/* The value changes only when all of it is well. */
static gboolean
take_checked (const MnField *field, MnValue *read, MnValue *value, GError **error)
{
  if (_mn_value_is_given (read) && !_mn_field_check_value (field, read, error))
    return FALSE;
  mn_value_clear (value);
  *value = *read;
  *read = MN_VALUE_INIT;
  return TRUE;
}

gboolean
mn_field_parse (const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_auto (MnValue) read = MN_VALUE_INIT;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (!is_blank (text) && !mn_kind_info (field->kind)->parse (field, text, &read, error))
    return FALSE;
  return take_checked (field, &read, value, error);
}

char *
mn_field_display (const MnField *field, const MnValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (!_mn_value_is_given (value))
    return g_strdup ("");
  return mn_kind_info (field->kind)->display (field, value);
}

/* A number in a stored form is plain digits: no group, no comma, no unit. */
static gboolean
parse_stored_integer (const char *text, MnValue *value, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                   _ ("“%s” is not a number as it is stored: plain digits, as in 1200000."), text);
      return FALSE;
    }
  mn_value_set_integer (value, number);
  return TRUE;
}

static gboolean
parse_stored_link (const MnField *field, const char *text, MnDb *db, MnDate on, MnValue *value, GError **error)
{
  gint64 id = db != NULL ? mn_record_find (db, mn_field_target (field), text, on, error) : 0;

  if (id == 0)
    {
      if (db == NULL)
        g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, _ ("“%s” was not found."), text);
      return FALSE;
    }
  mn_value_set_integer (value, id);
  return TRUE;
}

static gboolean
parse_stored_codes (const MnField *field, const char *text, MnDb *db, MnValue *value, GError **error)
{
  g_autoptr (GHashTable) known = NULL;
  g_auto (GStrv) codes = NULL;

  if (!mn_kind_info (MN_KIND_CODES)->parse (field, text, value, error))
    return FALSE;
  if (field->target == NULL || db == NULL)
    return TRUE;
  known = _mn_codes_read (db, field, error);
  if (known == NULL)
    return FALSE;
  codes = g_strsplit (mn_value_get_text (value), " ", -1);
  for (char **code = codes; *code != NULL; code++)
    if (!g_hash_table_contains (known, *code))
      {
        g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, _ ("There is no code “%s”."), *code);
        return FALSE;
      }
  return TRUE;
}

static gboolean
parse_stored (const MnField *field, const char *text, MnDb *db, MnDate on, MnValue *value, GError **error)
{
  MnDate date;

  switch (field->kind)
    {
    case MN_KIND_INTEGER:
    case MN_KIND_YEAR:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
    case MN_KIND_MONEY:
    case MN_KIND_BOOLEAN:
      return parse_stored_integer (text, value, error);
    case MN_KIND_DATE:
      if (!mn_date_parse_iso (text, &date, error))
        return FALSE;
      mn_value_take_text (value, mn_date_to_iso (date));
      return TRUE;
    case MN_KIND_CHOICE:
      mn_value_set_text (value, text);
      return TRUE;
    case MN_KIND_LINK:
      return parse_stored_link (field, text, db, on, value, error);
    case MN_KIND_CODES:
      return parse_stored_codes (field, text, db, value, error);
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
    case MN_N_KINDS:
    default:
      return mn_kind_info (field->kind)->parse (field, text, value, error);
    }
}

gboolean
mn_field_parse_stored (const MnField *field, const char *text, MnDb *db, MnDate on, MnValue *value, GError **error)
{
  g_auto (MnValue) read = MN_VALUE_INIT;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (!is_blank (text) && !parse_stored (field, text, db, on, &read, error))
    return FALSE;
  return take_checked (field, &read, value, error);
}

char *
mn_field_format_stored (const MnField *field, const MnValue *value, const char *link_text)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (!_mn_value_is_given (value))
    return g_strdup ("");
  if (field->kind == MN_KIND_LINK && link_text != NULL)
    return g_strdup (link_text);
  return mn_value_to_text (value);
}
