/* mn-office-window.c: the office's names and signatories through the years
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-office-window.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"
#include "mn-office-head.h"
#include "mn-preview-sheets.h"
#include "mn-query.h"

#define LIST_WIDTH 300

struct _MnOfficeWindow {
  AdwWindow parent_instance;

  /* Children */
  GtkListBox *list;
  GtkStack *stack;
  GtkWidget *scroller;
  MnPreviewSheets *sheets;
  GtkLabel *problem;

  MnSession *session; /* owned */
  gint64 shown;       /* 0: none */
  guint fit_source;
};

G_DEFINE_FINAL_TYPE (MnOfficeWindow, mn_office_window, ADW_TYPE_WINDOW)

static const MnEntity *
office (void)
{
  return mn_entity_find ("office");
}

static gint64
row_id (GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;

  return id != NULL ? *id : 0;
}

/* What is shown ------------------------------------------------------------------------------------ */

static void
fit (MnOfficeWindow *self)
{
  int width = gtk_widget_get_width (self->scroller);

  if (width > 100 && mn_preview_sheets_get_width (self->sheets) > 0)
    mn_preview_sheets_set_scale (self->sheets, (width - 40) / mn_preview_sheets_get_width (self->sheets));
  mn_preview_sheets_set_view (self->sheets, 0, 10000);
}

static gboolean
fit_later (gpointer data)
{
  MnOfficeWindow *self = data;

  self->fit_source = 0;
  fit (self);
  return G_SOURCE_REMOVE;
}

static void
show (MnOfficeWindow *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = self->shown != 0 ? mn_record_load (db, office (), self->shown, &error) : NULL;
  g_autoptr (MnDocument) document = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "office.edit", record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "office.history", record != NULL);
  if (record != NULL)
    document = mn_office_specimen_new (mn_session_get_register (self->session), record, &error);
  if (document != NULL)
    {
      mn_preview_sheets_set_document (self->sheets, document);
      if (self->fit_source == 0)
        self->fit_source = g_idle_add (fit_later, self);
    }
  else
    gtk_label_set_label (self->problem, error != NULL
                                            ? error->message
                                            : _ ("There is no profile yet: the head of printed paper stays empty."));
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "paper" : "problem");
}

/* "01/01/2016 – 30/06/2025", "from 01/07/2025", "until 30/06/2025": the year 1 stands for a start that nobody knows. */
static char *
period_text (const MnRecord *record)
{
  MnDate start = mn_record_get_date (record, "valid_from");
  g_autofree char *from = mn_date_format (start);
  g_autofree char *to = mn_date_format (mn_record_get_date (record, "valid_to"));

  if (start.year <= 1)
    return *to != '\0' ? g_strdup_printf (_ ("until %s"), to) : g_strdup (_ ("at all times"));
  return *to != '\0' ? g_strdup_printf ("%s – %s", from, to) : g_strdup_printf (_ ("from %s"), from);
}

static gboolean
is_in_force (MnOfficeWindow *self, const MnRecord *record)
{
  MnDate on = mn_session_get_working_date (self->session);
  MnDate to = mn_record_get_date (record, "valid_to");

  return mn_date_first_day (mn_record_get_date (record, "valid_from")) <= mn_date_first_day (on)
         && (!mn_date_is_set (to) || mn_date_first_day (on) <= mn_date_last_day (to));
}

static void
add_profile (MnOfficeWindow *self, const MnRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *period = period_text (record);
  const char *name = mn_record_get_text (record, "name");
  const char *parent = mn_record_get_text (record, "parent_name");
  gint64 id = mn_record_get_id (record);

  gtk_box_append (GTK_BOX (box), mn_part_label (name, "mn-title"));
  if (parent != NULL)
    gtk_box_append (GTK_BOX (box), mn_part_label (parent, "mn-secondary"));
  gtk_box_append (GTK_BOX (box), mn_part_label (period, "mn-secondary"));
  if (is_in_force (self, record))
    {
      static const char *const words[] = { N_ ("In force") };
      static const char *const classes[] = { "mn-chip-green" };
      const char *const texts[] = { _ (words[0]) };

      gtk_box_append (GTK_BOX (box), mn_part_pills (texts, classes, 1));
    }
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, period, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
  if (id == self->shown || (self->shown == 0 && is_in_force (self, record)))
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
fill (MnOfficeWindow *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  g_autoptr (MnQuery) query = mn_query_new (office ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = mn_query_keys (query, db, &error);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (ids == NULL)
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MnRecord) record = mn_record_load (db, office (), g_array_index (ids, gint64, i), NULL);

      if (record != NULL)
        add_profile (self, record);
    }
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  self->shown = row_id (gtk_list_box_get_selected_row (self->list));
  show (self);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, MnOfficeWindow *self)
{
  if (row == NULL || self->session == NULL || row_id (row) == self->shown)
    return;
  self->shown = row_id (row);
  show (self);
}

static void
on_changed (MnOfficeWindow *self)
{
  fill (self);
}

/* Commands ----------------------------------------------------------------------------------------- */

/* Most of a new profile is what it was: only its time is left open. */
static MnRecord *
create_next (MnOfficeWindow *self)
{
  g_autoptr (MnRecord) last
      = self->shown != 0 ? mn_record_load (mn_session_get_reader (self->session), office (), self->shown, NULL) : NULL;
  MnRecord *next = mn_record_new (office ());

  for (guint i = 0; last != NULL && i < office ()->n_fields; i++)
    {
      const MnField *field = &office ()->fields[i];

      if ((field->flags & MN_FIELD_DERIVED) == 0 && !g_str_has_prefix (field->name, "valid_")
          && !g_str_equal (field->name, "note"))
        mn_record_set (next, i, mn_record_get (last, i));
    }
  return next;
}

static void
office_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MnOfficeWindow *self = MN_OFFICE_WINDOW (widget);

  if (g_str_equal (action, "office.new"))
    mn_session_edit (self->session, widget, office (), 0, create_next (self));
  else if (g_str_equal (action, "office.edit"))
    mn_session_edit (self->session, widget, office (), self->shown, NULL);
  else
    mn_session_show_history (self->session, widget, office (), self->shown);
}

/* Making ------------------------------------------------------------------------------------------- */

static void
mn_office_window_dispose (GObject *object)
{
  MnOfficeWindow *self = MN_OFFICE_WINDOW (object);

  /* The children are gone from here on, though somebody may still hold the window. */
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_office_window_parent_class)->dispose (object);
}

static void
mn_office_window_class_init (MnOfficeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_office_window_dispose;
  gtk_widget_class_install_action (widget_class, "office.new", NULL, office_action);
  gtk_widget_class_install_action (widget_class, "office.edit", NULL, office_action);
  gtk_widget_class_install_action (widget_class, "office.history", NULL, office_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "office.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "office.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "office.history", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pack_button (GtkWidget *header, const char *label, const char *action, const char *tooltip, gboolean first)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (first)
    gtk_widget_add_css_class (button, "mn-main-button");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), button);
}

static GtkWidget *
create_header (void)
{
  GtkWidget *header = gtk_header_bar_new ();

  pack_button (header, _ ("_New Profile"), "office.new", _ ("New profile (Ctrl+N)"), TRUE);
  pack_button (header, _ ("_Edit"), "office.edit", _ ("Edit (Ctrl+E)"), FALSE);
  pack_button (header, _ ("_History"), "office.history", _ ("History (Ctrl+H)"), FALSE);
  return header;
}

static GtkWidget *
create_list (MnOfficeWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Office profile"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, LIST_WIDTH, -1);
  return scroller;
}

static GtkWidget *
create_paper (MnOfficeWindow *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = gtk_scrolled_window_new ();
  self->sheets = g_object_new (MN_TYPE_PREVIEW_SHEETS, NULL);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_max_width_chars (self->problem, 50);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "mn-secondary");
  gtk_widget_add_css_class (self->scroller, "mn-desk");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The head of paper, and who signs"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->sheets));
  gtk_stack_add_named (self->stack, self->scroller, "paper");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  return GTK_WIDGET (self->stack);
}

static void
mn_office_window_init (MnOfficeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), create_header ());
  gtk_box_append (GTK_BOX (body), create_list (self));
  gtk_box_append (GTK_BOX (body), create_paper (self));
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Office profile"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 680);
}

void
mn_office_window_present (MnSession *session, GtkWindow *parent)
{
  MnOfficeWindow *self;

  g_return_if_fail (MN_IS_SESSION (session));

  self = g_object_new (MN_TYPE_OFFICE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "office.new", !mn_session_is_read_only (session));
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
