/* mn-indicator-details.c: an indicator: its chart, what it says, its figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <string.h>

#include "mn-chart-document.h"
#include "mn-compat.h"
#include "mn-details-parts.h"
#include "mn-indicator-details.h"
#include "mn-session-units.h"

struct _MnIndicatorDetails {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *line;
  GtkWidget *places; /* drop-down */
  GtkWidget *chart;
  GtkWidget *sentence;
  GtkWidget *table;
  GtkWidget *units;

  /* Owned */
  MnSession *session;
  GPtrArray *all;
  char *place; /* that was chosen for this indicator; NULL: as it comes */

  MnIndicatorView view; /* borrows from all, place and held_units */
  MnUnitView *held_units;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (MnIndicatorDetails, mn_indicator_details, GTK_TYPE_WIDGET)

/* Showing ---------------------------------------------------------------------------------------- */

static void
show (MnIndicatorDetails *self)
{
  g_autofree char *subtitle = mn_indicator_chart_subtitle (&self->view);
  g_autofree char *sentence = mn_indicator_chart_sentence (&self->view);
  g_autoptr (MnChart) chart = mn_indicator_chart_new (&self->view);

  gtk_label_set_label (GTK_LABEL (self->name), self->view.data->name);
  gtk_widget_set_tooltip_text (self->name, self->view.data->name);
  gtk_label_set_label (GTK_LABEL (self->line), subtitle);
  gtk_widget_set_tooltip_text (self->line, subtitle);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->chart, self->view.place != NULL || mn_chart_get_n_targets (chart) > 0);
  mn_chart_view_set_chart (MN_CHART_VIEW (self->chart), chart, self->view.data->name);
  mn_indicator_table_set_view (MN_INDICATOR_TABLE (self->table), &self->view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "indicator.export-units",
                                 mn_indicator_bars_set_view (MN_INDICATOR_BARS (self->units), &self->view));
}

static void
fill_places (MnIndicatorDetails *self)
{
  g_autoptr (GPtrArray) lines = mn_indicator_data_lines (self->view.data, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const MnIndicatorLine *line = g_ptr_array_index (lines, i);

      if (!g_ptr_array_find_with_equal_func (names, line->place, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer)line->place);
    }
  for (guint i = 0; i < names->len; i++)
    if (g_strcmp0 (g_ptr_array_index (names, i), self->view.place) == 0)
      selected = i;
  gtk_widget_set_visible (self->places, names->len > 1);
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  {
    g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *)names->pdata);

    gtk_drop_down_set_model (GTK_DROP_DOWN (self->places), G_LIST_MODEL (model));
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->places), selected);
  }
  self->filling = FALSE;
}

static gboolean
has_place (const MnIndicatorData *data, const char *place)
{
  for (guint i = 0; place != NULL && i < data->figures->len; i++)
    if (strcmp (((MnObservation *)g_ptr_array_index (data->figures, i))->place, place) == 0)
      return TRUE;
  return FALSE;
}

static void
place_chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, MnIndicatorDetails *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  if (self->filling || item == NULL || self->view.data == NULL)
    return;
  g_free (self->place);
  self->place = g_strdup (gtk_string_object_get_string (item));
  self->view.place = self->place;
  show (self);
}

/* Held here: the session's own goes before it says so. */
static void
take_units (MnIndicatorDetails *self)
{
  MnUnitView *units = mn_session_get_unit_view (self->session);

  g_clear_pointer (&self->held_units, mn_unit_view_unref);
  self->held_units = units != NULL ? mn_unit_view_ref (units) : NULL;
  self->view.units = self->held_units;
}

static void
units_changed_cb (MnIndicatorDetails *self)
{
  if (self->view.data == NULL)
    return;
  take_units (self);
  show (self);
}

void
mn_indicator_details_set (MnIndicatorDetails *self, GPtrArray *all, const MnIndicatorData *data)
{
  gboolean is_same;

  g_return_if_fail (MN_IS_INDICATOR_DETAILS (self));

  is_same = self->view.data != NULL && data != NULL && self->view.data->id == data->id;
  if (!is_same)
    g_clear_pointer (&self->place, g_free);
  /* The old ones go last: the view borrows from them. */
  self->view = (MnIndicatorView) { .data = data };
  take_units (self);
  g_ptr_array_ref (all);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = all;
  gtk_widget_set_visible (self->box, data != NULL);
  if (data == NULL)
    return;
  if (has_place (data, self->place))
    self->view.place = self->place;
  else
    self->view.place
        = mn_indicator_data_choose_place (data, mn_register_get_unit (mn_session_get_register (self->session)));
  fill_places (self);
  show (self);
}

/* Files and paper -------------------------------------------------------------------------------- */

void
mn_indicator_details_print (MnIndicatorDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChartDocument) document = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (MN_IS_INDICATOR_DETAILS (self));

  if (self->view.data == NULL)
    return;
  document
      = mn_chart_document_new (&self->view, mn_register_is_sample (mn_session_get_register (self->session)), &error);
  name = g_strdup_printf ("%s.pdf", self->view.data->code);
  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, MN_DOCUMENT (document), name);
}

void
mn_indicator_details_export (MnIndicatorDetails *self, GFile *file, gboolean by_unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnFontSet) fonts = NULL;
  g_autoptr (MnChart) chart = NULL;
  g_autoptr (MnChartLayout) layout = NULL;
  MnIndicatorView titled = self->view;
  const char *path = g_file_peek_path (file);
  g_autofree char *shown = g_file_get_basename (file);
  g_autofree char *message = NULL;
  MnChartFormat format;
  guint n_bars = 0;

  if (path == NULL)
    {
      mn_session_toast (self->session, _ ("The file must be in a folder of this computer."));
      return;
    }
  if (!mn_chart_format_from_path (path, &format))
    {
      mn_session_toast (self->session, _ ("The name of the chart's file ends with .png, .svg or .pdf."));
      return;
    }
  titled.with_title = TRUE;
  chart = by_unit ? mn_indicator_units_chart_new (&titled, 0, &n_bars) : mn_indicator_chart_new (&titled);
  /* What was deleted while the file was chosen. */
  if (chart == NULL)
    return;
  fonts = mn_font_set_new_sans (&error);
  if (fonts != NULL)
    layout = mn_chart_layout_new (chart, fonts, MN_CHART_FILE_WIDTH, mn_indicator_units_height (n_bars), &error);
  if (layout == NULL || !mn_chart_export (layout, format, path, mn_session_get_working_date (self->session), &error))
    {
      mn_session_toast_error (self->session, error);
      return;
    }
  message = g_strdup_printf (_ ("The chart was saved as %s"), shown);
  mn_session_toast_file (self->session, message, file);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnIndicatorDetails) self = user_data;

  if (file != NULL && self->view.data != NULL)
    mn_indicator_details_export (self, file, FALSE);
}

static void
units_file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MnIndicatorDetails) self = user_data;

  if (file != NULL && self->view.data != NULL)
    mn_indicator_details_export (self, file, TRUE);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MnIndicatorDetails *self = MN_INDICATOR_DETAILS (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *pattern = g_strdup_printf ("*.%s", ending);
  g_autofree char *upper = g_ascii_strup (ending, -1);
  g_autofree char *filter = g_strdup_printf (_ ("%s files"), upper);
  gboolean by_unit = strcmp (action, "indicator.export-units") == 0;
  g_autofree char *name = NULL;

  if (self->view.data == NULL)
    return;
  name = g_strdup_printf ("%s%s.%s", self->view.data->code, by_unit ? "-dia-ban" : "", ending);
  mn_compat_save_file (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Export the chart"), filter, pattern,
                       g_get_user_special_dir (G_USER_DIRECTORY_PICTURES), name,
                       by_unit ? units_file_chosen_cb : file_chosen_cb, g_object_ref (self));
}

static void
indicator_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MnIndicatorDetails *self = MN_INDICATOR_DETAILS (widget);
  const MnEntity *entity = mn_entity_find ("indicator");

  if (self->view.data == NULL)
    return;
  if (strcmp (action, "indicator.edit") == 0)
    mn_session_edit (self->session, widget, entity, self->view.data->id, NULL);
  else if (strcmp (action, "indicator.history") == 0)
    mn_session_show_history (self->session, widget, entity, self->view.data->id);
  else
    mn_indicator_details_print (self);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_indicator_details_dispose (GObject *object)
{
  MnIndicatorDetails *self = MN_INDICATOR_DETAILS (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  self->view = (MnIndicatorView) { 0 };
  g_clear_pointer (&self->held_units, mn_unit_view_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (mn_indicator_details_parent_class)->dispose (object);
}

static void
mn_indicator_details_class_init (MnIndicatorDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_indicator_details_dispose;
  gtk_widget_class_install_action (widget_class, "indicator.edit", NULL, indicator_action);
  gtk_widget_class_install_action (widget_class, "indicator.history", NULL, indicator_action);
  gtk_widget_class_install_action (widget_class, "indicator.print", NULL, indicator_action);
  gtk_widget_class_install_action (widget_class, "indicator.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "indicator.export-units", "s", export_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_export_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) units = g_menu_new ();

  g_menu_append (menu, _ ("Picture (PNG)"), "indicator.export::png");
  g_menu_append (menu, _ ("Drawing (SVG)"), "indicator.export::svg");
  g_menu_append (menu, _ ("Document (PDF)"), "indicator.export::pdf");
  g_menu_append (units, _ ("Picture (PNG)"), "indicator.export-units::png");
  g_menu_append (units, _ ("Drawing (SVG)"), "indicator.export-units::svg");
  g_menu_append (units, _ ("Document (PDF)"), "indicator.export-units::pdf");
  g_menu_append_section (menu, _ ("By unit"), G_MENU_MODEL (units));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Export the chart"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_head (MnIndicatorDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = mn_part_row (6);
  GtkWidget *below = mn_part_row (12);

  self->name = mn_part_label (NULL, "mn-name");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (self->name), 2);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_valign (self->name, GTK_ALIGN_CENTER);
  mn_part_row_add (top, self->name);
  mn_part_row_add (top, create_button ("document-edit-symbolic", _ ("Edit the indicator"), "indicator.edit"));
  mn_part_row_add (top, create_button ("document-open-recent-symbolic", _ ("History"), "indicator.history"));
  mn_part_row_add (top, create_export_button ());
  mn_part_row_add (top, create_button ("document-print-symbolic", _ ("Print the indicator"), "indicator.print"));
  self->line = mn_part_line (NULL, "mn-secondary");
  gtk_widget_set_hexpand (self->line, TRUE);
  mn_part_row_add (below, self->line);
  self->places = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->places, "mn-places");
  gtk_widget_set_tooltip_text (self->places, _ ("Place of the figures"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->places), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place of the figures"), -1);
  g_signal_connect (self->places, "notify::selected", G_CALLBACK (place_chosen_cb), self);
  mn_part_row_add (below, self->places);
  gtk_box_append (GTK_BOX (head), top);
  gtk_box_append (GTK_BOX (head), below);
  return head;
}

static GtkWidget *
create_body (MnIndicatorDetails *self)
{
  GtkWidget *body = mn_part_row (18);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->chart = mn_chart_view_new ();
  gtk_widget_set_vexpand (self->chart, TRUE);
  self->sentence = mn_part_label (NULL, NULL);
  gtk_label_set_selectable (GTK_LABEL (self->sentence), TRUE);
  gtk_box_append (GTK_BOX (left), self->chart);
  gtk_box_append (GTK_BOX (left), self->sentence);
  gtk_widget_set_hexpand (left, TRUE);
  self->table = mn_indicator_table_new (self->session);
  self->units = mn_indicator_bars_new ();
  gtk_widget_add_css_class (right, "mn-indicator-side");
  gtk_widget_set_hexpand (right, FALSE);
  gtk_box_append (GTK_BOX (right), self->table);
  gtk_box_append (GTK_BOX (right), self->units);
  mn_part_row_add (body, left);
  mn_part_row_add (body, right);
  gtk_widget_set_vexpand (left, TRUE);
  gtk_widget_set_vexpand (self->table, TRUE);
  gtk_widget_set_vexpand (body, TRUE);
  return body;
}

static void
mn_indicator_details_init (MnIndicatorDetails *self)
{
}

GtkWidget *
mn_indicator_details_new (MnSession *session)
{
  MnIndicatorDetails *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_INDICATOR_DETAILS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "units-changed", G_CALLBACK (units_changed_cb), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "mn-programme");
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), create_body (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

MnChartView *
mn_indicator_details_get_chart (MnIndicatorDetails *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_DETAILS (self), NULL);
  return MN_CHART_VIEW (self->chart);
}

MnIndicatorTable *
mn_indicator_details_get_table (MnIndicatorDetails *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_DETAILS (self), NULL);
  return MN_INDICATOR_TABLE (self->table);
}

MnIndicatorBars *
mn_indicator_details_get_bars (MnIndicatorDetails *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_DETAILS (self), NULL);
  return MN_INDICATOR_BARS (self->units);
}

const char *
mn_indicator_details_get_sentence (MnIndicatorDetails *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_DETAILS (self), NULL);
  return gtk_label_get_label (GTK_LABEL (self->sentence));
}
