/* mn-lists.c: the lists that can be printed, by name
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-lists.h"

#include "mn-beneficiaries.h"
#include "mn-beneficiary-query.h"
#include "mn-entity-list.h"

#define BENEFICIARIES "beneficiaries"

char **
mn_lists_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, BENEFICIARIES);
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    g_strv_builder_add (names, (*entity)->name);
  return g_strv_builder_end (names);
}

static MnDocument *
make_beneficiaries (MnRegister *reg, const char *of, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);
  GError *local = NULL;
  gint64 programme
      = of == NULL ? mn_beneficiaries_newest_programme (db, &local)
                   : mn_record_find (db, mn_entity_find ("programme"), of, mn_register_get_working_date (reg), &local);

  if (programme == 0 && local == NULL)
    g_set_error (&local, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT,
                 _ ("No programme of this register has beneficiaries yet."));
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return mn_beneficiaries_document_new (reg, programme, error);
}

MnDocument *
mn_lists_make (MnRegister *reg, const char *list, const char *of, GError **error)
{
  const MnEntity *entity;
  g_autoptr (MnQuery) query = NULL;

  if (g_str_equal (list, BENEFICIARIES))
    return make_beneficiaries (reg, of, error);
  entity = mn_entity_find (list);
  if (entity == NULL)
    {
      g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, _ ("There is no list “%s”."), list);
      return NULL;
    }
  if (of != NULL)
    {
      g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT,
                   _ ("The list “%s” is of the whole register: it takes no ID."), list);
      return NULL;
    }
  query = mn_query_new (entity);
  return mn_entity_list_document_new (reg, query, error);
}
