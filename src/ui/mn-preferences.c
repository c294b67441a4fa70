/* mn-preferences.c: what the officer can choose about the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-preferences.h"

#include <adwaita.h>

#include "mn-compat.h"
#include "mn-font-choice.h"
#include "mn-font-set.h"
#include "mn-i18n.h"
#include "mn-settings.h"

#define MIN_KEEP 1
#define MAX_KEEP 365

static const char *const languages[] = { "vi", "en" };

typedef struct {
  GtkWindow *window;
  GtkWidget *folder_row;
  GtkWidget *folder_reset;
  GPtrArray *fonts; /* owned: of MnFontChoice */
  MnSession *session;
  MnAutoBackup *backup; /* owned; NULL without a register */
} Preferences;

static void
preferences_free (gpointer data)
{
  Preferences *self = data;

  g_ptr_array_unref (self->fonts);
  g_clear_object (&self->session);
  g_clear_object (&self->backup);
  g_free (self);
}

/* Pieces ------------------------------------------------------------------------------------------- */

static GtkWidget *
new_group (GtkWidget *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

/* Titles are markup by default, and a folder may be called "A & B". */
static GtkWidget *
add_row (GtkWidget *group, GtkWidget *row, const char *title, const char *subtitle)
{
  g_autofree char *escaped = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_suffix_button (GtkWidget *row, const char *label, GCallback clicked, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* Language ----------------------------------------------------------------------------------------- */

static void
on_language (AdwComboRow *row)
{
  g_settings_set_string (mn_settings_get_object (), "language", languages[adw_combo_row_get_selected (row)]);
}

static void
add_language (GtkWidget *page)
{
  /* Each in itself, so that whoever reads only one of them finds the way back. */
  static const char *const names[] = { "Tiếng Việt", "English", NULL };
  GtkWidget *group = new_group (page, _ ("Program"), NULL);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  g_autofree char *chosen = g_settings_get_string (mn_settings_get_object (), "language");

  add_row (group, row, _ ("Language"),
           _ ("Takes effect when the program is started again; paper is always Vietnamese"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), g_str_equal (chosen, "en") ? 1 : 0);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_language), NULL);
}

/* Paper -------------------------------------------------------------------------------------------- */

static void
obey_paper_font (void)
{
  g_autofree char *family = mn_settings_get_paper_font ();

  mn_font_set_choose_paper (family);
}

void
mn_preferences_obey_paper_font (void)
{
  GSettings *settings = mn_settings_get_object ();

  obey_paper_font ();
  if (settings != NULL)
    g_signal_connect (settings, "changed::paper-font", G_CALLBACK (obey_paper_font), NULL);
}

static void
on_font (AdwComboRow *row, GParamSpec *pspec, Preferences *self)
{
  guint selected = adw_combo_row_get_selected (row);
  const MnFontChoice *choice = selected > 0 ? g_ptr_array_index (self->fonts, selected - 1) : NULL;

  g_settings_set_string (mn_settings_get_object (), "paper-font", choice != NULL ? choice->family : "");
}

static guint
fill_fonts (const Preferences *self, GtkStringList *model)
{
  g_autofree char *chosen = mn_settings_get_paper_font ();
  guint selected = 0;

  gtk_string_list_append (model, _ ("As usual (Times New Roman)"));
  for (guint i = 0; i < self->fonts->len; i++)
    {
      const MnFontChoice *choice = g_ptr_array_index (self->fonts, i);

      if (choice->problem != NULL)
        break;
      gtk_string_list_append (model, choice->family);
      if (g_strcmp0 (choice->family, chosen) == 0)
        selected = i + 1;
    }
  return selected;
}

/* Whoever misses a font in the list finds here what it misses. */
static void
add_refused (const Preferences *self, GtkWidget *group)
{
  GtkWidget *expander = adw_expander_row_new ();
  guint n = 0;

  for (guint i = 0; i < self->fonts->len; i++)
    {
      const MnFontChoice *choice = g_ptr_array_index (self->fonts, i);
      g_autofree char *family = g_markup_escape_text (choice->family, -1);
      g_autofree char *problem = choice->problem != NULL ? g_markup_escape_text (choice->problem, -1) : NULL;
      GtkWidget *row;

      if (problem == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), family);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      n++;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Fonts that will not do"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander),
                                 _ ("They lack Vietnamese letters, or bold or italic type"));
  gtk_widget_set_visible (expander, n > 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

static void
add_paper (Preferences *self, GtkWidget *page)
{
  GtkWidget *group = new_group (page, _ ("Paper"), NULL);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected;

  self->fonts = mn_font_choices ();
  selected = fill_fonts (self, model);
  add_row (group, row, _ ("Font of paper"), _ ("Only fonts with all 134 Vietnamese letters are offered"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_font), self);
  add_refused (self, group);
}

/* Backups ------------------------------------------------------------------------------------------ */

static void
show_folder (Preferences *self)
{
  g_autofree char *folder = mn_settings_get_backup_folder ();
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  g_autofree char *chosen = g_settings_get_string (mn_settings_get_object (), "backup-folder");

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), escaped);
  gtk_widget_set_visible (self->folder_reset, *chosen != '\0');
}

static void
on_folder_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Preferences *self = g_object_get_data (G_OBJECT (window), "preferences");

  if (file == NULL || self == NULL || g_file_peek_path (file) == NULL)
    return;
  g_settings_set_string (mn_settings_get_object (), "backup-folder", g_file_peek_path (file));
  show_folder (self);
}

static void
on_choose_folder (Preferences *self)
{
  mn_compat_choose_folder (self->window, _ ("Folder of the Backups"), on_folder_chosen, g_object_ref (self->window));
}

static void
on_reset_folder (Preferences *self)
{
  g_settings_reset (mn_settings_get_object (), "backup-folder");
  show_folder (self);
}

static void
on_backup_now (Preferences *self)
{
  mn_auto_backup_make (self->backup);
}

static void
add_backup_switch (GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  add_row (group, row, _ ("Back up every day"), _ ("At the first change of a day, while you work on"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back up every day"), -1);
  g_settings_bind (mn_settings_get_object (), "backup-daily", toggle, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
add_backup_keep (GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (MIN_KEEP, MAX_KEEP, 1);

  add_row (group, row, _ ("Backups that are kept"), _ ("Of each register; older ones are removed"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Backups that are kept"),
                                  -1);
  g_settings_bind (mn_settings_get_object (), "backup-keep", spin, "value", G_SETTINGS_BIND_DEFAULT);
}

static void
add_backups (Preferences *self, GtkWidget *page)
{
  GtkWidget *group = new_group (page, _ ("Backups"), NULL);
  GtkWidget *row;

  add_backup_switch (group);
  self->folder_row = add_row (group, adw_action_row_new (), _ ("Folder"), NULL);
  self->folder_reset = add_suffix_button (self->folder_row, _ ("As _Usual"), G_CALLBACK (on_reset_folder), self);
  add_suffix_button (self->folder_row, _ ("_Choose…"), G_CALLBACK (on_choose_folder), self);
  add_backup_keep (group);
  show_folder (self);
  if (self->backup == NULL)
    return;
  row = add_row (group, adw_action_row_new (), _ ("This register"), _ ("A backup of the register that is open"));
  add_suffix_button (row, _ ("Back Up _Now"), G_CALLBACK (on_backup_now), self);
}

/* The register ------------------------------------------------------------------------------------- */

static void
on_register_row (GtkWidget *row, const char *action)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (row));
  g_autoptr (GtkWindow) parent = g_object_ref (gtk_window_get_transient_for (window));

  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
on_working_date_row (GtkWidget *row)
{
  on_register_row (row, "win.working-date");
}

static void
on_office_row (GtkWidget *row)
{
  on_register_row (row, "win.office");
}

static void
add_link (GtkWidget *group, const char *title, const char *subtitle, GCallback activated)
{
  GtkWidget *row = add_row (group, adw_action_row_new (), title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", activated, NULL);
}

static void
add_register (Preferences *self, GtkWidget *page)
{
  GtkWidget *group = new_group (page, _ ("The open register"), NULL);
  g_autofree char *day = mn_date_format (mn_session_get_working_date (self->session));

  add_link (group, _ ("Working date"), day, G_CALLBACK (on_working_date_row));
  add_link (group, _ ("Office profile"), _ ("Names, place and signatories of printed paper"),
            G_CALLBACK (on_office_row));
}

/* The window --------------------------------------------------------------------------------------- */

static GtkWidget *
create_content (GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  return box;
}

static GtkWidget *
create_absent (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Settings cannot be kept"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page), _ ("The program's description of its settings was not found on this machine. Install "
                                 "the program again."));
  return page;
}

static GtkWidget *
create_page (Preferences *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  add_language (page);
  add_paper (self, page);
  add_backups (self, page);
  if (self->session != NULL)
    add_register (self, page);
  return page;
}

void
mn_preferences_present (GtkWindow *parent, MnSession *session, MnAutoBackup *backup)
{
  GtkWidget *window = adw_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  if (mn_settings_get_object () == NULL)
    adw_window_set_content (ADW_WINDOW (window), create_content (create_absent ()));
  else
    {
      Preferences *self = g_new0 (Preferences, 1);

      self->window = GTK_WINDOW (window);
      self->session = session != NULL ? g_object_ref (session) : NULL;
      self->backup = backup != NULL && !mn_session_is_read_only (session) ? g_object_ref (backup) : NULL;
      g_object_set_data_full (G_OBJECT (window), "preferences", self, preferences_free);
      adw_window_set_content (ADW_WINDOW (window), create_content (create_page (self)));
    }
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 680, 700);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
