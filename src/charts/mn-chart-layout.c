/* mn-chart-layout.c: a chart laid out: the frame around the plot
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

#define TICK_SPACE 6.0 /* between an axis and its labels */

static const MnTextStyle regular = MN_TEXT_REGULAR (MN_CHART_TEXT_SIZE);

void
_mn_chart_add_run (MnChartLayout *layout, MnTextRun *run, double x, double baseline, MnChartTextRole role,
                   MnChartInk ink)
{
  MnChartText text = { mn_text_run_ref (run), x, baseline, role, ink };

  g_array_append_val (layout->texts, text);
}

/* @align 0 begins at @x, 0.5 is centred on it, 1 ends there. */
gboolean
_mn_chart_add_text (MnChartBuild *build, const MnTextStyle *style, const char *text, double x, double baseline,
                    double align, MnChartTextRole role, MnChartInk ink, GError **error)
{
  g_autoptr (MnTextRun) run = mn_font_set_shape (build->fonts, style, text, error);

  if (run == NULL)
    return FALSE;
  _mn_chart_add_run (build->layout, run, x - align * mn_text_run_get_width (run), baseline, role, ink);
  return TRUE;
}

static gboolean
measure_height (MnChartBuild *build, const char *text, double *height, GError **error)
{
  MnParagraphFormat format = { .width = build->layout->width };
  g_autoptr (MnParagraph) paragraph = NULL;

  *height = 0;
  if (text == NULL || text[0] == '\0')
    return TRUE;
  paragraph = mn_paragraph_new (build->fonts, &regular, &format, text, error);
  if (paragraph == NULL)
    return FALSE;
  *height = mn_paragraph_get_height (paragraph);
  return TRUE;
}

static const char *
get_category (const MnChartLayout *layout, guint slot)
{
  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (layout->chart, i);

      if (slot < mn_series_get_n_points (series) && mn_series_get_point (series, slot)->label != NULL)
        return mn_series_get_point (series, slot)->label;
    }
  return "";
}

/* Room left of the plot: value ticks, or the names of the bars. */
static gboolean
measure_left (MnChartBuild *build, double *left, GError **error)
{
  MnChartLayout *layout = build->layout;
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;
  guint n = bars ? layout->n_slots : layout->has_grid ? layout->values.n_ticks : 0;

  *left = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text
          = bars ? g_strdup (get_category (layout, i))
                 : mn_axis_format (mn_value_axis_get_tick (&layout->values, i), layout->values.decimals);
      double width;

      if (!mn_text_measure (build->fonts, &regular, text, &width, NULL, NULL, error))
        return FALSE;
      *left = MAX (*left, width);
    }
  *left = MIN (ceil (*left), layout->width * 0.4) + (n > 0 ? TICK_SPACE + 2 : 1);
  return TRUE;
}

static gboolean
add_value_ticks (MnChartBuild *build, GError **error)
{
  MnChartLayout *layout = build->layout;

  for (guint i = 0; layout->has_grid && i < layout->values.n_ticks; i++)
    {
      double value = mn_value_axis_get_tick (&layout->values, i);
      double y = _mn_chart_place_y (layout, value);
      g_autofree char *text = mn_axis_format (value, layout->values.decimals);

      g_array_append_val (layout->value_ticks, y);
      if (!_mn_chart_add_text (build, &regular, text, layout->plot.x - TICK_SPACE, y + 0.36 * MN_CHART_TEXT_SIZE, 1,
                               MN_CHART_TEXT_VALUE_TICK, MN_INK_SECONDARY, error))
        return FALSE;
    }
  return TRUE;
}

/* Every so many slots get a label that the labels do not touch. The first one of the months says the year. */
static gboolean
choose_every (MnChartBuild *build, int *every, GError **error)
{
  MnChartLayout *layout = build->layout;
  guint n = layout->n_slots;
  double slot = layout->plot.width / n;
  double widest;
  g_autofree char *sample = mn_time_axis_format (&layout->times, (int)n - 1, TRUE);

  if (!mn_text_measure (build->fonts, &regular, sample, &widest, NULL, NULL, error))
    return FALSE;
  /* Only the first month of a year is that wide. */
  if (layout->times.slot < 12)
    widest = widest * 0.7;
  *every = 1;
  while (*every * slot < widest + TICK_SPACE && *every < (int)n)
    *every = mn_time_axis_thin (&layout->times, *every);
  return TRUE;
}

static gboolean
add_time_ticks (MnChartBuild *build, double baseline, GError **error)
{
  MnChartLayout *layout = build->layout;
  int last_year = -1;
  int every;

  if (!choose_every (build, &every, error))
    return FALSE;
  for (int slot = 0; slot < (int)layout->n_slots; slot++)
    {
      int year = (layout->times.first + slot * layout->times.slot) / 12;
      double x = _mn_chart_place_x (layout, mn_time_axis_get_centre (&layout->times, slot));
      g_autofree char *text = NULL;

      if (!mn_time_axis_is_labelled (&layout->times, slot, every))
        continue;
      text = mn_time_axis_format (&layout->times, slot, year != last_year);
      last_year = year;
      g_array_append_val (layout->slot_ticks, x);
      if (!_mn_chart_add_text (build, &regular, text, x, baseline, 0.5, MN_CHART_TEXT_TIME_TICK, MN_INK_TEXT, error))
        return FALSE;
    }
  return TRUE;
}

/* Names of bars at the left, of columns below, broken into lines where they must be. */
static gboolean
add_category_ticks (MnChartBuild *build, GError **error)
{
  MnChartLayout *layout = build->layout;
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;
  double slot = (bars ? layout->plot.height : layout->plot.width) / MAX (layout->n_slots, 1);
  MnParagraphFormat format = { .align = bars ? MN_TEXT_ALIGN_RIGHT : MN_TEXT_ALIGN_CENTER,
                               .width = bars ? layout->plot.x - TICK_SPACE : slot - 2 };

  for (guint i = 0; i < layout->n_slots; i++)
    {
      g_autoptr (MnParagraph) paragraph
          = mn_paragraph_new (build->fonts, &regular, &format, get_category (layout, i), error);
      double x = bars ? 0 : layout->plot.x + i * slot + 1;
      double y = layout->plot.y + layout->plot.height + 3;

      if (paragraph == NULL)
        return FALSE;
      if (bars)
        y = layout->plot.y + (i + 0.5) * slot - mn_paragraph_get_height (paragraph) / 2;
      for (guint j = 0; j < mn_paragraph_get_n_lines (paragraph); j++)
        {
          const MnTextLine *line = mn_paragraph_get_line (paragraph, j);

          _mn_chart_add_run (layout, line->run, x + line->x, y + line->baseline, MN_CHART_TEXT_TIME_TICK, MN_INK_TEXT);
        }
    }
  return TRUE;
}

static gboolean
measure_category_lines (MnChartBuild *build, double *height, GError **error)
{
  MnChartLayout *layout = build->layout;
  MnParagraphFormat format
      = { .align = MN_TEXT_ALIGN_CENTER, .width = layout->width * 0.92 / MAX (layout->n_slots, 1) - 2 };

  for (guint i = 0; i < layout->n_slots; i++)
    {
      g_autoptr (MnParagraph) paragraph
          = mn_paragraph_new (build->fonts, &regular, &format, get_category (layout, i), error);

      if (paragraph == NULL)
        return FALSE;
      *height = MAX (*height, mn_paragraph_get_height (paragraph));
    }
  return TRUE;
}

static char *
make_cut (const MnChartLayout *layout)
{
  const MnChartWords *words = mn_chart_get_words (layout->chart);
  g_autofree char *low = NULL;
  g_autoptr (GString) text = NULL;

  if (!layout->values.is_cut || words->cut == NULL)
    return NULL;
  low = mn_axis_format (layout->values.low, layout->values.decimals);
  text = g_string_new (words->cut);
  g_string_replace (text, "%s", low, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What stands below the plot, from its lower edge. */
static gboolean
measure_below (MnChartBuild *build, double *ticks, double *below, GError **error)
{
  MnChartLayout *layout = build->layout;
  const MnChartWords *words = mn_chart_get_words (layout->chart);
  double line = mn_font_set_line_height (build->fonts, &regular);
  double footer;
  double cut;

  *ticks = mn_chart_is_dated (layout->chart) ? line + 3 : 0;
  if (mn_chart_get_kind (layout->chart) == MN_CHART_BARS)
    *ticks = mn_chart_get_n_targets (layout->chart) > 0 ? line : 0;
  else if (!mn_chart_is_dated (layout->chart) && !measure_category_lines (build, ticks, error))
    return FALSE;
  if (!measure_height (build, words->footer, &footer, error) || !measure_height (build, words->cut, &cut, error))
    return FALSE;
  *below = *ticks + (words->time_title != NULL ? line + 1 : 0) + (footer > 0 ? footer + 6 : 0);
  /* Whether it is cut depends on the height only a little: the height without the sentence decides. */
  _mn_chart_fit_values (layout, layout->height - *below);
  if (layout->values.is_cut && cut > 0)
    *below += cut + (footer > 0 ? 0 : 6);
  return TRUE;
}

static gboolean
add_below (MnChartBuild *build, double ticks, GError **error)
{
  MnChartLayout *layout = build->layout;
  const MnChartWords *words = mn_chart_get_words (layout->chart);
  g_autofree char *cut = make_cut (layout);
  double y = layout->plot.y + layout->plot.height;

  if (mn_chart_is_dated (layout->chart))
    {
      if (!add_time_ticks (build, y + 4 + mn_font_set_ascent (build->fonts, &regular), error))
        return FALSE;
    }
  else if (!add_category_ticks (build, error))
    {
      return FALSE;
    }
  y += ticks + 1;
  if (words->time_title != NULL)
    {
      if (!_mn_chart_add_text (build, &regular, words->time_title, layout->plot.x + layout->plot.width / 2,
                               y + mn_font_set_ascent (build->fonts, &regular), 0.5, MN_CHART_TEXT_NOTE,
                               MN_INK_SECONDARY, error))
        return FALSE;
      y += mn_font_set_line_height (build->fonts, &regular);
    }
  y += 6;
  return _mn_chart_add_lines (build, &regular, cut, &y, MN_CHART_TEXT_NOTE, MN_INK_SECONDARY, error)
         && _mn_chart_add_lines (build, &regular, words->footer, &y, MN_CHART_TEXT_NOTE, MN_INK_SECONDARY, error);
}

/* Few bars don't become slabs; groups have a row for the value of each. */
static double
get_row_max (const MnChart *chart)
{
  guint n_series = MAX (mn_chart_get_n_series (chart), 1);

  return n_series > 1 ? 16.0 * n_series + 4 : 20;
}

static gboolean
lay_out (MnChartBuild *build, GError **error)
{
  MnChartLayout *layout = build->layout;
  double below = 0;
  double ticks = 0;
  double left = 0;
  double y = 0;

  _mn_chart_count_slots (layout);
  if (!_mn_chart_decide_grid (build, error) || !_mn_chart_add_header (build, &y, error)
      || !measure_below (build, &ticks, &below, error))
    return FALSE;
  if (_mn_chart_needs_legend (build, layout->height - y - below) && !_mn_chart_add_legend (build, &y, error))
    return FALSE;
  /* The topmost value tick reaches over the plot by half its height. */
  y += layout->has_grid ? MN_CHART_TEXT_SIZE / 2 : 0;
  layout->plot.y = y;
  layout->plot.height = MAX (layout->height - y - below, 1);
  if (mn_chart_get_kind (layout->chart) == MN_CHART_BARS)
    layout->plot.height = MIN (layout->plot.height, get_row_max (layout->chart) * MAX (layout->n_slots, 1));
  _mn_chart_fit_values (layout, layout->plot.height);
  if (!measure_left (build, &left, error))
    return FALSE;
  layout->plot.x = left;
  layout->plot.width = MAX (layout->width - left, 1);
  if (!_mn_chart_measure_sides (build, layout->width * 0.25, error))
    return FALSE;
  layout->plot.width = MAX (layout->width - left - build->margin_width, 1);

  _mn_chart_place_marks (layout);
  build->placer.bounds
      = (MnRect) { layout->plot.x, layout->plot.y - 4, layout->width - layout->plot.x, layout->plot.height + 4 };
  return add_value_ticks (build, error) && add_below (build, ticks, error) && _mn_chart_place_labels (build, error);
}

static void
clear_text (MnChartText *text)
{
  mn_text_run_unref (text->run);
}

MnChartLayout *
mn_chart_layout_new (MnChart *chart, MnFontSet *fonts, double width, double height, GError **error)
{
  g_autoptr (MnChartLayout) self = NULL;
  MnChartBuild build = { 0 };
  gboolean done;

  g_return_val_if_fail (chart != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self = g_new0 (MnChartLayout, 1);
  self->chart = mn_chart_ref (chart);
  self->width = width;
  self->height = height;
  self->value_ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->slot_ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->texts = g_array_new (FALSE, FALSE, sizeof (MnChartText));
  g_array_set_clear_func (self->texts, (GDestroyNotify)clear_text);
  self->leaders = g_array_new (FALSE, FALSE, sizeof (MnChartLeader));
  self->samples = g_array_new (FALSE, FALSE, sizeof (MnChartSample));
  _mn_chart_build_layers (self);

  build.layout = self;
  build.fonts = fonts;
  build.sides = g_array_new (FALSE, TRUE, sizeof (SideLabel));
  g_array_set_clear_func (build.sides, (GDestroyNotify)_mn_side_label_clear);
  _mn_label_placer_init (&build.placer, &(MnRect) { 0, 0, width, height });
  done = lay_out (&build, error);
  _mn_label_placer_clear (&build.placer);
  g_array_unref (build.sides);
  return done ? g_steal_pointer (&self) : NULL;
}

void
mn_chart_layout_free (MnChartLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->value_ticks);
  g_array_unref (self->slot_ticks);
  g_array_unref (self->texts);
  g_array_unref (self->leaders);
  g_array_unref (self->samples);
  g_ptr_array_unref (self->layers);
  mn_chart_unref (self->chart);
  g_free (self);
}
