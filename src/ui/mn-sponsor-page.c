/* mn-sponsor-page.c: sponsors and scholarships
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-awards.h"
#include "mn-i18n.h"
#include "mn-session-units.h"
#include "mn-sponsor-page.h"
#include "mn-sponsor-query.h"

struct _MnSponsorPage {
  MnListPage parent_instance;
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnSponsorPage, mn_sponsor_page, MN_TYPE_LIST_PAGE,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static MnSession *
session_of (gpointer self)
{
  return mn_content_page_get_session (MN_CONTENT_PAGE (self));
}

static MnSponsorDetails *
details_of (gpointer self)
{
  return MN_SPONSOR_DETAILS (mn_list_page_get_details (MN_LIST_PAGE (self)));
}

/* The list --------------------------------------------------------------------------------------- */

/* What one sponsor comes to on the working date; 0: all of them. */
typedef struct {
  guint n_awards;
  gint64 amount;
  gint64 n_goods;
} Sum;

static Sum
sum_of (GPtrArray *awards, GPtrArray *goods, gint64 sponsor)
{
  Sum sum = { 0 };

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      const MnAwardLine *award = g_ptr_array_index (awards, i);

      if (sponsor != 0 && award->sponsor != sponsor)
        continue;
      sum.n_awards++;
      sum.amount = mn_award_add (sum.amount, mn_award_year_sum (award));
    }
  for (guint i = 0; goods != NULL && i < goods->len; i++)
    {
      const MnGoodsLine *line = g_ptr_array_index (goods, i);

      if (sponsor == 0 || line->sponsor == sponsor)
        sum.n_goods += line->quantity;
    }
  return sum;
}

/* "69 awards · 96.240.000 đ a year", "5 in kind" */
static char *
sum_text (const Sum *sum)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n_awards = mn_number_format (sum->n_awards);
  g_autofree char *n_goods = mn_number_format (sum->n_goods);
  g_autofree char *money = mn_money_format (sum->amount);

  if (sum->n_awards > 0)
    g_string_append_printf (text, ngettext ("%s award", "%s awards", sum->n_awards), n_awards);
  if (sum->amount > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%s đ a year"), money);
    }
  if (sum->n_goods > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, _ ("%s in kind"), n_goods);
    }
  return g_strdup (text->len > 0 ? text->str : _ ("nothing on this day"));
}

typedef struct {
  gint64 id; /* 0: all together */
  char *name;
  Sum sum;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line);
}

/* All of them together first, where there is one. */
static GPtrArray *
load (MnListPage *self, GError **error)
{
  MnDb *db = mn_session_get_reader (session_of (self));
  g_autoptr (GPtrArray) sponsors = mn_sponsor_query_all (db, error);
  g_autoptr (GPtrArray) awards
      = mn_sponsor_query_awards (db, 0, 0, mn_session_get_working_date (session_of (self)), NULL);
  g_autoptr (GPtrArray) goods = mn_sponsor_query_goods (db, 0, NULL);
  GPtrArray *lines;

  if (sponsors == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; sponsors->len > 0 && i <= sponsors->len; i++)
    {
      const MnSponsorLine *sponsor = i > 0 ? g_ptr_array_index (sponsors, i - 1) : NULL;
      Line *line = g_new0 (Line, 1);

      line->id = sponsor != NULL ? sponsor->id : 0;
      line->name = g_strdup (sponsor != NULL ? sponsor->name : _ ("All sponsors"));
      line->sum = sum_of (awards, goods, line->id);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static GtkWidget *
create_row (MnListPage *self, gconstpointer data)
{
  const Line *line = data;
  g_autofree char *more = sum_text (&line->sum);
  g_autofree char *said = g_strdup_printf ("%s, %s", line->name, more);

  return mn_list_page_create_row (line->name, line->id == 0 ? "mn-title" : NULL, more, said);
}

static GtkWidget *
create_details (MnListPage *self)
{
  return mn_sponsor_details_new (session_of (self));
}

static void
show (MnListPage *self, gconstpointer line)
{
  mn_sponsor_details_set_sponsor (details_of (self), line != NULL ? ((const Line *)line)->id : 0);
}

/* The page --------------------------------------------------------------------------------------- */

/* Not the list is searched, which is short, but what its sponsors give. */
static void
page_set_search (MnPage *page, const char *text)
{
  mn_sponsor_details_set_search (details_of (page), text);
}

static MnDocument *
create_document (MnContentPage *page, const char **file_name, GError **error)
{
  *file_name = _ ("scholarships");
  return mn_awards_document_new_by_units (
      mn_session_get_register (session_of (page)), mn_list_page_get_selected (MN_LIST_PAGE (page)),
      mn_sponsor_details_get_scheme (details_of (page)), mn_session_get_unit_view (session_of (page)), error);
}

static gboolean
get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  return mn_sponsor_details_get_focused (details_of (page), entity, row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->set_search = page_set_search;
}

static void
mn_sponsor_page_class_init (MnSponsorPageClass *klass)
{
  static const MnEmptyState empty = { "emblem-favorite-symbolic", N_ ("No sponsor yet"),
                                      N_ ("Begin with who gives, then add its schemes, their rates and the children."),
                                      N_ ("Add sponsor"), "win.new" };
  static const char *const tables[]
      = { "sponsor", "scheme", "scheme_rate", "award", "benefit", "programme", "child", NULL };
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);
  MnListPageClass *list_class = MN_LIST_PAGE_CLASS (klass);

  content_class->empty = &empty;
  content_class->search_hint = N_ ("Child or scheme among the awards");
  content_class->tables = tables;
  content_class->get_focused = get_focused;
  content_class->create_document = create_document;
  list_class->entity = "sponsor";
  list_class->list_name = N_ ("Sponsors");
  list_class->list_width = 264;
  list_class->id_offset = G_STRUCT_OFFSET (Line, id);
  list_class->create_details = create_details;
  list_class->load = load;
  list_class->create_row = create_row;
  list_class->show = show;
}

static void
mn_sponsor_page_init (MnSponsorPage *self)
{
}

MnSponsorDetails *
mn_sponsor_page_get_details (MnSponsorPage *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_PAGE (self), NULL);
  return details_of (self);
}

guint
mn_sponsor_page_get_n_sponsors (MnSponsorPage *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_PAGE (self), 0);
  return MAX (mn_list_page_get_lines (MN_LIST_PAGE (self))->len, 1) - 1;
}
