/* mn-sponsor-page.c: sponsors and scholarships
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-awards.h"
#include "mn-details-parts.h"
#include "mn-money-parts.h"
#include "mn-record-form.h"
#include "mn-sponsor-page.h"
#include "mn-sponsor-query.h"

struct _MnSponsorPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "empty", "list" */
  GtkWidget *list;
  GtkWidget *details;

  /* Owned */
  MnSession *session;
  GArray *ids; /* of gint64, as the rows of the list; 0: all */

  gint64 selected;
  guint filling : 1;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnSponsorPage, mn_sponsor_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

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

static void
append_row (MnSponsorPage *self, gint64 id, const char *title, const Sum *sum)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = mn_part_label (title, id == 0 ? "mn-title" : NULL);
  g_autofree char *more = sum_text (sum);
  g_autofree char *said = g_strdup_printf ("%s, %s", title, more);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_widget_set_tooltip_text (row, title);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mn_part_label (more, "mn-secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_array_append_val (self->ids, id);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Selects the row of @id, else the first. */
static void
select_sponsor (MnSponsorPage *self, gint64 id)
{
  int index = 0;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      index = (int)i;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index));
}

static void
fill (MnSponsorPage *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sponsors = mn_sponsor_query_all (db, &error);
  g_autoptr (GPtrArray) awards = mn_sponsor_query_awards (db, 0, 0, mn_session_get_working_date (self->session), NULL);
  g_autoptr (GPtrArray) goods = mn_sponsor_query_goods (db, 0, NULL);
  gint64 selected = self->selected;
  Sum sum = sum_of (awards, goods, 0);

  if (sponsors == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  self->filling = TRUE;
  mn_money_list_clear (self->list);
  g_array_set_size (self->ids, 0);
  append_row (self, 0, _ ("All sponsors"), &sum);
  for (guint i = 0; i < sponsors->len; i++)
    {
      const MnSponsorLine *line = g_ptr_array_index (sponsors, i);

      sum = sum_of (awards, goods, line->id);
      append_row (self, line->id, line->name, &sum);
    }
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), sponsors->len > 0 ? "list" : "empty");
  select_sponsor (self, selected);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnSponsorPage *self)
{
  if (self->filling || row == NULL)
    return;
  self->selected = g_array_index (self->ids, gint64, gtk_list_box_row_get_index (row));
  mn_sponsor_details_set_sponsor (MN_SPONSOR_DETAILS (self->details), self->selected);
  mn_page_changed (MN_PAGE (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnSponsorPage *self)
{
  gint64 id = g_array_index (self->ids, gint64, gtk_list_box_row_get_index (row));

  if (id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("sponsor"), id, NULL);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnSponsorPage *self)
{
  static const char *const tables[]
      = { "sponsor", "scheme", "scheme_rate", "award", "benefit", "programme", "child", NULL };
  gboolean concerned = set->external;

  for (guint i = 0; !concerned && i < set->touched->len; i++)
    concerned = g_strv_contains (tables, g_array_index (set->touched, MnTouched, i).table);
  if (concerned)
    fill (self);
}

static void
working_date_cb (MnSession *session, MnSponsorPage *self)
{
  fill (self);
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  return mn_session_is_read_only (MN_SPONSOR_PAGE (page)->session) ? NULL : _ ("Add sponsor");
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  MnSponsorPage *self = user_data;

  self->selected = row_id;
  if (self->session != NULL)
    select_sponsor (self, row_id);
}

static void
page_create_new (MnPage *page)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (page);

  mn_record_form_present_full (self->session, GTK_WIDGET (self), mn_entity_find ("sponsor"), 0, NULL, saved_cb,
                               g_object_ref (self), g_object_unref);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Child or scheme among the awards");
}

static void
page_set_search (MnPage *page, const char *text)
{
  mn_sponsor_details_set_search (MN_SPONSOR_DETAILS (MN_SPONSOR_PAGE (page)->details), text);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_SPONSOR_PAGE (page)->ids->len > 1;
}

static void
page_print (MnPage *page)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (page);
  gint64 scheme = mn_sponsor_details_get_scheme (MN_SPONSOR_DETAILS (self->details));
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document
      = mn_awards_document_new (mn_session_get_register (self->session), self->selected, scheme, &error);

  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("scholarships"));
}

static void
page_delete_selected (MnPage *page)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_sponsor_details_get_focused (MN_SPONSOR_DETAILS (self->details), &entity, &row_id))
    mn_session_delete (self->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_sponsor_details_get_focused (MN_SPONSOR_DETAILS (self->details), &entity, &row_id))
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_sponsor_details_get_focused (MN_SPONSOR_DETAILS (self->details), &entity, &row_id))
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  select_sponsor (MN_SPONSOR_PAGE (page), row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_new_label = page_get_new_label;
  iface->create_new = page_create_new;
  iface->get_search_hint = page_get_search_hint;
  iface->set_search = page_set_search;
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_list (MnSponsorPage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = mn_money_list (_ ("Sponsors"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "mn-programmes");
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 264, -1);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  gtk_box_append (GTK_BOX (both), scrolled);
  gtk_widget_set_hexpand (self->details, TRUE);
  gtk_box_append (GTK_BOX (both), self->details);
  return both;
}

static GtkWidget *
create_empty (MnSponsorPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add sponsor"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-favorite-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No sponsor yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Begin with who gives, then add its schemes, their rates and the children."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !mn_session_is_read_only (self->session));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
mn_sponsor_page_constructed (GObject *object)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (object);

  G_OBJECT_CLASS (mn_sponsor_page_parent_class)->constructed (object);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->details = mn_sponsor_details_new (self->session);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  fill (self);
}

static void
mn_sponsor_page_dispose (GObject *object)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_sponsor_page_parent_class)->dispose (object);
}

static void
mn_sponsor_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_SPONSOR_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_sponsor_page_grab_focus (GtkWidget *widget)
{
  MnSponsorPage *self = MN_SPONSOR_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
mn_sponsor_page_class_init (MnSponsorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_sponsor_page_constructed;
  object_class->dispose = mn_sponsor_page_dispose;
  object_class->set_property = mn_sponsor_page_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_sponsor_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_sponsor_page_init (MnSponsorPage *self)
{
}

MnSponsorDetails *
mn_sponsor_page_get_details (MnSponsorPage *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_PAGE (self), NULL);
  return MN_SPONSOR_DETAILS (self->details);
}

gint64
mn_sponsor_page_get_selected (MnSponsorPage *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_PAGE (self), 0);
  return self->selected;
}

guint
mn_sponsor_page_get_n_sponsors (MnSponsorPage *self)
{
  g_return_val_if_fail (MN_IS_SPONSOR_PAGE (self), 0);
  return self->ids->len - 1;
}
