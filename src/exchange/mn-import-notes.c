/* mn-import-notes.c: what a person should know of an import of a list, beyond its rows
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

static void
note_unit (const MnImportList *list, MnImportReport *report)
{
  g_autofree char *sentence = NULL;

  if (list->title_unit == 0 || list->unit == 0 || list->title_unit == list->unit)
    return;
  sentence
      = g_strdup_printf (_ ("The titles of the list name %s; rows without a commune were taken for %s, as chosen."),
                         _mn_import_places_unit_name (list->places, list->title_unit),
                         _mn_import_places_unit_name (list->places, list->unit));
  _mn_import_report_note (report, sentence);
}

static void
note_sex (const MnImportList *list, MnImportReport *report)
{
  gboolean male = _mn_import_shape_column (list->shape, "male") >= 0;
  gboolean female = _mn_import_shape_column (list->shape, "female") >= 0;

  if (male == female || _mn_import_shape_column (list->shape, "sex") >= 0)
    return;
  _mn_import_report_note (report, female ? _ ("The list has a column for girls only: who is not marked there is a boy.")
                                         : _ ("The list has a column for boys only: who is not marked there is a "
                                              "girl."));
}

static void
note_villages (MnImportList *list, MnImportReport *report)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (list->villages->len == 0)
    return;
  g_ptr_array_add (list->villages, NULL);
  names = g_strjoinv ("; ", (char **)list->villages->pdata);
  g_ptr_array_set_size (list->villages, (int)list->villages->len - 1);
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u village is new in the register: %s.",
                                           "%u villages are new in the register: %s.", list->villages->len),
                              list->villages->len, names);
  _mn_import_report_note (report, sentence);
}

static void
note_poverty (const MnImportList *list, MnImportReport *report)
{
  if (list->n_unkept_poverty > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The poverty class of %u child is not kept: it belongs to a household, and neither the list nor "
                       "the register says which.",
                       "The poverty class of %u children is not kept: it belongs to a household, and neither the list "
                       "nor the register says which.",
                       list->n_unkept_poverty),
          list->n_unkept_poverty);

      _mn_import_report_note (report, sentence);
    }
}

static void
note_addresses (const MnImportList *list, MnImportReport *report)
{
  if (list->n_noted_address > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "The house number or street of %u child is kept as a note of the residence: neither the list "
                       "nor the register says of which household the child is.",
                       "The house number or street of %u children is kept as a note of the residence: neither the "
                       "list nor the register says of which households the children are.",
                       list->n_noted_address),
          list->n_noted_address);

      _mn_import_report_note (report, sentence);
    }
  if (list->n_unkept_address > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          g_dngettext (
              GETTEXT_PACKAGE,
              "The house number or street of %u child is not kept: it belongs to a household, neither the list "
              "nor the register says which, and the residence has another note.",
              "The house number or street of %u children is not kept: it belongs to a household, neither the "
              "list nor the register says which, and the residences have other notes.",
              list->n_unkept_address),
          list->n_unkept_address);

      _mn_import_report_note (report, sentence);
    }
}

void
_mn_import_list_note (MnImport *import)
{
  MnImportReport *report = import->request->report;

  if (import->list == NULL || report == NULL)
    return;
  note_unit (import->list, report);
  note_sex (import->list, report);
  note_villages (import->list, report);
  note_poverty (import->list, report);
  note_addresses (import->list, report);
}
