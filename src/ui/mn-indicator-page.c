/* mn-indicator-page.c: indicators: the list, and the one that is looked at
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "mn-details-parts.h"
#include "mn-indicator-page.h"
#include "mn-indicator-row.h"

struct _MnIndicatorPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "empty", "list" */
  GtkWidget *list;
  GtkWidget *details;

  /* Owned */
  MnSession *session;
  GPtrArray *all; /* of MnIndicatorData, as the rows of the list */
  char **words;   /* of the search, folded */

  gint64 selected;
  guint filling : 1;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnIndicatorPage, mn_indicator_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static const MnIndicatorData *
data_of (MnIndicatorPage *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->all, (guint)gtk_list_box_row_get_index (row));
}

/* The list --------------------------------------------------------------------------------------- */

/* What can be judged first, then what is counted, then what waits for its figures. */
static guint
group_of (const MnIndicatorData *data)
{
  if (data->figures->len == 0)
    return 2;
  return data->goals->len > 0 ? 0 : 1;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MnIndicatorPage *self = user_data;
  const char *const titles[] = { _ ("With targets"), _ ("Without targets"), _ ("No figures yet") };
  guint group = group_of (data_of (self, row));
  GtkWidget *label;

  if (before != NULL && group_of (data_of (self, before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = mn_part_label (titles[group], "mn-group");
  gtk_widget_add_css_class (label, "mn-year");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  MnIndicatorPage *self = user_data;
  const MnIndicatorData *data = data_of (self, row);
  const char *texts[] = { data->code, data->short_name, data->name };
  g_autofree char *key = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  key = mn_fold_key (texts, G_N_ELEMENTS (texts));
  return mn_fold_matches (key, (const char *const *)self->words);
}

static gboolean
select_indicator (MnIndicatorPage *self, gint64 id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (((MnIndicatorData *)g_ptr_array_index (self->all, i))->id == id)
      {
        gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i));
        return TRUE;
      }
  return FALSE;
}

/* The first that the search leaves, unless what is selected is among them. */
static void
select_first (MnIndicatorPage *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (selected != NULL && filter_func (selected, self))
    return;
  for (int i = 0; i < (int)self->all->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

      if (filter_func (row, self))
        {
          gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
          return;
        }
    }
}

/* Group by group; within one they stay in the order of their codes. */
static GPtrArray *
sort_by_group (GPtrArray *all)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < all->len; i++)
      if (group_of (g_ptr_array_index (all, i)) == pass)
        g_ptr_array_add (sorted, g_ptr_array_index (all, i));
  memcpy (all->pdata, sorted->pdata, all->len * sizeof (gpointer));
  return all;
}

static void
show_selected (MnIndicatorPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  mn_indicator_details_set (MN_INDICATOR_DETAILS (self->details), self->all, row != NULL ? data_of (self, row) : NULL);
}

static void
fill (MnIndicatorPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = mn_indicator_data_load (mn_session_get_reader (self->session), 0,
                                                      mn_session_get_working_date (self->session), &error);
  gint64 unit = mn_register_get_unit (mn_session_get_register (self->session));
  GtkListBoxRow *row;

  if (all == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_unref (self->all);
  self->all = sort_by_group (g_steal_pointer (&all));
  for (guint i = 0; i < self->all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), mn_indicator_row_new (g_ptr_array_index (self->all, i), unit));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->all->len > 0 ? "list" : "empty");
  if (!select_indicator (self, self->selected))
    select_first (self);
  self->filling = FALSE;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  self->selected = row != NULL ? data_of (self, row)->id : 0;
  show_selected (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnIndicatorPage *self)
{
  if (self->filling || row == NULL)
    return;
  self->selected = data_of (self, row)->id;
  show_selected (self);
  mn_page_changed (MN_PAGE (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnIndicatorPage *self)
{
  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("indicator"), data_of (self, row)->id, NULL);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnIndicatorPage *self)
{
  static const char *const tables[] = { "indicator", "observation", "target", "unit", NULL };
  gboolean concerned = set->external;

  for (guint i = 0; !concerned && i < set->touched->len; i++)
    concerned = g_strv_contains (tables, g_array_index (set->touched, MnTouched, i).table);
  if (concerned)
    fill (self);
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);

  if (mn_session_is_read_only (self->session))
    return NULL;
  return self->selected != 0 ? _ ("Add figure") : _ ("Add indicator");
}

static void
page_create_new (MnPage *page)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);

  if (self->selected != 0)
    mn_indicator_table_add_figure (mn_indicator_details_get_table (MN_INDICATOR_DETAILS (self->details)));
  else
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("indicator"), 0, NULL);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Name, code of an indicator");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);

  g_strfreev (self->words);
  self->words = mn_fold_words (text);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  select_first (self);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_INDICATOR_PAGE (page)->selected != 0;
}

static void
page_print (MnPage *page)
{
  mn_indicator_details_print (MN_INDICATOR_DETAILS (MN_INDICATOR_PAGE (page)->details));
}

/* What the focus is on: a figure, a target, else the indicator. */
static gboolean
get_focused (MnIndicatorPage *self, const MnEntity **entity, gint64 *row_id)
{
  if (mn_indicator_table_get_focused (mn_indicator_details_get_table (MN_INDICATOR_DETAILS (self->details)), entity,
                                      row_id))
    return TRUE;
  *entity = mn_entity_find ("indicator");
  *row_id = self->selected;
  return self->selected != 0;
}

static void
page_delete_selected (MnPage *page)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (self, &entity, &row_id))
    mn_session_delete (self->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (self, &entity, &row_id))
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (self, &entity, &row_id))
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  page_set_search (page, "");
  select_indicator (MN_INDICATOR_PAGE (page), row_id);
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
create_list (MnIndicatorPage *self)
{
  GtkWidget *both = mn_part_row (0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_func, self, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_func, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), mn_part_label (_ ("No indicator matches."), "mn-secondary"));
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Indicators"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 252, -1);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  gtk_widget_set_vexpand (scrolled, TRUE);
  mn_part_row_add (both, scrolled);
  gtk_widget_set_hexpand (self->details, TRUE);
  mn_part_row_add (both, self->details);
  return both;
}

static GtkWidget *
create_empty (MnIndicatorPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add indicator"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mn-indicator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No indicator yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Add what is counted year by year, then its figures and targets."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !mn_session_is_read_only (self->session));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
mn_indicator_page_constructed (GObject *object)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (object);

  G_OBJECT_CLASS (mn_indicator_page_parent_class)->constructed (object);

  self->all = g_ptr_array_new ();
  self->details = mn_indicator_details_new (self->session);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

static void
mn_indicator_page_dispose (GObject *object)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_indicator_page_parent_class)->dispose (object);
}

static void
mn_indicator_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_INDICATOR_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_indicator_page_grab_focus (GtkWidget *widget)
{
  MnIndicatorPage *self = MN_INDICATOR_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
mn_indicator_page_class_init (MnIndicatorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_indicator_page_constructed;
  object_class->dispose = mn_indicator_page_dispose;
  object_class->set_property = mn_indicator_page_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_indicator_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_indicator_page_init (MnIndicatorPage *self)
{
}

MnIndicatorDetails *
mn_indicator_page_get_details (MnIndicatorPage *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_PAGE (self), NULL);
  return MN_INDICATOR_DETAILS (self->details);
}

gint64
mn_indicator_page_get_selected (MnIndicatorPage *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_PAGE (self), 0);
  return self->selected;
}

guint
mn_indicator_page_get_n_shown (MnIndicatorPage *self)
{
  guint n = 0;

  g_return_val_if_fail (MN_IS_INDICATOR_PAGE (self), 0);

  for (int i = 0; i < (int)self->all->len; i++)
    n += filter_func (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i), self);
  return n;
}
