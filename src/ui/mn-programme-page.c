/* mn-programme-page.c: programmes and activities
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-beneficiaries.h"
#include "mn-i18n.h"
#include "mn-money-parts.h"
#include "mn-programme-page.h"
#include "mn-programme-query.h"
#include "mn-session-units.h"

struct _MnProgrammePage {
  MnListPage parent_instance;
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnProgrammePage, mn_programme_page, MN_TYPE_LIST_PAGE,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static MnSession *
session_of (gpointer self)
{
  return mn_content_page_get_session (MN_CONTENT_PAGE (self));
}

static MnProgrammeDetails *
details_of (gpointer self)
{
  return MN_PROGRAMME_DETAILS (mn_list_page_get_details (MN_LIST_PAGE (self)));
}

/* The list --------------------------------------------------------------------------------------- */

static GPtrArray *
load (MnListPage *self, GError **error)
{
  return mn_programme_query_all (mn_session_get_reader (session_of (self)), error);
}

static GtkWidget *
create_row (MnListPage *self, gconstpointer data)
{
  const MnProgrammeLine *line = data;
  const char *status = mn_money_choice ("programme", "status", line->status);
  g_autofree char *day = mn_date_format (line->starts_on);
  g_autoptr (GString) more = g_string_new (day);

  if (*status != '\0')
    g_string_append_printf (more, "%s%s", more->len > 0 ? " · " : "", status);
  if (line->n_children > 0)
    {
      g_autofree char *count = mn_number_format (line->n_children);

      g_string_append (more, " · ");
      g_string_append_printf (more, ngettext ("%s child", "%s children", (gulong)line->n_children), count);
    }
  return mn_list_page_create_row (line->name, NULL, more->str, line->name);
}

static char *
get_group (gconstpointer line)
{
  return g_strdup_printf ("%d", ((const MnProgrammeLine *)line)->year);
}

/* The year and the kind are searched with the name: "trung thu 2016". */
static char *
get_key (gconstpointer data)
{
  const MnProgrammeLine *line = data;
  g_autofree char *year = get_group (line);
  const char *texts[] = { year, mn_money_choice ("programme", "kind", line->kind) };
  g_autofree char *own = mn_fold_key (texts, G_N_ELEMENTS (texts));

  return g_strconcat (line->fold, own, NULL);
}

/* Days from the working date to the first day: what is being prepared, or was just done, is shown first. */
static gint64
get_distance (MnListPage *self, gconstpointer data)
{
  const MnProgrammeLine *line = data;
  gint32 today = mn_date_first_day (mn_session_get_working_date (session_of (self)));

  return mn_date_is_set (line->starts_on) ? ABS (mn_date_first_day (line->starts_on) - today) : G_MAXINT32;
}

static GtkWidget *
create_details (MnListPage *self)
{
  return mn_programme_details_new (session_of (self));
}

static void
show (MnListPage *self, gconstpointer line)
{
  mn_programme_details_set_programme (details_of (self), line != NULL ? ((const MnProgrammeLine *)line)->id : 0);
}

/* The page --------------------------------------------------------------------------------------- */

static void
page_create_new (MnPage *page)
{
  MnSession *session = session_of (page);
  MnRecord *preset = mn_record_new (mn_entity_find ("programme"));

  mn_record_set_integer (preset, "year", mn_session_get_working_date (session).year);
  mn_record_set_text (preset, "status", "planned");
  mn_record_set_integer (preset, "unit", mn_register_get_unit (mn_session_get_register (session)));
  mn_list_page_add (MN_LIST_PAGE (page), preset);
}

static MnDocument *
create_document (MnContentPage *page, const char **file_name, GError **error)
{
  *file_name = _ ("beneficiaries");
  return mn_beneficiaries_document_new_by_units (mn_session_get_register (session_of (page)),
                                                 mn_list_page_get_selected (MN_LIST_PAGE (page)),
                                                 mn_session_get_unit_view (session_of (page)), error);
}

static gboolean
get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  return mn_programme_details_get_focused (details_of (page), entity, row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->create_new = page_create_new;
}

static void
mn_programme_page_class_init (MnProgrammePageClass *klass)
{
  static const MnEmptyState empty
      = { "x-office-calendar-symbolic", N_ ("No programme yet"),
          N_ ("Action Month, 1 June, Mid-Autumn: begin with the plan, then add activities and children."),
          N_ ("Add programme"), "win.new" };
  static const char *const tables[] = { "programme", "activity", "benefit", "participation", "child", NULL };
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);
  MnListPageClass *list_class = MN_LIST_PAGE_CLASS (klass);

  content_class->empty = &empty;
  content_class->search_hint = N_ ("Name, kind, year of a programme");
  content_class->tables = tables;
  content_class->get_focused = get_focused;
  content_class->create_document = create_document;
  list_class->entity = "programme";
  list_class->list_name = N_ ("Programmes");
  list_class->no_match = N_ ("No programme matches.");
  list_class->list_width = 280;
  list_class->id_offset = G_STRUCT_OFFSET (MnProgrammeLine, id);
  list_class->create_details = create_details;
  list_class->load = load;
  list_class->create_row = create_row;
  list_class->get_group = get_group;
  list_class->get_key = get_key;
  list_class->get_distance = get_distance;
  list_class->show = show;
}

static void
mn_programme_page_init (MnProgrammePage *self)
{
}

MnProgrammeDetails *
mn_programme_page_get_details (MnProgrammePage *self)
{
  g_return_val_if_fail (MN_IS_PROGRAMME_PAGE (self), NULL);
  return details_of (self);
}
