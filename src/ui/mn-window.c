/* mn-window.c: the one window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-private.h"

#include "mn-document.h"
#include "mn-i18n.h"
#include "mn-opening.h"
#include "mn-record-view.h"
#include "mn-settings.h"
#include "mn-window-layout.h"

G_DEFINE_FINAL_TYPE (MnWindow, mn_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_page_row_selected (GtkListBox *list, GtkListBoxRow *row, MnWindow *self)
{
  if (row != NULL && self->session != NULL && !self->changing_page)
    _mn_window_select (self, gtk_list_box_row_get_index (row));
}

/* The sidebar is one stop of the Tab key: the arrows choose within it. GTK 4.8 would go from row to row, and Tab would
 * change the page. */
static gboolean
on_page_list_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MnWindow *self)
{
  GtkWidget *list = GTK_WIDGET (self->page_list);
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;
  GtkWidget *inside = gtk_widget_get_focus_child (list);

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab)
      || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_can_focus (row, row == inside);
  g_signal_emit_by_name (self, "move-focus", back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_can_focus (row, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
on_page_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MnWindow *self)
{
  return _mn_window_page_key (self, keyval, state);
}

static gboolean
on_outside_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MnWindow *self)
{
  return _mn_window_outside_key (self, keyval, state);
}

static void
on_search_changed (GtkEditable *entry, MnWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* The first letter came from the list: the space that follows would select a row there. */
  if (!self->changing_page && *gtk_editable_get_text (entry) != '\0' && focus != NULL
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (entry)))
    {
      gtk_widget_grab_focus (GTK_WIDGET (entry));
      gtk_editable_set_position (entry, -1);
    }
  _mn_window_search (self);
}

static void
on_preedit_changed (GtkText *text, const char *preedit, MnWindow *self)
{
  g_free (self->preedit);
  self->preedit = g_strdup (preedit);
  _mn_window_search (self);
}

static void
on_search_stopped (GtkSearchEntry *entry, MnWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_selected_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0 && gtk_widget_get_child_visible (row))
      return row;
  return NULL;
}

/* Enter and the arrow down go from the words to what they found: to the selected row, or to the first one. The row
 * itself is asked: after a new result the list has forgotten where its focus was and takes none. */
static void
focus_page (MnWindow *self)
{
  MnPage *page = _mn_window_get_current (self);
  GtkWidget *list = page != NULL ? find_list (GTK_WIDGET (page)) : NULL;
  GtkWidget *view = list != NULL ? gtk_widget_get_ancestor (list, MN_TYPE_RECORD_VIEW) : NULL;
  GtkWidget *row;

  if (list == NULL)
    {
      if (page != NULL)
        gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
      return;
    }
  /* the padding below an empty result is no row */
  if (view != NULL && mn_record_list_get_n_found (mn_record_view_get_list (MN_RECORD_VIEW (view))) == 0)
    return;

  row = find_selected_row (list);
  if (row == NULL)
    {
      gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
      gtk_widget_activate_action (list, "list.select-item", "(ubb)", 0, FALSE, FALSE);
      row = find_selected_row (list);
    }
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (list, GTK_DIR_DOWN);
}

static void
on_search_activated (GtkSearchEntry *entry, MnWindow *self)
{
  focus_page (self);
}

static gboolean
on_search_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, MnWindow *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  focus_page (self);
  return GDK_EVENT_STOP;
}

static void
on_navigate (MnWindow *self, const char *page, gint64 row_id, MnSession *session)
{
  _mn_window_close_preview (self);
  if (g_strcmp0 (page, "child") == 0)
    {
      _mn_window_open_child (self, row_id);
      return;
    }
  mn_window_show_page (self, page);
  if (row_id != 0)
    mn_page_show_row (_mn_window_get_current (self), row_id);
}

void
_mn_window_close_preview (MnWindow *self)
{
  GtkWidget *preview = GTK_WIDGET (self->preview);

  if (preview == NULL)
    return;

  self->preview = NULL;
  /* The stack would hand the keyboard to the first thing it finds, a row of the sidebar, which then shows its page in
   * place of the one that was printed. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  gtk_stack_set_visible_child_name (self->root, "register");
  gtk_stack_remove (self->root, preview);
  if (self->before_preview != NULL && gtk_widget_is_ancestor (self->before_preview, GTK_WIDGET (self->root)))
    gtk_widget_grab_focus (self->before_preview);
  g_clear_weak_pointer (&self->before_preview);
  _mn_window_update_actions (self);
}

static void
on_print (MnWindow *self, GObject *document, const char *file_name, MnSession *session)
{
  _mn_window_close_preview (self);
  g_set_weak_pointer (&self->before_preview, gtk_root_get_focus (GTK_ROOT (self)));
  self->preview = mn_preview_new (self->session, MN_DOCUMENT (document), file_name);
  g_signal_connect_object (self->preview, "closed", G_CALLBACK (_mn_window_close_preview), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->root, GTK_WIDGET (self->preview), "preview");
  gtk_stack_set_visible_child_name (self->root, "preview");
  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  _mn_window_update_actions (self);
}

static void
on_session_changed (MnWindow *self)
{
  MnRegister *reg = mn_session_get_register (self->session);

  gtk_label_set_label (self->unit_label, mn_register_get_unit_name (reg));
  _mn_window_update_actions (self);
}

static void
show_file (MnWindow *self, MnRegister *reg)
{
  MnStore *store = mn_register_get_store (reg);
  g_autofree char *base = g_path_get_basename (mn_store_get_path (store));
  g_autofree char *name = g_markup_escape_text (base, -1);
  g_autofree char *markup = g_strdup_printf (_ ("Register: <b>%s</b>"), name);
  g_autofree char *title = g_strdup_printf ("%s – %s", mn_register_get_name (reg), _ ("Măng Non"));

  gtk_label_set_markup (self->file_label, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), mn_store_get_path (store));
  gtk_window_set_title (GTK_WINDOW (self), title);

  gtk_widget_set_visible (self->notice, mn_register_is_read_only (reg));
  if (mn_register_is_read_only (reg))
    {
      const char *reason = mn_store_get_read_only_reason (store);

      gtk_label_set_label (self->notice_label,
                           reason != NULL ? reason
                                          : _ ("This register is open for reading only: nothing can be changed."));
    }
}

/* Behind the first frame: current values are those of the day they were written on. */
static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mn_register_refresh_finish (MN_REGISTER (source), result, &error) && self->session != NULL)
    mn_session_toast_error (self->session, error);
}

void
mn_window_show_register (MnWindow *self, MnRegister *reg)
{
  g_return_if_fail (MN_IS_WINDOW (self));
  g_return_if_fail (MN_IS_REGISTER (reg));
  g_return_if_fail (self->session == NULL);

  self->session = mn_session_new (reg);
  g_signal_connect_object (self->session, "toast", G_CALLBACK (_mn_window_toast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "toast-file", G_CALLBACK (_mn_window_toast_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "navigate", G_CALLBACK (on_navigate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "print", G_CALLBACK (on_print), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);

  self->backup = mn_auto_backup_new (self->session);
  mn_settings_add_recent (mn_store_get_path (mn_register_get_store (reg)));
  mn_officer_set_session (self->officer, self->session);
  mn_working_date_set_session (self->working_date, self->session);
  mn_unit_banner_set_session (self->unit_banner, self->session);
  show_file (self, reg);

  gtk_stack_set_visible_child_name (self->root, "register");
  if (self->welcome != NULL)
    gtk_stack_remove (self->root, GTK_WIDGET (self->welcome));
  self->welcome = NULL;
  _mn_window_select (self, 0);
  on_session_changed (self);

  if (mn_register_needs_refresh (reg) && !mn_register_is_read_only (reg))
    mn_register_refresh_async (reg, on_refreshed, g_object_ref (self));
}

static void
on_welcome_opened (MnWindow *self, MnRegister *reg, MnWelcome *welcome)
{
  mn_window_show_register (self, reg);
}

void
mn_window_show_welcome (MnWindow *self, gboolean new_register)
{
  g_return_if_fail (MN_IS_WINDOW (self));
  g_return_if_fail (self->session == NULL);

  if (self->welcome == NULL)
    {
      self->welcome = g_object_new (MN_TYPE_WELCOME, NULL);
      g_signal_connect_object (self->welcome, "opened", G_CALLBACK (on_welcome_opened), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->root, GTK_WIDGET (self->welcome), "welcome");
      gtk_window_set_title (GTK_WINDOW (self), _ ("Măng Non"));
    }
  gtk_stack_set_visible_child_name (self->root, "welcome");
  if (new_register)
    mn_welcome_show_new (self->welcome);
}

void
mn_window_show_error (MnWindow *self, GFile *file, const GError *error)
{
  g_return_if_fail (MN_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  mn_window_show_welcome (self, FALSE);
  mn_welcome_show_error (self->welcome, file, error);
}

void
mn_window_open (MnWindow *self, GFile *file)
{
  g_return_if_fail (MN_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  /* The welcome page is made only where there is something to say. */
  if (self->welcome == NULL && g_file_peek_path (file) != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnRegister) reg = mn_opening_finish (g_file_peek_path (file), &error);

      if (reg != NULL)
        {
          mn_window_show_register (self, reg);
          return;
        }
      mn_window_show_error (self, file, error);
      return;
    }
  mn_window_show_welcome (self, FALSE);
  mn_welcome_open (self->welcome, file);
}

static gboolean
mn_window_close_request (GtkWindow *window)
{
  MnWindow *self = MN_WINDOW (window);
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  mn_settings_set_window_size (width, height, gtk_window_is_maximized (window));

  if (GTK_WINDOW_CLASS (mn_window_parent_class)->close_request (window))
    return GDK_EVENT_STOP;

  /* The queue of saves is finished before the file goes back to being one file; the window is gone by then. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->session != NULL)
    {
      g_autoptr (MnRegister) reg = g_object_ref (mn_session_get_register (self->session));
      g_autoptr (GError) error = NULL;

      _mn_window_close_preview (self);
      _mn_window_drop_pages (self);
      mn_auto_backup_finish (self->backup);
      if (!mn_register_close (reg, &error))
        g_warning ("%s", error->message);
    }
  return GDK_EVENT_PROPAGATE;
}

static void
mn_window_dispose (GObject *object)
{
  MnWindow *self = MN_WINDOW (object);

  for (guint i = 0; i < MN_N_PAGES; i++)
    g_clear_pointer (&self->searches[i], g_free);
  g_clear_pointer (&self->preedit, g_free);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->before_preview);
  g_clear_object (&self->backup);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mn_window_parent_class)->dispose (object);
}

static void
mn_window_class_init (MnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mn_window_close_request;

  g_type_ensure (MN_TYPE_WINDOW_LAYOUT);
  g_type_ensure (MN_TYPE_OFFICER);
  g_type_ensure (MN_TYPE_UNIT_BANNER);
  g_type_ensure (MN_TYPE_WORKING_DATE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MnWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, root);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, officer);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, new_label);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, working_date);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, unit_banner);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MnWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, on_page_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  _mn_window_class_install_actions (widget_class);
}

static void
mn_window_init (MnWindow *self)
{
  GtkEventController *keys;
  gboolean maximized;
  int width;
  int height;

  self->page = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->changing_page = TRUE;
  _mn_window_init_pages (self);
  self->changing_page = FALSE;

  g_signal_connect_object (gtk_editable_get_delegate (self->search), "preedit-changed", G_CALLBACK (on_preedit_changed),
                           self, 0);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_page_list_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->page_list), keys);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_page_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->pages), keys);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_outside_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (_mn_window_watch_focus), NULL);

  mn_settings_get_window_size (&width, &height, &maximized);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  _mn_window_update_actions (self);
}

MnWindow *
mn_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (MN_TYPE_WINDOW, "application", application, NULL);
}

MnSession *
mn_window_get_session (MnWindow *self)
{
  g_return_val_if_fail (MN_IS_WINDOW (self), NULL);

  return self->session;
}
