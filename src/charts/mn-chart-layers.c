/* mn-chart-layers.c: how lines, columns, targets and gaps are drawn, hit and marked
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

/* How near a pointer has to be. */
#define REACH 12.0

static const MnChartColor *
get_color (const MnChartLayer *layer, const MnChartPalette *palette)
{
  return layer->is_context ? &palette->context : mn_chart_palette_get_series (palette, layer->style);
}

static gboolean
is_dotted (const MnChartMark *mark)
{
  return mark->is_hollow || mark[-1].is_hollow;
}

/* One path for all of a kind: a stroke costs more than its points. */
static void
stroke_line (const MnChartLayer *self, gboolean dotted, cairo_t *cr)
{
  gboolean any = FALSE;

  for (guint i = 1; i < self->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, i);

      if (!mark->is_joined || is_dotted (mark) != dotted)
        continue;
      if (i == 1 || !mark[-1].is_joined || is_dotted (mark - 1) != dotted)
        cairo_move_to (cr, mark[-1].x, mark[-1].y);
      cairo_line_to (cr, mark->x, mark->y);
      any = TRUE;
    }
  if (!any)
    return;
  if (dotted)
    mn_chart_set_dots (cr);
  else
    mn_chart_set_dash (cr, self->is_context && self->style > 0 ? self->style + 1 : self->style);
  cairo_stroke (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A period unlike the others shows from when to when it goes. */
static void
stroke_extents (const MnChartLayer *self, cairo_t *cr)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, i);
      double right = mark->rect.x + mark->rect.width;

      if (!mark->is_known || !mark->is_odd || mark->rect.width < 4)
        continue;
      any = TRUE;
      cairo_move_to (cr, mark->rect.x + 0.5, mark->y);
      cairo_line_to (cr, right - 0.5, mark->y);
      cairo_move_to (cr, mark->rect.x + 0.5, mark->y - 3);
      cairo_line_to (cr, mark->rect.x + 0.5, mark->y + 3);
      cairo_move_to (cr, right - 0.5, mark->y - 3);
      cairo_line_to (cr, right - 0.5, mark->y + 3);
    }
  if (!any)
    return;
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* A context series has dots only where a figure stands alone, since no line would show it. */
static gboolean
has_dot (const MnChartLayer *self, guint index)
{
  const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, index);

  if (!mark->is_known)
    return FALSE;
  return !self->is_context || (!mark->is_joined && (index + 1 == self->marks->len || !mark[1].is_joined));
}

static gboolean
add_dots (const MnChartLayer *self, gboolean hollow, double radius, cairo_t *cr)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, i);

      if (mark->is_hollow != hollow || !has_dot (self, i))
        continue;
      mn_chart_add_mark (cr, self->style, mark->x, mark->y, mark->is_forecast ? radius * 0.8 : radius);
      any = TRUE;
    }
  return any;
}

static void
line_draw (const MnChartLayer *self, const MnChartLayout *layout, const MnChartPalette *palette, cairo_t *cr)
{
  double radius = self->is_context ? 2 : DOT_RADIUS;
  gboolean many = mn_chart_get_n_main_series (layout->chart) > MAX_LABELLED;

  /* Twenty thick lines are a thicket. */
  if (many)
    radius = 2.4;
  mn_chart_set_color (cr, get_color (self, palette));
  cairo_set_line_width (cr, self->is_context ? CONTEXT_WIDTH : many ? 1.4 : LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  stroke_line (self, FALSE, cr);
  stroke_line (self, TRUE, cr);
  stroke_extents (self, cr);
  if (add_dots (self, FALSE, radius, cr))
    cairo_fill (cr);
  if (!add_dots (self, TRUE, radius, cr))
    return;
  mn_chart_set_color (cr, &palette->paper);
  cairo_fill_preserve (cr);
  mn_chart_set_color (cr, get_color (self, palette));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
line_draw_hover (const MnChartLayer *self, const MnChartLayout *layout, guint index, const MnChartPalette *palette,
                 cairo_t *cr)
{
  const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, index);
  double x = floor (mark->x) + 0.5;

  mn_chart_set_color (cr, &palette->axis);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, x, layout->plot.y);
  cairo_line_to (cr, x, layout->plot.y + layout->plot.height);
  cairo_stroke (cr);
  cairo_arc (cr, mark->x, mark->y, DOT_RADIUS + 2.5, 0, 2 * G_PI);
  mn_chart_set_color (cr, &palette->paper);
  cairo_fill_preserve (cr);
  mn_chart_set_color (cr, get_color (self, palette));
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  mn_chart_add_mark (cr, self->style, mark->x, mark->y, DOT_RADIUS);
  cairo_fill (cr);
}

/* The column of a slot belongs to its points: across counts more than up and down. */
static double
line_measure (const MnChartLayer *self, const MnChartLayout *layout, guint index, double x, double y)
{
  const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, index);
  double reach = MAX (REACH, layout->plot.width / MAX (layout->n_slots, 1) * 0.75);
  double dx = fabs (x - mark->x);

  if (!mark->is_known || dx > reach)
    return -1;
  return hypot (4 * dx, y - mark->y);
}

const MnChartLayerClass mn_chart_line_layer = { "line", line_draw, line_draw_hover, line_measure };

/* The second series of a group is hatched: shades alone are one grey on paper. */
static void
hatch (const MnRect *rect, guint style, cairo_t *cr)
{
  double step = 4;
  double lean = rect->height;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  for (double x = rect->x - lean; x < rect->x + rect->width + lean; x += step)
    {
      cairo_move_to (cr, x, rect->y + (style % 2 == 1 ? rect->height : 0));
      cairo_line_to (cr, x + lean, rect->y + (style % 2 == 1 ? 0 : rect->height));
    }
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_column (const MnChartLayer *self, const MnChartMark *mark, const MnChartPalette *palette, cairo_t *cr)
{
  const MnRect *rect = &mark->rect;

  mn_chart_set_color (cr, mark->is_muted ? &palette->second : get_color (self, palette));
  if (self->style == 0 && !mark->is_hollow)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_fill (cr);
      return;
    }
  if (self->style > 0 && !mark->is_hollow)
    hatch (rect, self->style, cr);
  cairo_rectangle (cr, rect->x + 0.6, rect->y + 0.6, MAX (rect->width - 1.2, 0), MAX (rect->height - 1.2, 0));
  if (mark->is_hollow)
    cairo_set_dash (cr, (const double[]) { 2, 2 }, 2, 0);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
column_draw (const MnChartLayer *self, const MnChartLayout *layout, const MnChartPalette *palette, cairo_t *cr)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, i);

      if (mark->is_known && mark->rect.width > 0 && mark->rect.height > 0)
        draw_column (self, mark, palette, cr);
    }
}

static void
column_draw_hover (const MnChartLayer *self, const MnChartLayout *layout, guint index, const MnChartPalette *palette,
                   cairo_t *cr)
{
  const MnRect *rect = &g_array_index (self->marks, MnChartMark, index).rect;

  mn_chart_set_color (cr, &palette->text);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, rect->x - 1.5, rect->y - 1.5, rect->width + 3, rect->height + 3);
  cairo_stroke (cr);
}

/* The whole row or column of the slot: a low bar is as easy to hit as a high one. */
static double
column_measure (const MnChartLayer *self, const MnChartLayout *layout, guint index, double x, double y)
{
  const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, index);
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;
  double off = bars ? fabs (y - mark->rect.y - mark->rect.height / 2) : fabs (x - mark->rect.x - mark->rect.width / 2);
  double slot = (bars ? layout->plot.height : layout->plot.width) / MAX (layout->n_slots, 1);

  return mark->is_known && off <= slot / 2 ? off : -1;
}

const MnChartLayerClass mn_chart_column_layer = { "column", column_draw, column_draw_hover, column_measure };

/* Little arrows on the side of the line where the goal lies. */
static void
draw_bound (const MnChartMark *mark, cairo_t *cr)
{
  double direction = mark->kind == MN_TARGET_AT_MOST ? 1 : -1;

  for (double x = mark->rect.x + 6; x < mark->rect.x + mark->rect.width; x += 28)
    {
      cairo_move_to (cr, x - 2.2, mark->y + direction * 1.6);
      cairo_line_to (cr, x + 2.2, mark->y + direction * 1.6);
      cairo_line_to (cr, x, mark->y + direction * 5);
      cairo_close_path (cr);
    }
  cairo_fill (cr);
}

static void
target_draw (const MnChartLayer *self, const MnChartLayout *layout, const MnChartPalette *palette, cairo_t *cr)
{
  static const double dashes[] = { 4, 2.5 };

  for (guint i = 0; i < self->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (self->marks, MnChartMark, i);

      if (mark->rect.width <= 0 && mark->rect.height <= 0)
        continue;
      cairo_move_to (cr, mark->rect.x, mark->rect.y);
      cairo_line_to (cr, mark->rect.x + mark->rect.width, mark->rect.y + mark->rect.height);
      /* On a column dashes need paper under them. */
      if (mn_chart_get_kind (layout->chart) != MN_CHART_LINES)
        {
          mn_chart_set_color (cr, &palette->paper);
          cairo_set_line_width (cr, 3);
          cairo_stroke_preserve (cr);
        }
      mn_chart_set_color (cr, &palette->target);
      cairo_set_line_width (cr, 1.4);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      if (mark->kind != MN_TARGET_EXACT && mark->rect.height <= 0)
        draw_bound (mark, cr);
    }
}

const MnChartLayerClass mn_chart_target_layer = { "target", target_draw, NULL, NULL };

static void
gap_draw (const MnChartLayer *self, const MnChartLayout *layout, const MnChartPalette *palette, cairo_t *cr)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const MnRect *rect = &g_array_index (self->marks, MnChartMark, i).rect;

      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
    }
  mn_chart_set_color (cr, &palette->band);
  cairo_fill (cr);
}

const MnChartLayerClass mn_chart_gap_layer = { "gap", gap_draw, NULL, NULL };
