/* mn-chart-labels.c: values at the points, words in bands and on targets
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include "mn-chart-private.h"

/* Figures reach this far above the baseline, and a comma below. */
#define FIGURE_HEIGHT (0.74 * MN_CHART_TEXT_SIZE)
#define FIGURE_DEPTH 1.5
/* A target's words stand at most this many rows from its line. */
#define TARGET_ROWS 3
#define TARGET_STEPS 6

static const MnTextStyle regular = MN_TEXT_REGULAR (MN_CHART_TEXT_SIZE);
static const MnTextStyle bold = MN_TEXT_BOLD (MN_CHART_TEXT_SIZE);

MnChartInk
_mn_chart_get_ink (const MnChartLayer *layer)
{
  return layer->is_context ? MN_INK_SECONDARY : MN_INK_SERIES + layer->style;
}

/* Lines and dots, so that no label covers them. */
static void
register_line (MnChartBuild *build, const MnChartLayer *layer)
{
  for (guint i = 0; i < layer->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);

      if (!mark->is_known)
        continue;
      if (!layer->is_context)
        _mn_label_placer_add_rect (
            &build->placer, (MnRect) { mark->x - DOT_RADIUS, mark->y - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS });
      if (mark->is_joined)
        _mn_label_placer_add_segment (&build->placer, mark[-1].x, mark[-1].y, mark->x, mark->y);
      if (mark->is_odd)
        _mn_label_placer_add_segment (&build->placer, mark->rect.x, mark->y, mark->rect.x + mark->rect.width, mark->y);
    }
}

static void
register_marks (MnChartBuild *build)
{
  for (guint i = 0; i < build->layout->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (build->layout->layers, i);

      if (layer->klass == &mn_chart_line_layer)
        register_line (build, layer);
      for (guint j = 0; layer->klass == &mn_chart_target_layer && j < layer->marks->len; j++)
        {
          const MnRect *rect = &g_array_index (layer->marks, MnChartMark, j).rect;

          _mn_label_placer_add_segment (&build->placer, rect->x, rect->y, rect->x + rect->width,
                                        rect->y + rect->height);
        }
    }
}

/* As low in the band as there is room; not at all where a word does not fit. */
static gboolean
place_gap (MnChartBuild *build, const MnChartMark *band, GError **error)
{
  MnChartLayout *layout = build->layout;
  MnParagraphFormat format = { .align = MN_TEXT_ALIGN_CENTER, .width = band->rect.width - 2 };
  const char *text = mn_chart_get_words (layout->chart)->gap;
  g_autoptr (MnTextRun) whole = mn_font_set_shape (build->fonts, &regular, text, error);
  g_autoptr (MnParagraph) paragraph = NULL;
  MnRect rect;
  gboolean is_free;

  if (whole == NULL)
    return FALSE;
  if (mn_text_run_get_longest_word (whole) > format.width)
    return TRUE;
  paragraph = mn_paragraph_new (build->fonts, &regular, &format, text, error);
  if (paragraph == NULL)
    return FALSE;
  rect = (MnRect) { band->rect.x + 1, band->rect.y + band->rect.height - mn_paragraph_get_height (paragraph) - 3,
                    format.width, mn_paragraph_get_height (paragraph) };
  is_free = _mn_label_placer_is_free (&build->placer, rect);
  for (; !is_free && rect.y > band->rect.y; is_free = _mn_label_placer_is_free (&build->placer, rect))
    rect.y -= 4;
  if (!is_free)
    return TRUE;
  _mn_label_placer_add_rect (&build->placer, rect);
  for (guint i = 0; i < mn_paragraph_get_n_lines (paragraph); i++)
    {
      const MnTextLine *line = mn_paragraph_get_line (paragraph, i);

      _mn_chart_add_run (layout, line->run, rect.x + line->x, rect.y + line->baseline, MN_CHART_TEXT_GAP,
                         MN_INK_SECONDARY);
    }
  return TRUE;
}

static gboolean
place_gaps (MnChartBuild *build, const MnChartLayer *layer, GError **error)
{
  if (mn_chart_get_words (build->layout->chart)->gap == NULL)
    return TRUE;
  for (guint i = 0; i < layer->marks->len; i++)
    if (!place_gap (build, &g_array_index (layer->marks, MnChartMark, i), error))
      return FALSE;
  return TRUE;
}

/* Keeps @place when less is hidden there than at the best so far; a row away is half as bad as a line through it. */
static void
try_target_place (const MnChartBuild *build, const MnRect *place, guint row, MnRect *best, guint *least)
{
  const MnRect *plot = &build->layout->plot;
  guint cost;

  if (place->x < plot->x || place->y < plot->y || place->y + place->height > plot->y + plot->height)
    return;
  cost = _mn_label_placer_weigh (&build->placer, *place);
  if (cost == G_MAXUINT || 2 * cost + row >= *least)
    return;
  *least = 2 * cost + row;
  *best = *place;
}

/* Below the line from its left end, else above, else to its right end or further left, else before it; then a row
 * further off. Where nothing is free, where least is hidden. */
static void
find_target_place (const MnChartBuild *build, const MnChartMark *mark, MnRect *rect)
{
  const MnRect *plot = &build->layout->plot;
  double left = MAX (MIN (mark->rect.x, plot->x + plot->width - rect->width), plot->x);
  /* Short of where the next target may begin. */
  double right = MAX (mark->rect.x + mark->rect.width - rect->width - LABEL_GAP, plot->x);
  double before = mark->rect.x - rect->width - LABEL_GAP;
  /* Clear of the arrows of a bound. */
  double below = mark->kind == MN_TARGET_AT_MOST ? 4 : 1.5;
  double above = mark->kind == MN_TARGET_AT_LEAST ? 4 : 0.5;
  MnRect place = *rect;
  guint least = G_MAXUINT;

  *rect = (MnRect) { left, mark->y + below, rect->width, rect->height };
  for (guint row = 0; row < TARGET_ROWS; row++)
    {
      for (guint i = 0; i < TARGET_STEPS + 1; i++)
        {
          place.x = i == 0 ? left : right + (before - right) * (i - 1) / TARGET_STEPS;
          place.y = mark->y + below + row * place.height;
          try_target_place (build, &place, row, rect, &least);
          place.y = mark->y - above - (row + 1) * place.height;
          try_target_place (build, &place, row, rect, &least);
        }
      place.x = before;
      place.y = mark->y - place.height / 2;
      try_target_place (build, &place, row, rect, &least);
    }
}

/* A target that ended earlier is named below its line, or above; a vertical one, among bars, below the plot. */
static gboolean
place_target (MnChartBuild *build, const MnChartMark *mark, GError **error)
{
  MnChartLayout *layout = build->layout;
  const MnChartTarget *target = mn_chart_get_target (layout->chart, mark->point);
  double height = mn_font_set_line_height (build->fonts, &regular);
  double ascent = mn_font_set_ascent (build->fonts, &regular);
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;
  double width;
  MnRect rect;

  if (target->label == NULL || (!bars && mark->rect.width <= 0))
    return TRUE;
  if (!mn_text_measure (build->fonts, &regular, target->label, &width, NULL, NULL, error))
    return FALSE;
  rect = (MnRect) { mark->rect.x, mark->y + 1.5, width, height };
  if (bars)
    {
      rect.x = CLAMP (mark->x - width / 2, 0, MAX (layout->width - width, 0));
      rect.y = layout->plot.y + layout->plot.height + 1;
    }
  else
    {
      find_target_place (build, mark, &rect);
    }
  _mn_label_placer_add_rect (&build->placer, rect);
  return _mn_chart_add_text (build, &regular, target->label, rect.x, rect.y + ascent, 0, MN_CHART_TEXT_TARGET,
                             MN_INK_TARGET, error);
}

static gboolean
has_side (const MnChartBuild *build, guint layer, guint mark)
{
  for (guint i = 0; i < build->sides->len; i++)
    {
      const SideLabel *side = &g_array_index (build->sides, SideLabel, i);

      if (side->layer == layer && side->mark == mark)
        return TRUE;
    }
  return FALSE;
}

static gboolean
place_targets (MnChartBuild *build, guint index, GError **error)
{
  const MnChartLayer *layer = g_ptr_array_index (build->layout->layers, index);

  for (guint i = 0; i < layer->marks->len; i++)
    if (!has_side (build, index, i) && !place_target (build, &g_array_index (layer->marks, MnChartMark, i), error))
      return FALSE;
  return TRUE;
}

/* The first place around the dot that is free: above or below, on the side its neighbours leave open, then askew. */
static gboolean
find_place (const MnChartBuild *build, const MnChartMark *mark, gboolean valley, double width, MnRect *rect)
{
  static const double peaks[][2] = { { 0, -1 }, { 0, 1 }, { 0.75, -1 }, { -0.75, -1 }, { -0.75, 1 }, { 0.75, 1 } };
  static const double valleys[][2] = { { 0, 1 }, { 0, -1 }, { -0.75, 1 }, { 0.75, 1 }, { 0.75, -1 }, { -0.75, -1 } };
  double height = FIGURE_HEIGHT + FIGURE_DEPTH;

  for (guint i = 0; i < G_N_ELEMENTS (peaks); i++)
    {
      const double *side = valley ? valleys[i] : peaks[i];

      *rect = (MnRect) { mark->x + side[0] * (width / 2 + 1) - width / 2,
                         mark->y + side[1] * (DOT_RADIUS + LABEL_GAP + height / 2) - height / 2, width, height };
      if (_mn_label_placer_is_free (&build->placer, *rect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_valley (const MnChartLayer *layer, guint index)
{
  const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, index);
  gboolean next = index + 1 < layer->marks->len && mark[1].is_joined;
  double slope = (mark->is_joined ? mark[-1].y - mark->y : 0) + (next ? mark[1].y - mark->y : 0);

  /* y grows downwards: both neighbours above. */
  return slope < 0;
}

static gboolean
place_value (MnChartBuild *build, const MnChartLayer *layer, guint index, gboolean is_latest, GError **error)
{
  const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, index);
  const MnSeries *series = mn_chart_get_series (build->layout->chart, layer->series);
  const MnTextStyle *style = is_latest ? &bold : &regular;
  g_autofree char *text = mn_series_get_text (series, mark->point);
  double width;
  MnRect rect;

  if (!mn_text_measure (build->fonts, style, text, &width, NULL, NULL, error))
    return FALSE;
  if (!find_place (build, mark, is_valley (layer, index), width, &rect))
    return TRUE;
  _mn_label_placer_add_rect (&build->placer, rect);
  return _mn_chart_add_text (
      build, style, text, rect.x, rect.y + FIGURE_HEIGHT, 0, MN_CHART_TEXT_VALUE,
      mn_chart_get_n_main_series (build->layout->chart) > 1 ? _mn_chart_get_ink (layer) : MN_INK_TEXT, error);
}

/* The last figure that is no estimate. */
static guint
find_latest (const MnChartLayer *layer)
{
  for (guint i = layer->marks->len; i > 0; i--)
    {
      const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i - 1);

      if (mark->is_known && !mark->is_hollow)
        return i - 1;
    }
  return G_MAXUINT;
}

/* Where the line begins, ends or turns: what is said when there is no room for all. */
static gboolean
is_key_point (const MnChartLayer *layer, guint index)
{
  const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, index);
  gboolean has_next = index + 1 < layer->marks->len && mark[1].is_joined;

  if (!mark->is_joined || !has_next)
    return TRUE;
  return (mark[-1].y < mark->y) == (mark[1].y < mark->y) && mark[-1].y != mark->y && mark[1].y != mark->y;
}

/* The most telling values first: they take the best places. */
static gboolean
place_values (MnChartBuild *build, guint index, GError **error)
{
  const MnChartLayer *layer = g_ptr_array_index (build->layout->layers, index);
  guint latest = find_latest (layer);
  /* A value at every point is a thicket where the points stand closer than their values are wide. */
  gboolean all = build->layout->plot.width / MAX (build->layout->n_slots, 1) > 1.5 * MN_CHART_TEXT_SIZE;

  if (layer->is_context || mn_chart_get_n_main_series (build->layout->chart) > MAX_LABELLED)
    return TRUE;
  for (int pass = 0; pass < (all ? 3 : 2); pass++)
    for (guint i = 0; i < layer->marks->len; i++)
      {
        int rank = i == latest ? 0 : is_key_point (layer, i) ? 1 : 2;

        if (rank == pass && g_array_index (layer->marks, MnChartMark, i).is_known && !has_side (build, index, i)
            && !place_value (build, layer, i, i == latest, error))
          return FALSE;
      }
  return TRUE;
}

/* The value of a column or bar that just misses a target stands behind the target's line. */
static void
clear_targets (const MnChartLayout *layout, double width, double *x, double *baseline)
{
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;

  for (guint i = 0; i < layout->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layout->layers, i);

      for (guint j = 0; layer->klass == &mn_chart_target_layer && j < layer->marks->len; j++)
        {
          const MnChartMark *target = &g_array_index (layer->marks, MnChartMark, j);

          if (bars && target->x > *x - 2 && target->x < *x + width + 2)
            *x = target->x + LABEL_GAP;
          if (!bars && target->y < *baseline + 2 && target->y > *baseline - FIGURE_HEIGHT - 2
              && *x + width > target->rect.x && *x < target->rect.x + target->rect.width)
            *baseline = target->y - (target->kind == MN_TARGET_AT_LEAST ? 6 : LABEL_GAP);
        }
    }
}

/* On top of a column, behind a bar. */
static gboolean
place_column_value (MnChartBuild *build, const MnChartLayer *layer, const MnChartMark *mark, GError **error)
{
  const MnSeries *series = mn_chart_get_series (build->layout->chart, layer->series);
  gboolean below = mark->is_known && mn_series_get_point (series, mark->point)->value < 0;
  g_autofree char *text = mn_series_get_text (series, mark->point);
  g_autoptr (MnTextRun) run = mn_font_set_shape (build->fonts, &regular, text, error);
  double x = mark->rect.x + mark->rect.width + LABEL_GAP + 1;
  double baseline = mark->y + 0.36 * MN_CHART_TEXT_SIZE;

  if (run == NULL)
    return FALSE;
  if (mn_chart_get_kind (build->layout->chart) != MN_CHART_BARS)
    {
      x = mark->rect.x + (mark->rect.width - mn_text_run_get_width (run)) / 2;
      baseline = below ? mark->y + LABEL_GAP + FIGURE_HEIGHT : mark->y - LABEL_GAP;
    }
  clear_targets (build->layout, mn_text_run_get_width (run), &x, &baseline);
  _mn_chart_add_run (build->layout, run, x, baseline, MN_CHART_TEXT_VALUE,
                     mark->is_known ? MN_INK_TEXT : MN_INK_SECONDARY);
  return TRUE;
}

/* Where a grid says the values, or bars are thinner than figures are high, the pointer tells. */
static gboolean
place_column_values (MnChartBuild *build, const MnChartLayer *layer, GError **error)
{
  gboolean bars = mn_chart_get_kind (build->layout->chart) == MN_CHART_BARS;

  if (build->layout->has_grid)
    return TRUE;
  for (guint i = 0; i < layer->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);

      if (bars && mark->rect.height < FIGURE_HEIGHT)
        continue;
      if (!place_column_value (build, layer, mark, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_mn_chart_place_labels (MnChartBuild *build, GError **error)
{
  GPtrArray *layers = build->layout->layers;

  register_marks (build);
  if (!_mn_chart_place_sides (build, error))
    return FALSE;
  for (guint i = 0; i < layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layers, i);

      if (layer->klass == &mn_chart_target_layer && !place_targets (build, i, error))
        return FALSE;
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layers, i);

      if (layer->klass == &mn_chart_gap_layer && !place_gaps (build, layer, error))
        return FALSE;
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layers, i);

      if (layer->klass == &mn_chart_line_layer && !place_values (build, i, error))
        return FALSE;
      if (layer->klass == &mn_chart_column_layer && !place_column_values (build, layer, error))
        return FALSE;
    }
  return TRUE;
}
