/* mn-import-translate-place.c: where the child of a row lives
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#define MAX_ADDRESS 200 /* characters, as a household has it */

/* (transfer full): NULL when there is no such column, or nothing in it. */
static char *
text_of (MnImport *import, const char *target)
{
  int column = _mn_import_shape_column (import->list->shape, target);
  char *text = column >= 0 ? mn_text_clean (_mn_import_list_text (import, (guint)column)) : NULL;

  if (text != NULL && *text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* Under "Tổ" people write 5. */
static char *
village_text (MnImport *import)
{
  char *text = text_of (import, "village");
  const char *heading;
  const char *rest;
  const char *kind;

  if (text == NULL || strspn (text, "0123456789") != strlen (text))
    return text;
  heading = import->list->shape->headings->pdata[_mn_import_shape_column (import->list->shape, "village")];
  kind = _mn_import_village_kind (heading, &rest);
  if (kind != NULL && *rest == '\0')
    {
      g_autofree char *word = mn_text_lower (heading);
      g_autofree char *clean = mn_text_clean (word);
      g_autofree char *capital = mn_text_capitalize (clean);
      char *named = g_strdup_printf ("%s %s", capital, text);

      g_free (text);
      return named;
    }
  return text;
}

static gboolean
find_unit (MnImport *import, const char *address)
{
  MnImportList *list = import->list;
  g_autofree char *text = text_of (import, "unit");
  g_autofree char *why = NULL;

  if (text != NULL)
    list->facts.unit = _mn_import_places_find_unit (list->places, text, &why);
  else if (address != NULL)
    list->facts.unit = _mn_import_places_named_in (list->places, address);
  if (list->facts.unit == 0 && text == NULL)
    list->facts.unit = list->section_unit != 0 ? list->section_unit : list->unit;
  if (list->facts.unit != 0)
    return TRUE;
  _mn_import_reject (import, why != NULL ? why : _ ("The row does not say of which commune the child is."));
  return FALSE;
}

/* What begins with such a word is above the commune. */
static gboolean
is_above_commune (const char *part)
{
  static const char *const words[]
      = { "huyện ", "quận ", "tỉnh ", "thành phố ", "thị xã ", "tp ", "tp.", "h.", "q.", "t.", "việt nam" };
  g_autofree char *lower = mn_text_lower (part);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]))
      return TRUE;
  return FALSE;
}

/* The village that the register has, else the last part that says it is one ("xóm Giếng, thôn Cam Vũ 1"); -1: none, -2:
 * the import cannot go on. */
static int
find_village_part (MnImport *import, char **parts, guint n, GError **error)
{
  MnImportList *list = import->list;
  int said = -1;

  for (int i = (int)n - 1; i >= 0; i--)
    {
      gint64 known = 0;

      if (*parts[i] != '\0')
        known = _mn_import_places_find_village (list->places, list->facts.unit, parts[i], error);
      if (known != 0)
        return known > 0 ? i : -2;
      if (said < 0 && _mn_import_village_kind (parts[i], NULL) != NULL)
        said = i;
    }
  return said;
}

/* "Số 5 Trần Phú, thôn Cam Vũ 1, xã Cam Thủy, huyện Cam Lộ": what stands before the commune is a village, or the rest
 * that a household keeps. */
static gboolean
read_address (MnImport *import, const char *address, char **village, GError **error)
{
  MnImportList *list = import->list;
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+[-–]\\s+|[,;\\n]+", address, 0, 0);
  g_autoptr (GString) rest = g_string_new (NULL);
  guint n = 0;
  int at;

  while (parts[n] != NULL && !is_above_commune (g_strstrip (parts[n]))
         && _mn_import_places_named_in (list->places, parts[n]) == 0)
    n++;
  at = find_village_part (import, parts, n, error);
  if (at == -2)
    return FALSE;
  for (int i = 0; i < (int)n; i++)
    if (i != at && *parts[i] != '\0')
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? ", " : "", parts[i]);
  if (g_utf8_strlen (rest->str, -1) > MAX_ADDRESS)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("House number, street: “%s” is too long."), rest->str);

      _mn_import_reject (import, sentence);
      return TRUE;
    }
  if (rest->len > 0)
    list->facts.address = g_string_free (g_steal_pointer (&rest), FALSE);
  if (at < 0 || *village != NULL)
    return TRUE;
  *village = g_strdup (parts[at]);
  list->facts.guessed = _mn_import_village_kind (parts[at], NULL) == NULL;
  return TRUE;
}

/* "Thường trú" below "Nơi ở", as our own lists have it, is no place. */
static gboolean
is_place (const char *address)
{
  static const char *const words[] = { "thuong tru", "tam tru", "tam vang", "co", "khong" };
  g_autofree char *folded = mn_fold (address);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0)
      return FALSE;
  return TRUE;
}

gboolean
_mn_import_translate_place (MnImport *import, GError **error)
{
  MnImportList *list = import->list;
  MnImportFacts *facts = &list->facts;
  g_autofree char *address = text_of (import, "address");
  g_autofree char *village = village_text (import);

  facts->household_code = text_of (import, "household_code");
  facts->household_head = text_of (import, "household_head");
  if (!find_unit (import, address))
    return TRUE;
  if (address != NULL && is_place (address) && !read_address (import, address, &village, error))
    return FALSE;
  if (village == NULL && list->section_village != NULL)
    village = g_strdup (list->section_village);
  if (village == NULL)
    return TRUE;
  facts->village = _mn_import_places_find_village (list->places, facts->unit, village, error);
  if (facts->village < 0)
    return FALSE;
  if (facts->village == 0)
    facts->new_village = g_steal_pointer (&village);
  return TRUE;
}
