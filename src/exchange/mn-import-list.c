/* mn-import-list.c: a commune's list from its titles to its signatures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

/* Longer text is a sentence, not a cell of a person. */
#define MAX_CELL 60

const char *
_mn_import_list_text (MnImport *import, guint column)
{
  const MnCell *cell = _mn_import_source_cell (import->source, column);

  return mn_table_get_kind (_mn_import_source_get_table (import->source)) == MN_TABLE_CSV ? mn_csv_unguard (cell->text)
                                                                                          : cell->text;
}

/* The beginning ------------------------------------------------------------------------------------------------- */

static void
apply_columns (MnImportShape *shape, const char *const *codes, guint n)
{
  for (guint i = 0; i < MIN (n, shape->columns->len); i++)
    if (codes[i] != NULL)
      _mn_import_column_parse (codes[i], &g_array_index (shape->columns, MnImportColumn, i));
}

static MnRecord *
find_layout (MnImport *import, GError **error)
{
  static const char *const fields[] = { "fingerprint", NULL };
  g_autoptr (MnRecord) sought = mn_record_new (mn_entity_find ("import_layout"));
  gint64 id;

  mn_record_set_text (sought, "fingerprint", import->list->shape->fingerprint);
  id = mn_record_find_same (import->db, sought, fields, error);
  return id != 0 ? mn_record_load (import->db, mn_entity_find ("import_layout"), id, error) : NULL;
}

static gboolean
recall_columns (MnImport *import, GError **error)
{
  g_autoptr (MnRecord) layout = NULL;
  g_auto (GStrv) codes = NULL;
  GError *local = NULL;

  layout = find_layout (import, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (layout == NULL)
    return TRUE;
  codes = g_strsplit (mn_record_get_text (layout, "columns"), " ", -1);
  apply_columns (import->list->shape, (const char *const *)codes, g_strv_length (codes));
  import->list->shape->remembered = TRUE;
  return TRUE;
}

/* Only what somebody chose: what is recognised needs no remembering. */
gboolean
_mn_import_list_remember (MnImport *import, GError **error)
{
  g_autoptr (MnRecord) layout = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  GError *local = NULL;

  if (import->list == NULL || import->request->columns == NULL)
    return TRUE;
  for (guint i = 0; i < import->list->shape->columns->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            g_array_index (import->list->shape->columns, MnImportColumn, i).code);
  layout = find_layout (import, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (layout == NULL)
    {
      g_autofree char *name = g_filename_display_basename (import->request->path);

      layout = mn_record_new (mn_entity_find ("import_layout"));
      mn_record_set_text (layout, "name", name);
      mn_record_set_text (layout, "fingerprint", import->list->shape->fingerprint);
    }
  mn_record_set_text (layout, "columns", codes->str);
  return !mn_record_is_changed (layout) || mn_record_save (layout, import->tx, import->on, error);
}

/* Nam and Nữ, or one of them alone: then who is not marked is the other. */
static gboolean
has_marked_sex (const MnImportShape *shape)
{
  return _mn_import_shape_column (shape, "male") >= 0 || _mn_import_shape_column (shape, "female") >= 0;
}

static gboolean
check_columns (MnImport *import, GError **error)
{
  const MnImportShape *shape = import->list->shape;
  const char *lacking = NULL;

  if (_mn_import_shape_column (shape, "full_name") < 0 && _mn_import_shape_column (shape, "given_name") < 0)
    lacking = "full_name";
  else if (_mn_import_shape_column (shape, "birth_date") < 0 && _mn_import_shape_column (shape, "birth_year") < 0
           && !has_marked_sex (shape))
    lacking = "birth_date";
  else if (_mn_import_shape_column (shape, "sex") < 0 && !has_marked_sex (shape))
    lacking = "sex";
  if (lacking == NULL)
    return TRUE;
  g_set_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING, _ ("The list has no column “%s”."),
               mn_import_target_label (lacking));
  return FALSE;
}

/* (transfer full): the lines above the heading together. */
static char *
join_titles (MnImport *import)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint row = 0; row < import->list->shape->first; row++)
    for (guint i = 0; i < _mn_import_source_n_ahead_cells (import->source, row); i++)
      g_string_append_printf (titles, "%s | ", _mn_import_source_ahead (import->source, row, i)->text);
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* "UBND xã Cam Thủy" below says more than "UBND huyện Cam Lộ", which has a township's name. */
static gint64
unit_of_titles (MnImport *import, const char *titles)
{
  MnTable *table = _mn_import_source_get_table (import->source);
  gint64 id = _mn_import_places_named_in (import->list->places, titles);

  if (id == 0)
    id = _mn_import_places_named_in (import->list->places,
                                     mn_table_get_sheet_name (table, mn_table_get_sheet (table) - 1));
  return id;
}

/* "Xã Cam Thủy" may stand above its children, as a line of its own. */
static gboolean
has_sections (MnImport *import)
{
  const MnImportShape *shape = import->list->shape;

  for (guint row = shape->first + shape->n_lines; row < _mn_import_source_n_ahead (import->source); row++)
    {
      guint n = 0;
      const char *text = "";

      for (guint i = 0; i < _mn_import_source_n_ahead_cells (import->source, row); i++)
        if (strlen (_mn_import_source_ahead (import->source, row, i)->text) > 4)
          {
            n++;
            text = _mn_import_source_ahead (import->source, row, i)->text;
          }
      if (n == 1 && _mn_import_places_named_in (import->list->places, text) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
says_units_itself (MnImport *import)
{
  return _mn_import_shape_column (import->list->shape, "unit") >= 0
         || _mn_import_shape_column (import->list->shape, "address") >= 0 || has_sections (import);
}

/* The titles, or else the only commune that the register has; but no list of another commune is taken for its. */
static gboolean
guess_list_unit (MnImport *import, const char *titles, GError **error)
{
  MnImportList *list = import->list;
  const char *foreign = NULL;

  list->unit = list->title_unit;
  if (list->unit == 0 && _mn_import_places_only (list->places) != 0)
    foreign = _mn_import_places_foreign (list->places, titles);
  if (list->unit == 0 && foreign == NULL)
    list->unit = _mn_import_places_only (list->places);
  if (list->unit != 0 || says_units_itself (import))
    return TRUE;
  if (foreign != NULL)
    g_set_error (
        error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_UNIT,
        _ ("The titles of the list name %s, which is not in this register: if its children belong here, choose "
           "the commune (--unit CODE)."),
        foreign);
  else
    g_set_error_literal (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_UNIT,
                         _ ("The list does not say of which commune it is: choose the commune (--unit CODE)."));
  return FALSE;
}

static gboolean
find_list_unit (MnImport *import, GError **error)
{
  MnImportList *list = import->list;
  g_autofree char *titles = join_titles (import);

  list->title_unit = unit_of_titles (import, titles);
  if (import->request->unit == NULL)
    return guess_list_unit (import, titles, error);
  list->unit = mn_link_finder_find (import->links, mn_entity_find ("unit"), import->request->unit, import->on, error);
  return list->unit != 0;
}

static gboolean
pass_heading (MnImport *import, GError **error)
{
  const MnImportShape *shape = import->list->shape;

  for (guint i = 0; i < shape->first + shape->n_lines + shape->n_passed; i++)
    if (!_mn_import_source_next (import->source, import->cancellable, error))
      return FALSE;
  import->counts.passed = shape->first + shape->n_passed;
  return TRUE;
}

static gboolean
begin_in_register (MnImport *import, GError **error)
{
  MnImportList *list = import->list;

  if (!recall_columns (import, error))
    return FALSE;
  list->places = _mn_import_places_new (import->db, import->office_unit, import->on, error);
  if (list->places == NULL || !find_list_unit (import, error))
    return FALSE;
  list->match = _mn_import_match_new (import->db, import->on, import->cancellable, error);
  return list->match != NULL && _mn_import_facts_read_names (import, error);
}

gboolean
_mn_import_list_begin (MnImport *import, GError **error)
{
  MnImportList *list = g_new0 (MnImportList, 1);

  import->list = list;
  list->facts.groups = g_ptr_array_new ();
  list->villages = g_ptr_array_new_with_free_func (g_free);
  list->household_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  list->poverty = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (import->request->report != NULL && import->db != NULL)
    _mn_import_report_set_table (import->request->report, _mn_import_source_get_table (import->source),
                                 import->request->sheet != 0);
  list->shape = _mn_import_shape_find (import->source);
  if (list->shape == NULL)
    {
      g_set_error_literal (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING,
                           _ ("No heading of a list of children was found: there must be columns for the name, the "
                              "date of birth and the sex."));
      return FALSE;
    }
  if (import->db != NULL && !begin_in_register (import, error))
    return FALSE;
  apply_columns (list->shape, import->request->columns,
                 import->request->columns != NULL ? import->request->n_columns : 0);
  if (import->request->report != NULL && import->db != NULL)
    {
      _mn_import_report_set_shape (import->request->report,
                                   mn_table_get_encoding (_mn_import_source_get_table (import->source)), list->shape,
                                   _mn_import_source_ahead_line (import->source, list->shape->first));
      _mn_import_report_set_unit (import->request->report, list->unit);
    }
  /* A remembered layout may say more than the headings do: without the register nothing is known of it. */
  return (import->db == NULL || check_columns (import, error)) && pass_heading (import, error);
}

void
_mn_import_list_free (MnImportList *list)
{
  if (list == NULL)
    return;
  _mn_import_shape_free (list->shape);
  _mn_import_places_free (list->places);
  _mn_import_match_free (list->match);
  g_clear_pointer (&list->groups, g_hash_table_unref);
  g_clear_pointer (&list->ethnic, g_hash_table_unref);
  g_hash_table_unref (list->household_numbers);
  g_hash_table_unref (list->poverty);
  g_ptr_array_unref (list->villages);
  g_free (list->section_village);
  _mn_import_facts_clear (&list->facts);
  g_ptr_array_unref (list->facts.groups);
  g_free (list);
}

/* Lines that are no rows ---------------------------------------------------------------------------------------- */

static const char *
cell_of (MnImport *import, const char *target)
{
  int column = _mn_import_shape_column (import->list->shape, target);

  return column >= 0 ? _mn_import_list_text (import, (guint)column) : "";
}

static gboolean
begins_with_any (const char *text, const char *const *words)
{
  g_autofree char *folded = mn_fold (text);

  for (; *words != NULL; words++)
    if (g_str_has_prefix (folded, *words) && (folded[strlen (*words)] == '\0' || folded[strlen (*words)] == ' '))
      return TRUE;
  return FALSE;
}

/* The only text of the line beside its number; NULL: there are more, or none. */
static const char *
only_text (MnImport *import)
{
  int number = _mn_import_shape_column (import->list->shape, "number");
  const char *only = NULL;

  for (guint i = 0; i < _mn_import_source_n_cells (import->source); i++)
    {
      const char *text = _mn_import_list_text (import, i);

      if (*text == '\0' || ((int)i == number && strlen (text) <= 5))
        continue;
      if (only != NULL && strcmp (only, text) != 0)
        return NULL;
      only = text;
    }
  return only;
}

/* "Thôn Cam Vũ", "II. Xã Cam Thủy": of the children below it. */
static gboolean
take_section (MnImport *import, const char *text)
{
  MnImportList *list = import->list;
  g_autofree char *clean = mn_text_clean (text);
  const char *start = clean + strspn (clean, "0123456789IVXivx.-) ");
  const char *rest;
  gint64 unit;

  if (_mn_import_village_kind (clean, &rest) == NULL && _mn_import_village_kind (start, &rest) == NULL)
    {
      unit = _mn_import_places_named_in (list->places, clean);
      if (unit == 0)
        return FALSE;
      list->section_unit = unit;
      g_clear_pointer (&list->section_village, g_free);
    }
  else
    {
      const char *name = _mn_import_village_kind (clean, &rest) != NULL ? clean : start;

      g_free (list->section_village);
      list->section_village = g_strndup (name, strcspn (name, ":(,"));
      g_strstrip (list->section_village);
    }
  return TRUE;
}

static gboolean
is_number (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n < 7 && (text[n] == '\0' || strcmp (text + n, ".") == 0);
}

/* What only a person has in its cells. */
static gboolean
says_person (MnImport *import)
{
  static const char *const fields[] = { "birth_date", "birth_year", "sex", "male", "female", "personal_id" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = cell_of (import, fields[i]);

      if (*text != '\0' && strlen (text) < MAX_CELL)
        return TRUE;
    }
  return FALSE;
}

/* The heading again, on top of each printed page; and the numbers of the columns below it. */
static gboolean
repeats_heading (MnImport *import)
{
  const MnImportShape *shape = import->list->shape;
  guint n = 0, n_same = 0;

  for (guint i = 0; i < shape->columns->len; i++)
    {
      const char *text = _mn_import_list_text (import, i);
      const char *heading = shape->headings->pdata[i];

      if (*text == '\0')
        continue;
      n++;
      /* Of two lines both: "Giới tính > Nam". */
      n_same += *heading != '\0' && (g_str_has_prefix (heading, text) || g_str_has_suffix (heading, text));
      if (n_same == 0 && n > 2)
        return FALSE;
    }
  return n_same > 1 && n_same + 1 >= n;
}

static gboolean
numbers_columns (MnImport *import)
{
  guint n = 0;

  for (guint i = 0; i < import->list->shape->columns->len; i++)
    {
      const char *text = _mn_import_list_text (import, i);

      if (*text == '\0')
        continue;
      if (strspn (text, "()0123456789") != strlen (text) || strlen (text) > 4)
        return FALSE;
      n++;
    }
  return n > 2;
}

gboolean
_mn_import_list_is_row (MnImport *import)
{
  static const char *const totals[] = { "tong cong", "tong so", "cong", "tong", "toan xa", "toan thon", NULL };
  static const char *const signs[] = { "nguoi lap",
                                       "nguoi lap bieu",
                                       "chu tich",
                                       "pho chu tich",
                                       "tm",
                                       "kt",
                                       "noi nhan",
                                       "nguoi tong hop",
                                       "xac nhan",
                                       "danh sach nay",
                                       "danh sach co",
                                       "an dinh",
                                       "lap bang",
                                       "lap bieu",
                                       "can bo",
                                       "ghi chu",
                                       "uy ban nhan dan",
                                       NULL };
  MnImportList *list = import->list;
  const char *name = cell_of (import, "full_name");
  const char *number = cell_of (import, "number");
  const char *only = only_text (import);
  gboolean numbered = is_number (number);
  const char *first = "";

  for (guint i = 0; *first == '\0' && i < _mn_import_source_n_cells (import->source); i++)
    first = _mn_import_list_text (import, i);
  if (repeats_heading (import) || numbers_columns (import))
    return FALSE;
  if (begins_with_any (*name != '\0' ? name : first, totals) || begins_with_any (first, totals))
    return FALSE;
  if (only != NULL && !says_person (import) && take_section (import, only))
    return FALSE;
  if (list->below)
    return numbered && says_person (import);
  if (begins_with_any (first, signs) || begins_with_any (name, signs))
    {
      list->below = TRUE;
      return FALSE;
    }
  if (says_person (import))
    return TRUE;
  /* A name and nothing else is somebody whose row is not filled in, as long as the list counts or names them. */
  if (*name == '\0' || strlen (name) > MAX_CELL * 2)
    return numbered && only != NULL;
  return numbered || _mn_import_shape_column (list->shape, "number") < 0;
}
