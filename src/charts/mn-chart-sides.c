/* mn-chart-sides.c: names and targets beside the ends of their lines
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

/* A label moved further than this from its line gets a leader. */
#define LEADER_FROM 7.0

static const MnTextStyle regular = MN_TEXT_REGULAR (MN_CHART_TEXT_SIZE);
static const MnTextStyle bold = MN_TEXT_BOLD (MN_CHART_TEXT_SIZE);

void
_mn_side_label_clear (SideLabel *self)
{
  g_clear_pointer (&self->name, mn_paragraph_free);
  g_clear_pointer (&self->value, mn_paragraph_free);
}

/* The last mark with a figure; G_MAXUINT without one. */
static guint
find_last (const MnChartLayer *layer)
{
  for (guint i = layer->marks->len; i > 0; i--)
    if (g_array_index (layer->marks, MnChartMark, i - 1).is_known)
      return i - 1;
  return G_MAXUINT;
}

/* As narrow as its lines allow: no last word alone below a wide line, and more room for the plot. */
static MnParagraph *
make_paragraph (MnChartBuild *build, const MnTextStyle *style, const char *text, double max_width, GError **error)
{
  MnParagraphFormat format = { .width = max_width };
  MnParagraph *paragraph = mn_paragraph_new (build->fonts, style, &format, text, error);
  g_autoptr (MnTextRun) whole = NULL;

  if (paragraph == NULL || mn_paragraph_get_n_lines (paragraph) < 2)
    return paragraph;
  whole = mn_font_set_shape (build->fonts, style, text, NULL);
  while (whole != NULL && format.width - 4 > mn_text_run_get_longest_word (whole))
    {
      MnParagraph *narrower;

      format.width -= 4;
      narrower = mn_paragraph_new (build->fonts, style, &format, text, NULL);
      if (narrower == NULL || mn_paragraph_get_n_lines (narrower) > mn_paragraph_get_n_lines (paragraph))
        {
          g_clear_pointer (&narrower, mn_paragraph_free);
          break;
        }
      mn_paragraph_free (paragraph);
      paragraph = narrower;
    }
  return paragraph;
}

static void
add_side (MnChartBuild *build, SideLabel *side)
{
  double name = side->name != NULL ? mn_paragraph_get_ink_width (side->name) : 0;
  double value = side->value != NULL ? mn_paragraph_get_ink_width (side->value) : 0;

  side->width = MAX (name, value);
  side->height = (side->name != NULL ? mn_paragraph_get_height (side->name) : 0)
                 + (side->value != NULL ? mn_paragraph_get_height (side->value) : 0);
  g_array_append_vals (build->sides, side, 1);
}

/* A line of its own: bold name, and its last value below. Among many, and for what is only compared with, one line. */
static gboolean
measure_series (MnChartBuild *build, guint index, double max_width, GError **error)
{
  const MnChartLayer *layer = g_ptr_array_index (build->layout->layers, index);
  const MnSeries *series = mn_chart_get_series (build->layout->chart, layer->series);
  gboolean many = mn_chart_get_n_main_series (build->layout->chart) > MAX_LABELLED;
  const char *name = mn_series_get_name (series);
  SideLabel side = { .layer = index, .mark = find_last (layer), .role = MN_CHART_TEXT_NAME };
  const MnPoint *point;
  g_autofree char *value = NULL;
  g_autofree char *both = NULL;

  if (side.mark == G_MAXUINT || name == NULL)
    return TRUE;
  point = mn_series_get_point (series, g_array_index (layer->marks, MnChartMark, side.mark).point);
  value = mn_series_get_text (series, g_array_index (layer->marks, MnChartMark, side.mark).point);
  /* Of many names some end in a number. */
  both = g_strdup_printf (many ? "%s: %s" : "%s %s", name, value);
  side.ink = _mn_chart_get_ink (layer);
  side.is_inside = mn_time_axis_find_slot (&build->layout->times, point->end) < (int)build->layout->n_slots - 1;
  if (layer->is_context || many)
    side.value = make_paragraph (build, &regular, both, max_width, error);
  else
    side.name = make_paragraph (build, &bold, name, max_width, error);
  if (side.name != NULL)
    side.value = make_paragraph (build, &regular, value, max_width, error);
  if (side.value == NULL)
    {
      _mn_side_label_clear (&side);
      return FALSE;
    }
  add_side (build, &side);
  return TRUE;
}

/* Targets that hold to the end of the axis. */
static gboolean
measure_targets (MnChartBuild *build, guint index, double max_width, GError **error)
{
  const MnChartLayout *layout = build->layout;
  const MnChartLayer *layer = g_ptr_array_index (layout->layers, index);

  for (guint i = 0; i < layer->marks->len; i++)
    {
      const MnChartTarget *target
          = mn_chart_get_target (layout->chart, g_array_index (layer->marks, MnChartMark, i).point);
      SideLabel side = { .layer = index, .mark = i, .role = MN_CHART_TEXT_TARGET, .ink = MN_INK_TARGET };

      if (target->label == NULL)
        continue;
      if (mn_chart_is_dated (layout->chart)
          && ((mn_date_is_set (target->end)
               && mn_time_axis_find_slot (&layout->times, target->end) < (int)layout->n_slots - 1)
              || (mn_date_is_set (target->start)
                  && mn_time_axis_find_slot (&layout->times, target->start) >= (int)layout->n_slots)))
        continue;
      side.value = make_paragraph (build, &regular, target->label, max_width, error);
      if (side.value == NULL)
        return FALSE;
      add_side (build, &side);
    }
  return TRUE;
}

/* Bars need their room for the values. */
static gboolean
measure_bar_values (MnChartBuild *build, GError **error)
{
  for (guint i = 0; i < mn_chart_get_n_series (build->layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (build->layout->chart, i);

      for (guint j = 0; j < mn_series_get_n_points (series); j++)
        {
          g_autofree char *text = mn_series_get_text (series, j);
          double width;

          if (!mn_text_measure (build->fonts, &regular, text, &width, NULL, NULL, error))
            return FALSE;
          build->margin_width = MAX (build->margin_width, width + LABEL_GAP + 2);
        }
    }
  return TRUE;
}

/* How far the labels reach over the right end of the plot. A line that ends earlier uses the room behind it first. */
static void
measure_margin (MnChartBuild *build)
{
  const MnChartLayout *layout = build->layout;

  for (guint i = 0; i < build->sides->len; i++)
    {
      const SideLabel *side = &g_array_index (build->sides, SideLabel, i);
      const MnChartLayer *layer = g_ptr_array_index (layout->layers, side->layer);
      double room = 0;

      if (side->is_inside)
        {
          const MnSeries *series = mn_chart_get_series (layout->chart, layer->series);
          const MnPoint *point
              = mn_series_get_point (series, g_array_index (layer->marks, MnChartMark, side->mark).point);

          room = (1 - CLAMP (mn_time_axis_normalize (&layout->times, point->end), 0, 1)) * layout->plot.width * 0.75;
        }
      build->margin_width = MAX (build->margin_width, side->width + DOT_RADIUS + LABEL_GAP - room);
    }
  if (build->sides->len > MAX_LABELLED)
    build->margin_width += LEADER_FROM;
}

gboolean
_mn_chart_measure_sides (MnChartBuild *build, double max_width, GError **error)
{
  MnChartLayout *layout = build->layout;
  MnChartKind kind = mn_chart_get_kind (layout->chart);

  build->margin_width = kind == MN_CHART_COLUMNS ? 0 : 6;
  if (kind == MN_CHART_BARS)
    return measure_bar_values (build, error);
  for (guint i = 0; i < layout->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layout->layers, i);

      if (layer->klass == &mn_chart_line_layer && layout->samples->len == 0
          && !measure_series (build, i, max_width, error))
        return FALSE;
      if (layer->klass == &mn_chart_target_layer && !measure_targets (build, i, max_width, error))
        return FALSE;
    }
  measure_margin (build);
  return TRUE;
}

static MnRect
get_rect (const SideLabel *side, double x, double y)
{
  return (MnRect) { x, y, side->width, side->height };
}

/* A name stands right behind its line's end if nothing is there, else further and further above or below. */
static void
place_inside (MnChartBuild *build, SideLabel *side, const MnChartMark *mark)
{
  double step = side->height / 4;
  double y = mark->y - side->height / 2;

  side->wanted = mark->y;
  side->x = MIN (mark->x + DOT_RADIUS + LABEL_GAP, build->layout->width - side->width);
  for (guint i = 0; i < 33; i++)
    {
      side->y = y + (i % 2 == 1 ? -1.0 : 1.0) * step * ((i + 1) / 2);
      if (_mn_label_placer_is_free (&build->placer, get_rect (side, side->x, side->y)))
        return;
    }
  side->y = y;
}

static int
compare_wanted (gconstpointer a, gconstpointer b)
{
  const SideLabel *const *one = a;
  const SideLabel *const *two = b;

  return (*one)->wanted < (*two)->wanted ? -1 : (*one)->wanted > (*two)->wanted;
}

/* Labels that touch and share the way they had to be moved. */
typedef struct {
  guint first;
  double wanted; /* sum over the labels: where the top of the block would stand for each */
  guint n;
  double height;
} Block;

static double
get_top (const Block *block, double top, double bottom)
{
  return MAX (MIN (block->wanted / block->n, bottom - block->height), top);
}

static void
set_tops (GPtrArray *sides, const GArray *blocks, double top, double bottom)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      double y = get_top (block, top, bottom);

      for (guint j = block->first; j < block->first + block->n; j++)
        {
          SideLabel *side = g_ptr_array_index (sides, j);

          side->y = y;
          y += side->height;
        }
    }
}

/* Down the margin in the order of their lines, each as near to its own as the others let it: where labels would
 * overlap they become one block, which stands where it is best for all of them. */
static void
spread (GPtrArray *sides, double top, double bottom)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  g_ptr_array_sort (sides, compare_wanted);
  for (guint i = 0; i < sides->len; i++)
    {
      const SideLabel *side = g_ptr_array_index (sides, i);
      Block block = { i, side->wanted - side->height / 2, 1, side->height };

      while (blocks->len > 0)
        {
          const Block *above = &g_array_index (blocks, Block, blocks->len - 1);

          if (get_top (above, top, bottom) + above->height <= get_top (&block, top, bottom))
            break;
          block = (Block) { above->first, above->wanted + block.wanted - block.n * above->height, above->n + block.n,
                            above->height + block.height };
          g_array_set_size (blocks, blocks->len - 1);
        }
      g_array_append_val (blocks, block);
    }
  set_tops (sides, blocks, top, bottom);
}

static void
add_paragraph (MnChartLayout *layout, const MnParagraph *paragraph, const SideLabel *side, double y)
{
  for (guint i = 0; paragraph != NULL && i < mn_paragraph_get_n_lines (paragraph); i++)
    {
      const MnTextLine *line = mn_paragraph_get_line (paragraph, i);

      _mn_chart_add_run (layout, line->run, side->x + line->x, y + line->baseline, side->role, side->ink);
    }
}

static void
add_side_ink (MnChartBuild *build, const SideLabel *side, const MnChartMark *mark)
{
  MnChartLayout *layout = build->layout;
  double line = mn_font_set_line_height (build->fonts, &regular);
  double middle = side->y + MIN (line, side->height) / 2;
  gboolean is_target = side->role == MN_CHART_TEXT_TARGET;
  double end = is_target ? mark->rect.x + mark->rect.width : mark->x + DOT_RADIUS;

  add_paragraph (layout, side->name, side, side->y);
  add_paragraph (layout, side->value, side, side->y + (side->name != NULL ? mn_paragraph_get_height (side->name) : 0));
  if (fabs (side->y + side->height / 2 - side->wanted) > LEADER_FROM && side->x > end + 2)
    {
      MnChartLeader leader = { end + 1, mark->y, side->x - 2, middle, side->ink };

      g_array_append_val (layout->leaders, leader);
      _mn_label_placer_add_segment (&build->placer, leader.x1, leader.y1, leader.x2, leader.y2);
    }
}

static const MnChartMark *
get_mark (const MnChartLayout *layout, const SideLabel *side)
{
  const MnChartLayer *layer = g_ptr_array_index (layout->layers, side->layer);

  return &g_array_index (layer->marks, MnChartMark, side->mark);
}

gboolean
_mn_chart_place_sides (MnChartBuild *build, GError **error)
{
  MnChartLayout *layout = build->layout;
  double x = layout->plot.x + layout->plot.width + LABEL_GAP + 1;
  g_autoptr (GPtrArray) margin = g_ptr_array_new ();

  for (guint i = 0; i < build->sides->len; i++)
    {
      SideLabel *side = &g_array_index (build->sides, SideLabel, i);

      if (side->is_inside)
        continue;
      side->wanted = get_mark (layout, side)->y;
      g_ptr_array_add (margin, side);
    }
  /* Leaders need room to lead. */
  if (margin->len > MAX_LABELLED)
    x += LEADER_FROM;
  spread (margin, layout->plot.y - 4, layout->plot.y + layout->plot.height + 4);
  for (guint i = 0; i < build->sides->len; i++)
    {
      SideLabel *side = &g_array_index (build->sides, SideLabel, i);

      if (side->is_inside)
        continue;
      side->x = MIN (x, layout->width - side->width);
      _mn_label_placer_add_rect (&build->placer, get_rect (side, side->x, side->y));
      add_side_ink (build, side, get_mark (layout, side));
    }
  for (guint i = 0; i < build->sides->len; i++)
    {
      SideLabel *side = &g_array_index (build->sides, SideLabel, i);

      if (!side->is_inside)
        continue;
      place_inside (build, side, get_mark (layout, side));
      _mn_label_placer_add_rect (&build->placer, get_rect (side, side->x, side->y));
      add_side_ink (build, side, get_mark (layout, side));
    }
  return TRUE;
}
