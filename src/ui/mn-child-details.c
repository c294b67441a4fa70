/* mn-child-details.c: what is known of the child selected in the list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-details.h"
#include "mn-child-details-sections.h"
#include "mn-child-details-words.h"
#include "mn-child-event-dialog.h"
#include "mn-child-query.h"
#include "mn-details-parts.h"
#include "mn-history.h"
#include "mn-local-time.h"
#include "mn-record-form.h"
#include "mn-session-units.h"

#define N_RECEIPTS 5
#define N_ALL_RECEIPTS 500
/* Below this the table would have no room beside the sidebar and the pane. */
#define NARROW_WINDOW 1260

struct _MnChildDetails {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "nobody", "child" */
  GtkWidget *name;
  GtkWidget *who;
  GtkWidget *place;
  GtkWidget *units; /* what the place is on the day of units */
  GtkWidget *scrolled;
  GtkWidget *body;

  /* Owned */
  MnSession *session;

  gint64 child;
  int window_width;
  guint fit_id;
  guint all_receipts : 1;
  guint revealed : 1; /* circumstances that the law keeps secret are named for this child */
};

G_DEFINE_FINAL_TYPE (MnChildDetails, mn_child_details, GTK_TYPE_WIDGET)

static void show_child (MnChildDetails *self);

/* Who -------------------------------------------------------------------------------------------- */

static void
show_who (MnChildDetails *self, const MnChildHead *head, MnDate on)
{
  g_autofree char *line = mn_child_words_who (head, on);

  gtk_label_set_label (GTK_LABEL (self->name), head->name);
  gtk_label_set_label (GTK_LABEL (self->who), line);
  gtk_label_set_label (GTK_LABEL (self->place), *head->place != '\0' ? head->place : _ ("Residence not recorded"));
  mn_part_show_text (self->units, mn_unit_view_story (mn_session_get_unit_view (self->session), head->unit));
}

static void
show_pills (MnChildDetails *self, const MnChildHead *head, GPtrArray *events)
{
  const char *texts[16], *classes[16];
  guint n = mn_child_words_pills (head, events, self->revealed, texts, classes, G_N_ELEMENTS (texts));
  GtkWidget *pills;

  if (n == 0)
    return;
  pills = mn_part_pills (texts, classes, n);
  gtk_widget_set_margin_top (pills, 6);
  gtk_box_append (GTK_BOX (self->body), pills);
}

/* Sections --------------------------------------------------------------------------------------- */

static void
reveal_clicked_cb (GtkButton *button, MnChildDetails *self)
{
  self->revealed = TRUE;
  show_child (self);
}

static void
add_link (MnChildDetails *self, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mn-link-text");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->body), button);
}

static void
show_events (MnChildDetails *self, GPtrArray *all)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  gboolean hidden = FALSE;

  for (guint i = 0; i < all->len; i++)
    if (!mn_child_words_is_told (all, g_ptr_array_index (all, i)))
      g_ptr_array_add (events, g_ptr_array_index (all, i));
  mn_part_section (GTK_BOX (self->body), _ ("Circumstances"), NULL);
  if (events->len == 0)
    gtk_box_append (GTK_BOX (self->body), mn_part_label (_ ("None recorded"), "mn-secondary"));
  for (guint i = 0; i < events->len; i++)
    {
      const MnChildEvent *event = g_ptr_array_index (events, i);
      g_autofree char *detail = event->sensitive && !self->revealed ? NULL : mn_child_words_event_detail (event);

      hidden = hidden || (event->sensitive && !self->revealed);
      mn_part_point (GTK_BOX (self->body), event->from, mn_child_words_event (event, self->revealed), detail,
                     event->in_force, i == 0, i + 1 == events->len);
    }
  if (hidden)
    add_link (self, _ ("Show sensitive circumstances"), G_CALLBACK (reveal_clicked_cb));
}

static void
all_receipts_clicked_cb (GtkButton *button, MnChildDetails *self)
{
  self->all_receipts = TRUE;
  show_child (self);
}

static void
show_receipts (MnChildDetails *self, GPtrArray *receipts, gint64 n_all)
{
  mn_part_section (GTK_BOX (self->body), _ ("Received"), receipts->len > 0 ? _ ("dong") : NULL);
  if (receipts->len == 0)
    gtk_box_append (GTK_BOX (self->body), mn_part_label (_ ("Nothing recorded"), "mn-secondary"));
  for (guint i = 0; i < receipts->len; i++)
    {
      const MnChildReceipt *receipt = g_ptr_array_index (receipts, i);
      g_autofree char *amount = mn_child_words_amount (receipt);

      mn_part_entry (GTK_BOX (self->body), receipt->on, receipt->title, amount);
    }
  if (n_all > (gint64)receipts->len)
    {
      g_autofree char *count = mn_number_format (n_all);
      g_autofree char *text = g_strdup_printf (_ ("See all %s"), count);

      add_link (self, text, G_CALLBACK (all_receipts_clicked_cb));
    }
}

static void
show_last_change (MnChildDetails *self)
{
  g_autoptr (GPtrArray) changes
      = mn_history_of_owner (mn_session_get_reader (self->session), mn_entity_find ("child"), self->child, 1, NULL);
  g_autofree char *day = NULL, *head = NULL, *what = NULL;
  MnHistoryChange *change;

  if (changes == NULL || changes->len == 0)
    return;
  change = g_ptr_array_index (changes, 0);
  day = mn_local_time_format (change->at);
  head = *change->who != '\0' ? g_strdup_printf ("%s, %s", day, change->who) : g_strdup (day);
  mn_part_section (GTK_BOX (self->body), _ ("Last change"), NULL);
  gtk_box_append (GTK_BOX (self->body), mn_part_label (head, NULL));
  if (change->lines->len > 0)
    {
      g_autofree char *text = mn_child_words_change (g_ptr_array_index (change->lines, 0), self->revealed);

      what = g_strdup_printf ("%s. %s", mn_history_action_label (change->action), text);
    }
  else
    what = g_strdup (mn_history_action_label (change->action));
  gtk_box_append (GTK_BOX (self->body), mn_part_label (what, "mn-secondary"));
}

static void
show_child (MnChildDetails *self)
{
  MnDb *db = mn_session_get_reader (self->session);
  MnDate on = mn_session_get_working_date (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChildHead) head = NULL;
  g_autoptr (GPtrArray) events = NULL, support = NULL, receipts = NULL;
  gint64 n_receipts = 0;

  mn_part_clear (self->body);
  head = self->child != 0 ? mn_child_query_head (db, self->child, on, &error) : NULL;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), head != NULL ? "child" : "nobody");
  if (head == NULL)
    return;
  events = mn_child_query_events (db, self->child, on, &error);
  support = events != NULL ? mn_child_query_support (db, self->child, on, &error) : NULL;
  receipts = support != NULL ? mn_child_query_receipts (
                 db, self->child, self->all_receipts ? N_ALL_RECEIPTS : N_RECEIPTS, &n_receipts, &error)
                             : NULL;
  show_who (self, head, on);
  if (receipts == NULL)
    {
      gtk_box_append (GTK_BOX (self->body), mn_part_label (error->message, "mn-form-problem"));
      return;
    }
  show_pills (self, head, events);
  mn_child_details_add_household (GTK_BOX (self->body), head);
  show_events (self, events);
  mn_child_details_add_support (GTK_BOX (self->body), support);
  show_receipts (self, receipts, n_receipts);
  show_last_change (self);
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildDetails *self = MN_CHILD_DETAILS (widget);

  if (self->child != 0)
    mn_session_edit (self->session, widget, mn_entity_find ("child"), self->child, NULL);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildDetails *self = MN_CHILD_DETAILS (widget);

  if (self->child != 0)
    mn_session_show_history (self->session, widget, mn_entity_find ("child"), self->child);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildDetails *self = MN_CHILD_DETAILS (widget);
  const MnEntity *entity = mn_entity_find (g_variant_get_string (parameter, NULL));
  MnRecord *preset;

  if (self->child == 0 || entity == NULL)
    return;
  preset = mn_record_new (entity);
  mn_record_set_integer (preset, "child", self->child);
  mn_session_edit (self->session, widget, entity, 0, preset);
}

static void
event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildDetails *self = MN_CHILD_DETAILS (widget);

  if (self->child != 0)
    mn_child_event_dialog_present (self->session, widget, g_variant_get_string (parameter, NULL), self->child);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildDetails *self = MN_CHILD_DETAILS (widget);

  if (self->child != 0)
    mn_session_navigate (self->session, "child", self->child);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) adding = mn_child_words_add_menu ("details");
  g_autoptr (GMenu) events = mn_child_words_event_menu ("details");
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_menu_append (open, _ ("_Open the Child's Page"), "details.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (events));
  g_menu_append (rest, _ ("_Edit…"), "details.edit");
  g_menu_append (rest, _ ("_History"), "details.history");
  g_menu_append (rest, _ ("_Delete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (adding));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

/* Room ------------------------------------------------------------------------------------------- */

static gboolean
fit_cb (gpointer data)
{
  MnChildDetails *self = data;

  self->fit_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), self->window_width >= NARROW_WINDOW);
  return G_SOURCE_REMOVE;
}

/* In a narrow window the list needs the room: Enter opens the child's page. Not at once: the window is being laid out.
 */
static void
layout_cb (GdkSurface *surface, int width, int height, MnChildDetails *self)
{
  gboolean fits = width >= NARROW_WINDOW;

  self->window_width = width;
  if (fits != gtk_widget_get_visible (GTK_WIDGET (self)) && self->fit_id == 0)
    self->fit_id = g_idle_add (fit_cb, self);
}

static void
mn_child_details_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mn_child_details_parent_class)->realize (widget);
  g_signal_connect (gtk_native_get_surface (gtk_widget_get_native (widget)), "layout", G_CALLBACK (layout_cb), widget);
}

static void
mn_child_details_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), layout_cb, widget);
  GTK_WIDGET_CLASS (mn_child_details_parent_class)->unrealize (widget);
}

static void
mn_child_details_dispose (GObject *object)
{
  MnChildDetails *self = MN_CHILD_DETAILS (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_child_details_parent_class)->dispose (object);
}

static void
mn_child_details_class_init (MnChildDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_child_details_dispose;
  widget_class->realize = mn_child_details_realize;
  widget_class->unrealize = mn_child_details_unrealize;
  gtk_widget_class_install_action (widget_class, "details.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "details.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "details.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "details.event", "s", event_action);
  gtk_widget_class_install_action (widget_class, "details.open", NULL, open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_head (MnChildDetails *self)
{
  GtkWidget *head = mn_part_row (0);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu ();

  self->name = mn_part_label (NULL, "mn-name");
  gtk_label_set_width_chars (GTK_LABEL (self->name), 12);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "details.edit");
  gtk_widget_set_tooltip_text (edit, _ ("Edit (Ctrl+E)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Edit"), -1);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _ ("Add and more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add and more"), -1);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? edit : more;

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_START);
    }
  mn_part_row_add (head, self->name);
  mn_part_row_add (head, edit);
  mn_part_row_add (head, more);
  return head;
}

static void
mn_child_details_init (MnChildDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *nobody = mn_part_label (_ ("Choose a child in the list to see what is known."), "mn-secondary");

  gtk_widget_add_css_class (box, "mn-details");
  gtk_box_append (GTK_BOX (box), create_head (self));
  self->who = mn_part_label (NULL, NULL);
  self->place = mn_part_label (NULL, NULL);
  gtk_box_append (GTK_BOX (box), self->who);
  self->units = mn_part_label (NULL, "mn-secondary");
  gtk_box_append (GTK_BOX (box), self->place);
  gtk_box_append (GTK_BOX (box), self->units);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), self->body);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);

  gtk_widget_add_css_class (nobody, "mn-details");
  gtk_label_set_justify (GTK_LABEL (nobody), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (nobody), 0.5);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), nobody, "nobody");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "child");
  gtk_widget_set_size_request (self->stack, 306, -1);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
mn_child_details_new (MnSession *session)
{
  MnChildDetails *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_CHILD_DETAILS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "units-changed", G_CALLBACK (mn_child_details_reload), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.add", !mn_session_is_read_only (session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "details.event", !mn_session_is_read_only (session));
  return GTK_WIDGET (self);
}

void
mn_child_details_set_child (MnChildDetails *self, gint64 child)
{
  g_return_if_fail (MN_IS_CHILD_DETAILS (self));

  if (self->child == child)
    return;
  self->child = child;
  self->all_receipts = FALSE;
  self->revealed = FALSE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  show_child (self);
}

gint64
mn_child_details_get_child (MnChildDetails *self)
{
  g_return_val_if_fail (MN_IS_CHILD_DETAILS (self), 0);
  return self->child;
}

void
mn_child_details_reload (MnChildDetails *self)
{
  g_return_if_fail (MN_IS_CHILD_DETAILS (self));

  show_child (self);
}
