/* mn-lists.c: the lists that can be printed, by name
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-lists.h"

#include "mn-awards.h"
#include "mn-beneficiaries.h"
#include "mn-beneficiary-query.h"
#include "mn-budget-query.h"
#include "mn-child-sheet.h"
#include "mn-entity-list.h"
#include "mn-household-sheet.h"
#include "mn-query.h"
#include "mn-vouchers.h"

#define BENEFICIARIES "beneficiaries"
#define AWARDS "awards"
#define VOUCHERS "vouchers"
#define CHILD_SHEET "child-sheet"
#define HOUSEHOLD_SHEET "household-sheet"

char **
mn_lists_names (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, BENEFICIARIES);
  g_strv_builder_add (names, AWARDS);
  g_strv_builder_add (names, VOUCHERS);
  g_strv_builder_add (names, CHILD_SHEET);
  g_strv_builder_add (names, HOUSEHOLD_SHEET);
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    g_strv_builder_add (names, (*entity)->name);
  return g_strv_builder_end (names);
}

const char *
mn_lists_title (const char *list)
{
  static const struct {
    const char *name, *title;
  } own[] = {
    { BENEFICIARIES, N_ ("Who received what in a programme") },
    { AWARDS, N_ ("Scholarships and what sponsors gave") },
    { VOUCHERS, N_ ("Vouchers of a year") },
    { CHILD_SHEET, N_ ("Child information sheet") },
    { HOUSEHOLD_SHEET, N_ ("Household page of the children's book") },
  };
  const MnEntity *entity = mn_entity_find (list);

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_equal (own[i].name, list))
      return _ (own[i].title);
  return entity != NULL ? mn_entity_titles (entity) : "";
}

static MnDocument *
make_beneficiaries (MnRegister *reg, const char *of, const MnUnitView *view, GError **error)
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
  return mn_beneficiaries_document_new_by_units (reg, programme, view, error);
}

/* @of names a sponsor or a scheme. */
static MnDocument *
make_awards (MnRegister *reg, const char *of, const MnUnitView *view, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);
  MnDate on = mn_register_get_working_date (reg);
  g_autoptr (GError) local = NULL;
  gint64 sponsor, scheme = 0;

  if (of == NULL)
    return mn_awards_document_new_by_units (reg, 0, 0, view, error);
  sponsor = mn_record_find (db, mn_entity_find ("sponsor"), of, on, &local);
  if (sponsor == 0)
    scheme = mn_record_find (db, mn_entity_find ("scheme"), of, on, NULL);
  if (sponsor == 0 && scheme == 0)
    {
      g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT,
                   _ ("“%s” is neither a sponsor nor a scholarship scheme of this register."), of);
      return NULL;
    }
  return mn_awards_document_new_by_units (reg, sponsor, scheme, view, error);
}

/* @of is a year. */
static MnDocument *
make_vouchers (MnRegister *reg, const char *of, GError **error)
{
  g_autoptr (GArray) years = mn_budget_years (mn_register_get_reader (reg), error);
  guint64 year = mn_register_get_working_date (reg).year;

  if (years == NULL)
    return NULL;
  if (of == NULL && years->len > 0)
    year = (guint64)g_array_index (years, int, 0);
  if (of != NULL && !g_ascii_string_to_unsigned (of, 10, 1990, 2100, &year, NULL))
    {
      g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, _ ("“%s” is not a budget year."), of);
      return NULL;
    }
  return mn_vouchers_document_new (reg, (int)year, error);
}

/* @of names a row of @entity; NULL: the newest. 0 with @error. */
static gint64
find_row (MnRegister *reg, const char *name, const char *of, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = NULL;

  if (of != NULL)
    return mn_record_find (db, entity, of, mn_register_get_working_date (reg), error);
  mn_query_sort_as_entered (query);
  keys = mn_query_keys (query, db, error);
  if (keys == NULL)
    return 0;
  if (keys->len > 0)
    return g_array_index (keys, gint64, keys->len - 1);
  g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, _ ("There is nobody in the register yet."));
  return 0;
}

static MnDocument *
make_sheet (MnRegister *reg, gboolean of_child, const char *of, GError **error)
{
  gint64 row = find_row (reg, of_child ? "child" : "household", of, error);

  if (row == 0)
    return NULL;
  return of_child ? mn_child_sheet_document_new (reg, row, FALSE, error)
                  : mn_household_sheet_document_new (reg, row, error);
}

MnDocument *
mn_lists_make (MnRegister *reg, const char *list, const char *of, GError **error)
{
  return mn_lists_make_by_units (reg, list, of, NULL, error);
}

MnDocument *
mn_lists_make_by_units (MnRegister *reg, const char *list, const char *of, const MnUnitView *view, GError **error)
{
  const MnEntity *entity;
  g_autoptr (MnQuery) query = NULL;

  if (g_str_equal (list, BENEFICIARIES))
    return make_beneficiaries (reg, of, view, error);
  if (g_str_equal (list, AWARDS))
    return make_awards (reg, of, view, error);
  if (g_str_equal (list, VOUCHERS))
    return make_vouchers (reg, of, error);
  if (g_str_equal (list, CHILD_SHEET) || g_str_equal (list, HOUSEHOLD_SHEET))
    return make_sheet (reg, g_str_equal (list, CHILD_SHEET), of, error);
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
  return mn_entity_list_document_new_by_units (reg, query, view, error);
}
