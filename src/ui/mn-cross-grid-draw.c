/* mn-cross-grid-draw.c: drawing a cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-compat.h"
#include "mn-cross-grid-private.h"
#include "mn-i18n.h"

/* Drawn, not built of labels: a province by village has more cells than GTK could hold as widgets. */

typedef struct {
  GdkRGBA text, weak, line, shade, selected, focus;
} Palette;

static void
read_palette (MnCrossGrid *self, Palette *palette)
{
  GtkWidget *widget = GTK_WIDGET (self);

  mn_compat_get_color (widget, "view_fg_color", "#1f1f1f", &palette->text);
  mn_compat_get_color (widget, "mn_secondary", "#5a5a5a", &palette->weak);
  mn_compat_get_color (widget, "mn_hairline", "#e9e9e7", &palette->line);
  mn_compat_get_color (widget, "mn_shade", "#f1f1f0", &palette->shade);
  mn_compat_get_color (widget, "mn_selected", "#d3e6da", &palette->selected);
  mn_compat_get_color (widget, "mn_focus", "#86b598", &palette->focus);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

typedef struct {
  int x, y, width, height;
} Box;

static void
draw_text (MnCrossGrid *self, GtkSnapshot *snapshot, const Box *box, const char *text, const GdkRGBA *color,
           PangoAlignment align, gboolean bold, gboolean two_lines)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width = MAX (box->width - 2 * MN_CROSS_PADDING, 1);
  int height;

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, two_lines ? -2 : -1);
  pango_layout_set_alignment (layout, align);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)(box->x + MN_CROSS_PADDING),
                                                          (float)(box->y + MAX (box->height - height, 0) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_sum (MnCrossGrid *self, guint row)
{
  return mn_cross_table_get_row (self->table, row)->depth < mn_cross_table_get_question (self->table)->n_rows;
}

static void
draw_cells (MnCrossGrid *self, GtkSnapshot *snapshot, const Palette *palette, int left, int top, int width, int height)
{
  guint n_rows = mn_cross_table_get_n_rows (self->table), n_columns = mn_cross_table_get_n_columns (self->table);
  guint first = (guint)MAX (top / MN_CROSS_ROW_HEIGHT, 0);

  for (guint place = first; place < n_rows && (int)place * MN_CROSS_ROW_HEIGHT < top + height; place++)
    {
      guint row = _mn_cross_grid_row_at (self, place);
      int y = self->head_height + (int)place * MN_CROSS_ROW_HEIGHT - top;

      for (guint c = 0; c < n_columns; c++)
        {
          Box box = { self->edges[c] - left, y, self->edges[c + 1] - self->edges[c], MN_CROSS_ROW_HEIGHT };
          guint count = mn_cross_table_get_count (self->table, row, c);
          g_autofree char *text = NULL;

          if (box.x + box.width < self->names_width || box.x > width)
            continue;
          text = _mn_cross_grid_cell_text (self, row, c);
          if (row == self->row && c == self->column)
            fill (snapshot, &palette->selected, box.x, box.y, box.width, box.height);
          else if (c == 0 || row == 0)
            fill (snapshot, &palette->shade, box.x, box.y, box.width, box.height);
          draw_text (self, snapshot, &box, count > 0 ? text : "–", count > 0 ? &palette->text : &palette->weak,
                     PANGO_ALIGN_RIGHT, is_sum (self, row) || c == 0, FALSE);
          if (row == self->row && c == self->column && gtk_widget_has_visible_focus (GTK_WIDGET (self)))
            {
              const GskRoundedRect outline
                  = GSK_ROUNDED_RECT_INIT ((float)box.x, (float)box.y, (float)box.width, (float)box.height);
              const GdkRGBA colors[] = { palette->focus, palette->focus, palette->focus, palette->focus };

              gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 2, 2, 2, 2 }, colors);
            }
        }
      fill (snapshot, &palette->line, 0, y + MN_CROSS_ROW_HEIGHT - 1, width, 1);
    }
}

static void
draw_names (MnCrossGrid *self, GtkSnapshot *snapshot, const Palette *palette, int top, int height)
{
  guint n_rows = mn_cross_table_get_n_rows (self->table);

  for (guint place = (guint)(top / MN_CROSS_ROW_HEIGHT);
       place < n_rows && (int)place * MN_CROSS_ROW_HEIGHT < top + height; place++)
    {
      guint row = _mn_cross_grid_row_at (self, place);
      guint depth = mn_cross_table_get_row (self->table, row)->depth;
      int indent = depth > 1 ? (int)(depth - 1) * MN_CROSS_INDENT : 0;
      Box box = { indent, self->head_height + (int)place * MN_CROSS_ROW_HEIGHT - top, self->names_width - indent,
                  MN_CROSS_ROW_HEIGHT };

      if (row == 0)
        fill (snapshot, &palette->shade, 0, box.y, self->names_width, MN_CROSS_ROW_HEIGHT);
      draw_text (self, snapshot, &box, g_ptr_array_index (self->row_labels, row), &palette->text, PANGO_ALIGN_LEFT,
                 is_sum (self, row), FALSE);
      fill (snapshot, &palette->line, 0, box.y + MN_CROSS_ROW_HEIGHT - 1, self->names_width, 1);
    }
}

/* How many columns stand below the heading of @column, its own sum among them. */
static guint
span (MnCrossGrid *self, guint column)
{
  guint depth = mn_cross_table_get_column (self->table, column)->depth;
  guint end = column + 1;

  while (end < mn_cross_table_get_n_columns (self->table)
         && mn_cross_table_get_column (self->table, end)->depth > depth)
    end++;
  return end - column;
}

static void
draw_head (MnCrossGrid *self, GtkSnapshot *snapshot, const Palette *palette, int left, int width)
{
  int line_height = self->head_height / (int)self->n_heads;

  for (guint c = 0; c < mn_cross_table_get_n_columns (self->table); c++)
    {
      guint depth = mn_cross_table_get_column (self->table, c)->depth;
      gboolean has_below = depth > 0 && depth < mn_cross_table_get_question (self->table)->n_columns;
      guint end = has_below ? c + span (self, c) : c + 1;
      int top = depth > 1 ? (int)(depth - 1) * line_height : 0;
      Box box = { self->edges[c] - left, top, self->edges[end] - self->edges[c],
                  has_below ? line_height : self->head_height - top };

      if (box.x > width || box.x + box.width < 0)
        continue;
      draw_text (self, snapshot, &box, g_ptr_array_index (self->column_labels, c), &palette->weak,
                 has_below ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT, TRUE, TRUE);
      fill (snapshot, &palette->line, box.x, box.y, 1, self->head_height - box.y);
      if (has_below)
        {
          Box sum = { box.x, top + line_height, self->edges[c + 1] - self->edges[c],
                      self->head_height - top - line_height };

          fill (snapshot, &palette->line, box.x, sum.y, box.width, 1);
          draw_text (self, snapshot, &sum, _ ("All"), &palette->weak, PANGO_ALIGN_RIGHT, TRUE, FALSE);
        }
    }
}

void
_mn_cross_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnCrossGrid *self = MN_CROSS_GRID (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int left = _mn_cross_grid_scrolled (self, 0), top = _mn_cross_grid_scrolled (self, 1);
  Palette palette;

  if (self->table == NULL || width < 1 || height < 1)
    return;
  read_palette (self, &palette);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float)self->names_width, (float)self->head_height,
                                                         (float)MAX (width - self->names_width, 1),
                                                         (float)MAX (height - self->head_height, 1)));
  draw_cells (self, snapshot, &palette, left, top, width, height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float)self->head_height, (float)self->names_width,
                                                         (float)MAX (height - self->head_height, 1)));
  draw_names (self, snapshot, &palette, top, height);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float)self->names_width, 0, (float)MAX (width - self->names_width, 1),
                                               (float)self->head_height));
  draw_head (self, snapshot, &palette, left, width);
  gtk_snapshot_pop (snapshot);
  fill (snapshot, &palette.line, 0, self->head_height - 1, width, 1);
  fill (snapshot, &palette.line, self->names_width - 1, 0, 1, height);
}
