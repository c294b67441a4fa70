/* mn-table-xlsx-book.c: which parts an XLSX workbook is made of
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-xml.h"

#define MAX_PART (16 * 1024 * 1024)
#define MAX_SHEETS 4096

typedef struct {
  char *type; /* the last word of it */
  char *part;
} Relation;

typedef struct {
  const char *part; /* whose relations they are */
  GHashTable *relations;
  MnXlsxBook *book;
  GArray *sheets;
} Reading;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->part);
  g_free (relation);
}

/* Against the folder of the part that names it; "/xl/…" is from the top. */
static char *
resolve (const char *part, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *root = g_strconcat ("/", strcmp (folder, ".") == 0 ? "" : folder, NULL);
  g_autofree char *full = g_canonicalize_filename (target, root);

  return g_strdup (full + 1);
}

static void
relation_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reading *reading = data;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *mode = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0)
    return;
  id = mn_xml_dup (attributes, NULL, "Id");
  type = mn_xml_dup (attributes, NULL, "Type");
  target = mn_xml_dup (attributes, NULL, "Target");
  mode = mn_xml_dup (attributes, NULL, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  relation = g_new0 (Relation, 1);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->part = resolve (reading->part, target);
  g_hash_table_replace (reading->relations, g_steal_pointer (&id), relation);
}

/* By id. NULL: @error. A part without relations has none. */
static GHashTable *
read_relations (MnZip *zip, const char *part, GError **error)
{
  static const MnXmlCalls calls = { relation_cb, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);
  g_autofree char *inner = *part == '\0'               ? g_strdup ("_rels/.rels")
                           : strcmp (folder, ".") == 0 ? g_strconcat ("_rels/", name, ".rels", NULL)
                                                       : g_strconcat (folder, "/_rels/", name, ".rels", NULL);
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  Reading reading = { part, relations, NULL, NULL };

  if (mn_zip_has (zip, inner) && !mn_xml_parse_part (zip, inner, MAX_PART, &calls, &reading, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* (transfer full) or NULL */
static char *
find_type (GHashTable *relations, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (((Relation *)value)->type, type) == 0)
      return g_strdup (((Relation *)value)->part);
  return NULL;
}

static void
sheet_found (Reading *reading, const MnXmlAttributes *attributes)
{
  g_autofree char *name = mn_xml_dup (attributes, NULL, "name");
  g_autofree char *state = mn_xml_dup (attributes, NULL, "state");
  g_autofree char *id = mn_xml_dup (attributes, NULL, "id");
  Relation *relation = id != NULL ? g_hash_table_lookup (reading->relations, id) : NULL;

  /* A chart may be a sheet. */
  if (relation == NULL || strcmp (relation->type, "worksheet") != 0 || reading->sheets->len >= MAX_SHEETS)
    return;
  g_ptr_array_add (reading->book->sheets, g_strdup (relation->part));
  _mn_table_add_sheet (reading->sheets, name != NULL ? name : "", state != NULL && g_str_has_suffix (state, "idden"));
}

static void
book_cb (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  Reading *reading = data;

  if (strcmp (name, "sheet") == 0)
    sheet_found (reading, attributes);
  else if (strcmp (name, "workbookPr") == 0)
    reading->book->from_1904 = mn_xml_get_boolean (attributes, "date1904", FALSE);
}

void
_mn_xlsx_book_clear (MnXlsxBook *book)
{
  g_clear_pointer (&book->strings, g_free);
  g_clear_pointer (&book->styles, g_free);
  g_clear_pointer (&book->sheets, g_ptr_array_unref);
}

static gboolean
refuse_kind (MnZip *zip, const char *part, GError **error)
{
  if (part != NULL && g_str_has_suffix (part, ".bin"))
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                         _ ("The file is a binary workbook (XLSB): save it as XLSX first."));
  else if (mn_zip_has (zip, "word/document.xml"))
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                         _ ("The file is a document, not a table: ask for it as XLSX, ODS, XLS or CSV."));
  else
    g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_KIND,
                         _ ("The file is an archive or something else in the name of a workbook: there is no table in "
                            "it."));
  return FALSE;
}

gboolean
_mn_xlsx_read_book (MnZip *zip, MnXlsxBook *book, GArray *sheets, GError **error)
{
  static const MnXmlCalls calls = { book_cb, NULL, NULL };
  g_autoptr (GHashTable) top = read_relations (zip, "", error);
  g_autoptr (GHashTable) relations = NULL;
  g_autofree char *part = NULL;
  Reading reading = { NULL, NULL, book, sheets };

  book->sheets = g_ptr_array_new_with_free_func (g_free);
  if (top == NULL)
    return FALSE;
  part = find_type (top, "officeDocument");
  if (part == NULL && mn_zip_has (zip, "xl/workbook.xml"))
    part = g_strdup ("xl/workbook.xml");
  if (part == NULL || g_str_has_suffix (part, ".bin") || mn_zip_has (zip, "word/document.xml")
      || !mn_zip_has (zip, part))
    return refuse_kind (zip, part, error);
  relations = read_relations (zip, part, error);
  if (relations == NULL)
    return FALSE;
  book->strings = find_type (relations, "sharedStrings");
  book->styles = find_type (relations, "styles");
  reading.relations = relations;
  if (!mn_xml_parse_part (zip, part, MAX_PART, &calls, &reading, error))
    return FALSE;
  if (sheets->len > 0)
    return TRUE;
  g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_DAMAGED, _ ("The workbook has no sheet."));
  return FALSE;
}
