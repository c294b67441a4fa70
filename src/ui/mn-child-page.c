/* mn-child-page.c: one child, whole
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-page-private.h"

#include <string.h>

#include "mn-child-event-dialog.h"
#include "mn-child-sheet.h"
#include "mn-details-parts.h"
#include "mn-household-sheet.h"
#include "mn-i18n.h"
#include "mn-session-units.h"

#define MAX_PILLS 12

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum {
  BACK,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChildPage, mn_child_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

/* Rows ------------------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnChildPage *self)
{
  const MnEntity *entity;
  gint64 id;

  if (!mn_child_row_find (GTK_WIDGET (row), &entity, &id))
    return;
  if (entity == mn_entity_find ("child"))
    mn_session_navigate (self->session, "child", id);
  else
    mn_session_edit (self->session, GTK_WIDGET (self), entity, id, NULL);
}

GtkListBox *
_mn_child_page_list (MnChildPage *self, GtkBox *body, const char *title)
{
  GtkListBox *list = mn_child_list (body, title);

  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

/* FALSE: the focus is on nothing that could be binned. */
static gboolean
focused_row (MnChildPage *self, const MnEntity **entity, gint64 *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && mn_child_row_find (focus, entity, id);
}

/* Showing ---------------------------------------------------------------------------------------- */

static void
show_head (MnChildPage *self, const MnChildHead *head, GPtrArray *events, MnDate on)
{
  const char *texts[MAX_PILLS], *classes[MAX_PILLS];
  guint n = mn_child_words_pills (head, events, self->revealed, texts, classes, MAX_PILLS);
  g_autofree char *who = mn_child_words_who (head, on);
  g_autofree char *line
      = g_strdup_printf ("%s · %s", who, *head->place != '\0' ? head->place : _ ("Residence not recorded"));

  gtk_label_set_label (GTK_LABEL (self->name), head->name);
  gtk_label_set_label (GTK_LABEL (self->who), line);
  mn_part_show_text (self->units, mn_unit_view_story (mn_session_get_unit_view (self->session), head->unit));
  mn_part_clear (self->pills);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *pill = mn_part_line (texts[i], "mn-chip");

      gtk_widget_add_css_class (pill, classes[i]);
      gtk_box_append (GTK_BOX (self->pills), pill);
    }
  gtk_widget_set_visible (self->pills, n > 0);
}

static gboolean
fill (MnChildPage *self, GError **error)
{
  MnDb *db = mn_session_get_reader (self->session);
  MnDate on = mn_session_get_working_date (self->session);
  g_autoptr (MnChildHead) head = mn_child_query_head (db, self->child, on, error);
  g_autoptr (GPtrArray) events = head != NULL ? mn_child_query_events (db, self->child, on, error) : NULL;

  if (events == NULL)
    return FALSE;
  show_head (self, head, events, on);
  return _mn_child_page_show_life (self, head, events, error) && _mn_child_page_show_received (self, error)
         && _mn_child_page_show_person (self, head, FALSE, error) && _mn_child_page_show_history (self, error);
}

/* Everything is read again; the row that had the focus has it again. */
static void
reload (MnChildPage *self)
{
  g_autoptr (GError) error = NULL;
  const MnEntity *entity = NULL;
  gint64 id = 0;
  gboolean had_focus = focused_row (self, &entity, &id);
  GtkWidget *row;

  if (self->child == 0)
    return;
  mn_part_clear (self->left);
  mn_part_clear (self->right);
  if (!fill (self, &error))
    gtk_box_append (GTK_BOX (self->left), mn_part_label (error->message, "mn-form-problem"));
  row = had_focus ? mn_child_row_find_widget (GTK_WIDGET (self), entity, id) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* Actions ---------------------------------------------------------------------------------------- */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);

  mn_session_edit (self->session, widget, mn_entity_find ("child"), self->child, NULL);
}

static void
edit_household_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);

  if (self->household != 0)
    mn_session_edit (self->session, widget, mn_entity_find ("household"), self->household, NULL);
}

/* Another residence is a move, which ends the one before. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);
  const MnEntity *entity = mn_entity_find (g_variant_get_string (parameter, NULL));
  MnRecord *preset;

  if (entity == NULL || self->child == 0)
    return;
  if (entity == mn_entity_find ("residence"))
    {
      mn_child_event_dialog_present (self->session, widget, "move", self->child);
      return;
    }
  preset = mn_record_new (entity);
  mn_record_set_integer (preset, "child", self->child);
  mn_session_edit (self->session, widget, entity, 0, preset);
}

static void
event_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);

  mn_child_event_dialog_present (self->session, widget, g_variant_get_string (parameter, NULL), self->child);
}

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);

  self->revealed = !self->revealed;
  reload (self);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);

  mn_session_show_history (self->session, widget, mn_entity_find ("child"), self->child);
}

static void
print (MnChildPage *self, MnDocument *document_taken, const char *file_name, const GError *error)
{
  g_autoptr (MnDocument) document = document_taken;

  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, file_name);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);
  g_autoptr (GError) error = NULL;

  print (self,
         mn_child_sheet_document_new (mn_session_get_register (self->session), self->child, self->revealed, &error),
         _ ("child"), error);
}

static void
print_household_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnChildPage *self = MN_CHILD_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->household != 0)
    print (self, mn_household_sheet_document_new (mn_session_get_register (self->session), self->household, &error),
           _ ("household"), error);
}

/* Page ------------------------------------------------------------------------------------------- */

static gboolean
page_get_can_print (MnPage *page)
{
  return TRUE;
}

static void
page_print (MnPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "child.print", NULL);
}

/* Delete bins the row under the focus, never the child itself: that is done in the list. */
static void
page_delete_selected (MnPage *page)
{
  MnChildPage *self = MN_CHILD_PAGE (page);
  const MnEntity *entity;
  gint64 id;

  if (!focused_row (self, &entity, &id) || entity == mn_entity_find ("child"))
    mn_session_toast (self->session, _ ("Choose a row of this child first, with the Tab and arrow keys or the mouse."));
  else
    mn_session_delete (self->session, entity, id);
}

static void
page_edit_selected (MnPage *page)
{
  edit_action (GTK_WIDGET (page), NULL, NULL);
}

static void
page_show_history (MnPage *page)
{
  history_action (GTK_WIDGET (page), NULL, NULL);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  mn_child_page_set_child (MN_CHILD_PAGE (page), row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
new_button (const char *label, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_menu (const char *label, GMenu *menu_taken, const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = menu_taken;

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_head (MnChildPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "child.back");
  gtk_widget_set_tooltip_text (back, _ ("Back (Alt+Left)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back"), -1);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  self->name = mn_part_line (NULL, "mn-name");
  self->who = mn_part_line (NULL, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->who);
  self->units = mn_part_line (NULL, "mn-secondary");
  gtk_box_append (GTK_BOX (words), self->units);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), new_button (_ ("_Edit…"), "child.edit", _ ("Edit (Ctrl+E)")));
  gtk_box_append (GTK_BOX (head),
                  new_menu (_ ("_Record"), mn_child_words_event_menu ("child"), _ ("Record a move or a death")));
  gtk_box_append (GTK_BOX (head), new_menu (_ ("_Add"), mn_child_words_add_menu ("child"), _ ("Add and more")));
  gtk_widget_add_css_class (head, "mn-child-head");
  return head;
}

static GtkWidget *
create_columns (MnChildPage *self)
{
  GtkWidget *columns = gtk_grid_new ();

  self->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 12);
  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_attach (GTK_GRID (columns), self->left, 0, 0, 4, 1);
  gtk_grid_attach (GTK_GRID (columns), self->right, 4, 0, 3, 1);
  gtk_widget_set_hexpand (self->left, TRUE);
  gtk_widget_set_hexpand (self->right, TRUE);
  gtk_widget_add_css_class (columns, "mn-child-columns");
  return columns;
}

static void
session_changed_cb (MnSession *session, gpointer set, MnChildPage *self)
{
  reload (self);
}

static void
mn_child_page_constructed (GObject *object)
{
  MnChildPage *self = MN_CHILD_PAGE (object);
  GtkWidget *widget = GTK_WIDGET (object);
  gboolean writable = !mn_session_is_read_only (self->session);

  G_OBJECT_CLASS (mn_child_page_parent_class)->constructed (object);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  self->pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->pills, "mn-child-pills");
  gtk_box_append (GTK_BOX (self->box), self->pills);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), create_columns (self));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, widget);
  gtk_widget_action_set_enabled (widget, "child.add", writable);
  gtk_widget_action_set_enabled (widget, "child.event", writable);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "units-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

static void
mn_child_page_dispose (GObject *object)
{
  MnChildPage *self = MN_CHILD_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_child_page_parent_class)->dispose (object);
}

static void
mn_child_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SESSION)
    MN_CHILD_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "child.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "child.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "child.edit-household", NULL, edit_household_action);
  gtk_widget_class_install_action (widget_class, "child.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "child.event", "s", event_action);
  gtk_widget_class_install_action (widget_class, "child.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "child.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "child.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "child.print-household", NULL, print_household_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "child.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "child.back", NULL);
}

static void
mn_child_page_class_init (MnChildPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_child_page_constructed;
  object_class->dispose = mn_child_page_dispose;
  object_class->set_property = mn_child_page_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[BACK] = g_signal_new ("back", MN_TYPE_CHILD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_child_page_init (MnChildPage *self)
{
}

void
mn_child_page_set_child (MnChildPage *self, gint64 child)
{
  g_return_if_fail (MN_IS_CHILD_PAGE (self));

  if (self->child != child)
    {
      self->revealed = FALSE;
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
    }
  self->child = child;
  reload (self);
}

gint64
mn_child_page_get_child (MnChildPage *self)
{
  g_return_val_if_fail (MN_IS_CHILD_PAGE (self), 0);
  return self->child;
}
