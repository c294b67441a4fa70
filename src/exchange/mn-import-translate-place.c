/* mn-import-translate-place.c: where the child of a row lives
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

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

/* "Thôn Cam Vũ 1, xã Cam Thủy": the part that says what it is. */
static char *
village_of_address (const char *address)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+-\\s+|[,;\\n]+", address, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (_mn_import_village_kind (g_strstrip (parts[i]), NULL) != NULL)
      return g_strdup (parts[i]);
  return NULL;
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
  if (village == NULL && address != NULL)
    village = village_of_address (address);
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
