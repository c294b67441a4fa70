/* mn-office-head.c: the office on its paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-office-head.h"

#include "mn-list-document.h"
#include "mn-print-words.h"
#include "mn-query.h"

/* NULL without @error: there is none in force. */
static MnRecord *
load_office (MnRegister *reg, GError **error)
{
  const MnEntity *entity = mn_entity_find ("office");
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) ids = NULL;

  mn_query_set_on (query, mn_register_get_working_date (reg));
  mn_query_set_limit (query, 1);
  ids = mn_query_keys (query, db, error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  return mn_record_load (db, entity, g_array_index (ids, gint64, 0), error);
}

static char *
upper_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? mn_text_upper (text) : NULL;
}

static void
add_signature (MnListContent *content, const MnRecord *office, const char *title_field, const char *name_field)
{
  g_autofree char *title = upper_or_null (mn_record_get_text (office, title_field));
  const char *name = mn_record_get_text (office, name_field);

  if (title != NULL)
    mn_list_content_add_signature (content, title, NULL, name != NULL ? name : "");
}

/* @office NULL: there is none in force. */
static void
apply (MnRegister *reg, const MnRecord *office, MnListContent *content, gboolean with_accountant)
{
  g_autofree char *name = NULL;
  g_autofree char *parent = NULL;

  mn_list_content_set_sample (content, mn_register_is_sample (reg));
  if (office == NULL)
    {
      name = mn_text_upper (mn_register_get_unit_name (reg));
      mn_list_content_set_agency (content, NULL, name);
      return;
    }
  name = upper_or_null (mn_record_get_text (office, "name"));
  parent = upper_or_null (mn_record_get_text (office, "parent_name"));
  mn_list_content_set_agency (content, parent, name);
  mn_list_content_set_place_date (content, mn_record_get_text (office, "place"), mn_register_get_working_date (reg));
  add_signature (content, office, "preparer_title", "preparer_name");
  if (with_accountant)
    add_signature (content, office, "accountant_title", "accountant_name");
  add_signature (content, office, "head_title", "head_name");
}

gboolean
mn_office_head_apply (MnRegister *reg, MnListContent *content, gboolean with_accountant, GError **error)
{
  GError *local = NULL;
  g_autoptr (MnRecord) office = load_office (reg, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  apply (reg, office, content, with_accountant);
  return TRUE;
}

MnDocument *
mn_office_specimen_new (MnRegister *reg, const MnRecord *office, GError **error)
{
  g_autoptr (MnListContent) content = mn_list_content_new ();
  const MnListColumn ordinal = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 };
  const MnListColumn name = { .title = mn_print_words ("office.column"), .kind = MN_LIST_COLUMN_TEXT, .weight = 1 };

  apply (reg, office, content, TRUE);
  mn_list_content_set_title (content, mn_print_words ("office.title"), mn_print_words ("office.reference"));
  mn_list_content_add_column (content, &ordinal);
  mn_list_content_add_column (content, &name);
  return (MnDocument *)mn_list_document_new (content, NULL, NULL, error);
}
