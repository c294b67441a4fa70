/* mn-value.c: one stored value
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-value.h"

#include "mn-i18n.h"

#include <string.h>

G_DEFINE_QUARK (mn - value - error - quark, mn_value_error)

void
mn_value_clear (MnValue *value)
{
  g_return_if_fail (value != NULL);

  if (value->type == MN_VALUE_TEXT)
    g_free (value->text);
  else if (value->type == MN_VALUE_BYTES)
    g_bytes_unref (value->bytes);

  *value = MN_VALUE_INIT;
}

void
mn_value_set_integer (MnValue *value, gint64 integer)
{
  mn_value_clear (value);
  value->type = MN_VALUE_INTEGER;
  value->integer = integer;
}

void
mn_value_set_text (MnValue *value, const char *text)
{
  /* The copy is made first: the text may be the value's own. */
  mn_value_take_text (value, g_strdup (text));
}

void
mn_value_take_text (MnValue *value, char *text)
{
  mn_value_clear (value);
  if (text == NULL)
    return;

  value->type = MN_VALUE_TEXT;
  value->text = text;
}

void
mn_value_take_bytes (MnValue *value, GBytes *bytes)
{
  mn_value_clear (value);
  if (bytes == NULL)
    return;

  value->type = MN_VALUE_BYTES;
  value->bytes = bytes;
}

void
mn_value_copy (MnValue *into, const MnValue *from)
{
  g_return_if_fail (from != NULL);

  switch (from->type)
    {
    case MN_VALUE_INTEGER:
      mn_value_set_integer (into, from->integer);
      break;
    case MN_VALUE_TEXT:
      mn_value_set_text (into, from->text);
      break;
    case MN_VALUE_BYTES:
      mn_value_take_bytes (into, g_bytes_ref (from->bytes));
      break;
    case MN_VALUE_NULL:
    default:
      mn_value_clear (into);
      break;
    }
}

gboolean
mn_value_equal (const MnValue *a, const MnValue *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case MN_VALUE_INTEGER:
      return a->integer == b->integer;
    case MN_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case MN_VALUE_BYTES:
      return g_bytes_equal (a->bytes, b->bytes);
    case MN_VALUE_NULL:
    default:
      return TRUE;
    }
}

gint64
mn_value_get_integer (const MnValue *value)
{
  g_return_val_if_fail (value != NULL, 0);

  return value->type == MN_VALUE_INTEGER ? value->integer : 0;
}

const char *
mn_value_get_text (const MnValue *value)
{
  g_return_val_if_fail (value != NULL, "");

  return value->type == MN_VALUE_TEXT ? value->text : "";
}

/* Sort keys are derived and not audited, but whoever looks at one while searching for a fault should see it. */
static char *
bytes_to_hex (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GString *hex = g_string_sized_new (2 * size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);

  return g_string_free (hex, FALSE);
}

char *
mn_value_to_text (const MnValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  switch (value->type)
    {
    case MN_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case MN_VALUE_TEXT:
      return g_strdup (value->text);
    case MN_VALUE_BYTES:
      return bytes_to_hex (value->bytes);
    case MN_VALUE_NULL:
    default:
      return NULL;
    }
}
