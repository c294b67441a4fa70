/* mn-programme-page.c: programmes and activities
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-beneficiaries.h"
#include "mn-details-parts.h"
#include "mn-programme-page.h"
#include "mn-programme-query.h"
#include "mn-record-form.h"

struct _MnProgrammePage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "empty", "list" */
  GtkWidget *list;
  GtkWidget *details;

  /* Owned */
  MnSession *session;
  GPtrArray *lines; /* of MnProgrammeLine, as the rows of the list */
  char **words;     /* of the search, folded */

  gint64 selected;
  guint filling : 1;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnProgrammePage, mn_programme_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static const MnProgrammeLine *
line_of (MnProgrammePage *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->lines, (guint)gtk_list_box_row_get_index (row));
}

/* The list --------------------------------------------------------------------------------------- */

static GtkWidget *
create_row (const MnProgrammeLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = mn_part_label (line->name, NULL);
  const MnEntity *entity = mn_entity_find ("programme");
  const char *status = mn_field_choice_label (&entity->fields[mn_entity_field (entity, "status")], line->status);
  g_autofree char *day = mn_date_format (line->starts_on);
  g_autoptr (GString) more = g_string_new (day);

  if (status != NULL)
    g_string_append_printf (more, "%s%s", more->len > 0 ? " · " : "", status);
  if (line->n_children > 0)
    {
      g_autofree char *count = mn_number_format (line->n_children);

      g_string_append (more, " · ");
      g_string_append_printf (more, ngettext ("%s child", "%s children", (gulong)line->n_children), count);
    }
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_widget_set_tooltip_text (row, line->name);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mn_part_label (more->str, "mn-secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name, -1);
  return row;
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MnProgrammePage *self = user_data;
  g_autofree char *year = NULL;
  GtkWidget *label;

  if (before != NULL && line_of (self, before)->year == line_of (self, row)->year)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  year = g_strdup_printf ("%d", line_of (self, row)->year);
  label = mn_part_label (year, "mn-group");
  gtk_widget_add_css_class (label, "mn-year");
  gtk_list_box_row_set_header (row, label);
}

/* The year and the kind are searched with the name: "trung thu 2016". */
static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  MnProgrammePage *self = user_data;
  const MnProgrammeLine *line = line_of (self, row);
  const MnEntity *entity = mn_entity_find ("programme");
  const char *kind = mn_field_choice_label (&entity->fields[mn_entity_field (entity, "kind")], line->kind);
  g_autofree char *year = g_strdup_printf ("%d", line->year);
  g_autofree char *own = NULL, *key = NULL;
  const char *texts[2] = { year, kind != NULL ? kind : "" };

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  own = mn_fold_key (texts, G_N_ELEMENTS (texts));
  key = g_strconcat (line->fold, own, NULL);
  return mn_fold_matches (key, (const char *const *)self->words);
}

static void
select_line (MnProgrammePage *self, gint64 id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((MnProgrammeLine *)g_ptr_array_index (self->lines, i))->id == id)
      {
        gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i));
        return;
      }
}

/* Days between the programme's first day and @today; many where it has none. */
static gint32
distance (const MnProgrammeLine *line, gint32 today)
{
  return mn_date_is_set (line->starts_on) ? ABS (mn_date_first_day (line->starts_on) - today) : G_MAXINT32;
}

/* Of the lines that the search leaves, the one nearest to the working date is shown: what is being prepared, or was
 * just done. */
static void
select_nearest (MnProgrammePage *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  gint32 today = mn_date_first_day (mn_session_get_working_date (self->session));
  GtkListBoxRow *nearest = NULL;

  if (selected != NULL && filter_func (selected, self))
    return;
  for (int i = 0; i < (int)self->lines->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

      if (filter_func (row, self)
          && (nearest == NULL || distance (line_of (self, row), today) < distance (line_of (self, nearest), today)))
        nearest = row;
    }
  if (nearest != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), nearest);
}

static void
fill (MnProgrammePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = mn_programme_query_all (mn_session_get_reader (self->session), &error);
  GtkListBoxRow *row;

  if (lines == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_unref (self->lines);
  self->lines = g_steal_pointer (&lines);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (self->lines, i)));
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->lines->len > 0 ? "list" : "empty");
  select_line (self, self->selected);
  select_nearest (self);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnProgrammePage *self)
{
  if (self->filling || row == NULL)
    return;
  self->selected = line_of (self, row)->id;
  mn_programme_details_set_programme (MN_PROGRAMME_DETAILS (self->details), self->selected);
  mn_page_changed (MN_PAGE (self));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnProgrammePage *self)
{
  mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("programme"), line_of (self, row)->id, NULL);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnProgrammePage *self)
{
  static const char *const tables[] = { "programme", "activity", "benefit", "participation", "child", NULL };
  gboolean concerned = set->external;

  for (guint i = 0; !concerned && i < set->touched->len; i++)
    concerned = g_strv_contains (tables, g_array_index (set->touched, MnTouched, i).table);
  if (!concerned)
    return;
  fill (self);
  mn_programme_details_reload (MN_PROGRAMME_DETAILS (self->details));
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  return mn_session_is_read_only (MN_PROGRAMME_PAGE (page)->session) ? NULL : _ ("Add programme");
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  MnProgrammePage *self = user_data;

  self->selected = row_id;
  if (self->session != NULL)
    select_line (self, row_id);
}

static void
page_create_new (MnPage *page)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);
  const MnEntity *entity = mn_entity_find ("programme");
  MnRecord *preset = mn_record_new (entity);

  mn_record_set_integer (preset, "year", mn_session_get_working_date (self->session).year);
  mn_record_set_text (preset, "status", "planned");
  mn_record_set_integer (preset, "unit", mn_register_get_unit (mn_session_get_register (self->session)));
  mn_record_form_present_full (self->session, GTK_WIDGET (self), entity, 0, preset, saved_cb, g_object_ref (self),
                               g_object_unref);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Name, kind, year of a programme");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);

  g_strfreev (self->words);
  self->words = mn_fold_words (text);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  select_nearest (self);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_PROGRAMME_PAGE (page)->selected != 0;
}

static void
page_print (MnPage *page)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document
      = mn_beneficiaries_document_new (mn_session_get_register (self->session), self->selected, &error);

  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("beneficiaries"));
}

static void
page_delete_selected (MnPage *page)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_programme_details_get_focused (MN_PROGRAMME_DETAILS (self->details), &entity, &row_id))
    mn_session_delete (self->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_programme_details_get_focused (MN_PROGRAMME_DETAILS (self->details), &entity, &row_id))
    mn_session_edit (self->session, GTK_WIDGET (self), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (page);
  const MnEntity *entity;
  gint64 row_id;

  if (mn_programme_details_get_focused (MN_PROGRAMME_DETAILS (self->details), &entity, &row_id))
    mn_session_show_history (self->session, GTK_WIDGET (self), entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  page_set_search (page, "");
  select_line (MN_PROGRAMME_PAGE (page), row_id);
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
create_list (MnProgrammePage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_func, self, NULL);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_func, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), mn_part_label (_ ("No programme matches."), "mn-secondary"));
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Programmes"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 280, -1);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  gtk_box_append (GTK_BOX (both), scrolled);
  gtk_widget_set_hexpand (self->details, TRUE);
  gtk_box_append (GTK_BOX (both), self->details);
  return both;
}

static GtkWidget *
create_empty (MnProgrammePage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add programme"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No programme yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Action Month, 1 June, Mid-Autumn: begin with the plan, then add activities and children."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !mn_session_is_read_only (self->session));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
mn_programme_page_constructed (GObject *object)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (object);

  G_OBJECT_CLASS (mn_programme_page_parent_class)->constructed (object);

  self->lines = g_ptr_array_new ();
  self->details = mn_programme_details_new (self->session);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  fill (self);
}

static void
mn_programme_page_dispose (GObject *object)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_programme_page_parent_class)->dispose (object);
}

static void
mn_programme_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_PROGRAMME_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_programme_page_grab_focus (GtkWidget *widget)
{
  MnProgrammePage *self = MN_PROGRAMME_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
mn_programme_page_class_init (MnProgrammePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_programme_page_constructed;
  object_class->dispose = mn_programme_page_dispose;
  object_class->set_property = mn_programme_page_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_programme_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_programme_page_init (MnProgrammePage *self)
{
}

MnProgrammeDetails *
mn_programme_page_get_details (MnProgrammePage *self)
{
  g_return_val_if_fail (MN_IS_PROGRAMME_PAGE (self), NULL);
  return MN_PROGRAMME_DETAILS (self->details);
}

gint64
mn_programme_page_get_selected (MnProgrammePage *self)
{
  g_return_val_if_fail (MN_IS_PROGRAMME_PAGE (self), 0);
  return self->selected;
}

guint
mn_programme_page_get_n_shown (MnProgrammePage *self)
{
  guint n = 0;

  g_return_val_if_fail (MN_IS_PROGRAMME_PAGE (self), 0);

  for (int i = 0; i < (int)self->lines->len; i++)
    n += filter_func (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i), self);
  return n;
}
