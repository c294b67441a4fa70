/* mn-details-parts.c: the pieces that details are put together from
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-compat.h"
#include "mn-details-parts.h"
#include "mn-line-layout.h"

#define FACT_WIDTH 98
#define DATE_WIDTH 74
/* Letters of pills that fit in the pane. */
#define PILL_LINE 38

GtkWidget *
mn_part_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
mn_part_line (const char *text, const char *css_class)
{
  GtkWidget *label = mn_part_label (text, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

void
mn_part_show_text (GtkWidget *label, char *text_taken)
{
  g_autofree char *text = text_taken;

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_visible (label, text != NULL);
}

GtkWidget *
mn_part_row (int spacing)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (row, mn_line_layout_new (spacing));
  return row;
}

void
mn_part_row_add (GtkWidget *row, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (row), child);
}

void
mn_part_section (GtkBox *box, const char *title, const char *right)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *head = mn_part_row (6);
  GtkWidget *label = mn_part_line (title, "mn-group");

  gtk_widget_set_margin_top (line, 10);
  gtk_widget_set_margin_bottom (line, 8);
  gtk_widget_set_hexpand (label, TRUE);
  mn_part_row_add (head, label);
  if (right != NULL)
    mn_part_row_add (head, mn_part_line (right, "mn-secondary"));
  gtk_widget_set_margin_bottom (head, 4);
  gtk_box_append (box, line);
  gtk_box_append (box, head);
}

void
mn_part_fact (GtkBox *box, const char *name, const char *value)
{
  GtkWidget *row, *name_label, *label;

  if (value == NULL || *value == '\0')
    return;
  row = mn_part_row (6);
  name_label = mn_part_label (name, "mn-secondary");
  label = mn_part_label (value, NULL);
  gtk_widget_set_size_request (name_label, FACT_WIDTH, -1);
  gtk_widget_set_valign (name_label, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 14);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "mn-fact");
  mn_part_row_add (row, name_label);
  mn_part_row_add (row, label);
  gtk_box_append (box, row);
}

static GtkWidget *
date_label (MnDate date, float xalign)
{
  g_autofree char *text = mn_date_format (date);
  GtkWidget *label = mn_part_label (*text != '\0' ? text : "–", "numeric");

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_set_size_request (label, DATE_WIDTH, -1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

void
mn_part_entry (GtkBox *box, MnDate date, const char *text, const char *amount)
{
  GtkWidget *row = mn_part_row (6);
  GtkWidget *label = mn_part_label (text, NULL);
  GtkWidget *number = mn_part_label (amount != NULL ? amount : "", "numeric");

  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (number), FALSE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  mn_part_row_add (row, date_label (date, 0));
  mn_part_row_add (row, label);
  mn_part_row_add (row, number);
  gtk_widget_add_css_class (row, "mn-fact");
  gtk_box_append (box, row);
}

/* Bits of how a point is drawn. */
enum {
  POINT_FILLED = 1 << 0,
  POINT_FIRST = 1 << 1,
  POINT_LAST = 1 << 2,
};

static void
draw_point (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  int bits = GPOINTER_TO_INT (user_data);
  GdkRGBA line, dot;
  const double x = width / 2.0, y = 9.5;

  mn_compat_get_color (GTK_WIDGET (area), "mn_line", "#d8d8d6", &line);
  mn_compat_get_color (GTK_WIDGET (area), (bits & POINT_FILLED) != 0 ? "mn_green_text" : "mn_empty", "#2f7d4f", &dot);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, (bits & POINT_FIRST) != 0 ? y : 0);
  cairo_line_to (cr, x, (bits & POINT_LAST) != 0 ? y : height);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, 4.5, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &dot);
  if ((bits & POINT_FILLED) != 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_save (cr);
  mn_compat_get_color (GTK_WIDGET (area), "window_bg_color", "#fafafa", &line);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_fill_preserve (cr);
  cairo_restore (cr);
  gdk_cairo_set_source_rgba (cr, &dot);
  cairo_stroke (cr);
}

void
mn_part_point (GtkBox *box, MnDate date, const char *title, const char *detail, gboolean filled, gboolean first,
               gboolean last)
{
  GtkWidget *row = mn_part_row (6);
  GtkWidget *point = gtk_drawing_area_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int bits = (filled ? POINT_FILLED : 0) | (first ? POINT_FIRST : 0) | (last ? POINT_LAST : 0);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (point), 14);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (point), draw_point, GINT_TO_POINTER (bits), NULL);
  gtk_box_append (GTK_BOX (words), mn_part_label (title, "mn-title"));
  if (detail != NULL && *detail != '\0')
    gtk_box_append (GTK_BOX (words), mn_part_label (detail, "mn-secondary"));
  for (GtkWidget *label = gtk_widget_get_first_child (words); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_bottom (words, last ? 0 : 8);
  mn_part_row_add (row, date_label (date, 1));
  mn_part_row_add (row, point);
  mn_part_row_add (row, words);
  gtk_box_append (box, row);
}

void
mn_part_align_header (GtkWidget *table, guint column)
{
  GtkWidget *header = gtk_widget_get_first_child (table);
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box;

  for (guint i = 0; i < column && title != NULL; i++)
    title = gtk_widget_get_next_sibling (title);
  box = title != NULL ? gtk_widget_get_first_child (title) : NULL;
  if (!GTK_IS_BOX (box))
    return;
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (GTK_IS_LABEL (gtk_widget_get_first_child (box))
      && gtk_widget_get_last_child (box) != gtk_widget_get_first_child (box))
    gtk_box_reorder_child_after (GTK_BOX (box), gtk_widget_get_last_child (box), NULL);
}

char *
mn_part_village (const char *name)
{
  static const char *const kinds[] = { "Thôn ", "Bản ", "Ấp ", "Khu phố ", "Tổ dân phố " };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]) && !g_ascii_isdigit (name[strlen (kinds[i])]))
      return g_strdup (name + strlen (kinds[i]));
  return g_strdup (name);
}

void
mn_part_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

GtkWidget *
mn_part_pills (const char *const *texts, const char *const *css_classes, guint n)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = NULL;
  glong used = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *pill = gtk_label_new (texts[i]);
      glong length = g_utf8_strlen (texts[i], -1) + 4;

      gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (pill, "mn-chip");
      gtk_widget_add_css_class (pill, css_classes[i]);
      if (line == NULL || used + length > PILL_LINE)
        {
          line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
          gtk_box_append (GTK_BOX (lines), line);
          used = 0;
        }
      gtk_box_append (GTK_BOX (line), pill);
      used += length;
    }
  return lines;
}
