/* mn-import-options.c: how a file that is to be imported is to be understood
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-import-options.h"

#include "mn-encoding.h"
#include "mn-link-chooser.h"

struct _MnImportOptions {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *encoding; /* GtkDropDown: "found by itself", then the encodings */
  GtkWidget *sheet;    /* GtkDropDown: "found by itself", then the sheets of the workbook */
  GtkWidget *unit;     /* MnLinkChooser */
  GtkWidget *date;     /* GtkEntry */
  GtkWidget *columns;  /* GtkListBox */

  /* Owned */
  MnSession *session;
  MnRecord *place;      /* what the chooser of communes works on */
  gint64 unit_id;       /* 0: found */
  char *unit_code;      /* NULL: found */
  GPtrArray *overrides; /* of char*: a target's code per column, or NULL */

  guint filling : 1;
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnImportOptions, mn_import_options, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
changed (MnImportOptions *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
notify_cb (GtkWidget *widget, GParamSpec *pspec, MnImportOptions *self)
{
  changed (self);
}

static void
date_cb (GtkWidget *entry, MnImportOptions *self)
{
  MnDate date;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean valid = *text == '\0' || (mn_date_parse (text, &date, NULL) && mn_date_is_full (date));

  if (valid)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (valid)
    changed (self);
}

static void
unit_cb (MnLinkChooser *chooser, gint64 row_id, MnImportOptions *self)
{
  g_autoptr (MnRecord) unit
      = row_id != 0 ? mn_record_load (mn_session_get_reader (self->session), mn_entity_find ("unit"), row_id, NULL)
                    : NULL;

  g_free (self->unit_code);
  self->unit_code = unit != NULL ? g_strdup (mn_record_get_text (unit, "code")) : NULL;
  self->unit_id = unit != NULL ? row_id : 0;
  mn_link_chooser_set_row (chooser, row_id);
  changed (self);
}

/* Columns ----------------------------------------------------------------------------------------- */

static guint
target_index (const char *code)
{
  const char *const *codes = mn_import_target_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
target_cb (GtkDropDown *choice, GParamSpec *pspec, MnImportOptions *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "mn-column"));
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (column >= self->overrides->len)
    g_ptr_array_set_size (self->overrides, (int)column + 1);
  g_free (self->overrides->pdata[column]);
  self->overrides->pdata[column] = g_strdup (mn_import_target_codes ()[selected]);
  changed (self);
}

static GtkWidget *
create_target (MnImportOptions *self, GtkStringList *labels, const MnImportReportColumn *column)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), NULL);
  g_autofree char *name = g_strdup_printf (_ ("What the column “%s” is"), column->heading);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), target_index (column->target));
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (choice), "mn-column", GUINT_TO_POINTER (column->column));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (target_cb), self);
  return choice;
}

static void
add_column (MnImportOptions *self, GtkStringList *labels, const MnImportReportColumn *column)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (*column->heading != '\0' ? column->heading : "–");

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "mn-secondary");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_target (self, labels, column));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->columns), row);
}

/* The first stands for the program's choice. */
static void
show_sheets (MnImportOptions *self, const char *const *names)
{
  GtkDropDown *choice = GTK_DROP_DOWN (self->sheet);
  guint selected = gtk_drop_down_get_selected (choice);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("The first with rows"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u. %s", i + 1, names[i]);

      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (choice, selected < g_list_model_get_n_items (G_LIST_MODEL (labels)) ? selected : 0);
  gtk_widget_set_sensitive (self->sheet, names[0] != NULL);
}

void
mn_import_options_show_sheets (MnImportOptions *self, const MnImportReport *report)
{
  g_return_if_fail (MN_IS_IMPORT_OPTIONS (self) && report != NULL);

  self->filling = TRUE;
  show_sheets (self, mn_import_report_get_sheets (report));
  self->filling = FALSE;
}

void
mn_import_options_show (MnImportOptions *self, const MnImportReport *report)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const char *const *codes = mn_import_target_codes ();
  GtkWidget *row;

  g_return_if_fail (MN_IS_IMPORT_OPTIONS (self) && report != NULL);

  self->filling = TRUE;
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (labels, mn_import_target_label (codes[i]));
  while ((row = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->columns), row);
  for (guint i = 0; i < mn_import_report_get_n_columns (report); i++)
    add_column (self, labels, mn_import_report_get_column (report, i));
  show_sheets (self, mn_import_report_get_sheets (report));
  if (self->unit_code == NULL)
    mn_link_chooser_set_row (MN_LINK_CHOOSER (self->unit), mn_import_report_get_unit (report));
  self->filling = FALSE;
}

void
mn_import_options_reset (MnImportOptions *self, gboolean unit)
{
  g_return_if_fail (MN_IS_IMPORT_OPTIONS (self));

  self->filling = TRUE;
  g_ptr_array_set_size (self->overrides, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->encoding), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sheet), 0);
  if (unit)
    {
      self->unit_id = 0;
      g_clear_pointer (&self->unit_code, g_free);
      mn_link_chooser_set_row (MN_LINK_CHOOSER (self->unit), 0);
    }
  self->filling = FALSE;
}

gint64
mn_import_options_get_unit (MnImportOptions *self)
{
  g_return_val_if_fail (MN_IS_IMPORT_OPTIONS (self), 0);
  return self->unit_id;
}

void
mn_import_options_apply (MnImportOptions *self, MnImportRequest *request)
{
  guint encoding;
  MnDate on;

  g_return_if_fail (MN_IS_IMPORT_OPTIONS (self) && request != NULL);

  encoding = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->encoding));
  request->encoding = encoding > 0 ? mn_encoding_names ()[encoding - 1] : NULL;
  request->sheet = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sheet));
  request->unit = self->unit_code;
  request->on = MN_DATE_NONE;
  if (mn_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->date)), &on, NULL) && mn_date_is_full (on))
    request->on = on;
  request->columns = (const char *const *)self->overrides->pdata;
  request->n_columns = self->overrides->len;
}

/* Making ------------------------------------------------------------------------------------------ */

static void
add_labelled (MnImportOptions *self, const char *text, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (self->box), box);
}

static GtkWidget *
create_encoding (MnImportOptions *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (labels, _ ("Found by the program"));
  for (const char *const *name = mn_encoding_names (); *name != NULL; name++)
    gtk_string_list_append (labels, mn_encoding_label (*name));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (notify_cb), self);
  return choice;
}

static void
fill (MnImportOptions *self)
{
  static const char *const none[] = { NULL };
  g_autofree char *day = mn_date_format (mn_session_get_working_date (self->session));
  const MnEntity *residence = mn_entity_find ("residence");

  self->place = mn_record_new (residence);
  self->unit = mn_link_chooser_new (self->session, self->place, (guint)mn_entity_field (residence, "unit"));
  g_signal_connect (self->unit, "chosen", G_CALLBACK (unit_cb), self);
  add_labelled (self, _ ("Commune, where the rows name none"), self->unit);
  self->date = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->date), day);
  g_signal_connect (self->date, "activate", G_CALLBACK (date_cb), self);
  add_labelled (self, _ ("True from this day (circumstances, poverty, class)"), self->date);
  self->encoding = create_encoding (self);
  add_labelled (self, _ ("Encoding of the letters"), self->encoding);
  self->sheet = gtk_drop_down_new (NULL, NULL);
  show_sheets (self, none);
  g_signal_connect (self->sheet, "notify::selected", G_CALLBACK (notify_cb), self);
  add_labelled (self, _ ("Sheet of the workbook"), self->sheet);
  self->columns = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->columns), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->columns, "mn-plain-list");
  add_labelled (self, _ ("Columns of the file"), self->columns);
}

static void
mn_import_options_dispose (GObject *object)
{
  MnImportOptions *self = MN_IMPORT_OPTIONS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->place);
  g_clear_pointer (&self->unit_code, g_free);
  g_clear_pointer (&self->overrides, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_import_options_parent_class)->dispose (object);
}

static void
mn_import_options_class_init (MnImportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_import_options_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_IMPORT_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_import_options_init (MnImportOptions *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->overrides = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

GtkWidget *
mn_import_options_new (MnSession *session)
{
  MnImportOptions *self = g_object_new (MN_TYPE_IMPORT_OPTIONS, NULL);

  self->session = g_object_ref (session);
  fill (self);
  return GTK_WIDGET (self);
}
