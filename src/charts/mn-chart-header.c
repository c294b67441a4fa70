/* mn-chart-header.c: title, axis title and legend above the plot
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include "mn-chart-private.h"

#define TITLE_SIZE 12.0
#define SAMPLE_WIDTH 20.0
#define SAMPLE_GAP 14.0

static const MnTextStyle regular = MN_TEXT_REGULAR (MN_CHART_TEXT_SIZE);
static const MnTextStyle heading = MN_TEXT_BOLD (TITLE_SIZE);

/* Lines from *@y downwards, which then is below them. */
gboolean
_mn_chart_add_lines (MnChartBuild *build, const MnTextStyle *style, const char *text, double *y, MnChartTextRole role,
                     MnChartInk ink, GError **error)
{
  MnParagraphFormat format = { .width = build->layout->width };
  g_autoptr (MnParagraph) paragraph = NULL;

  if (text == NULL || text[0] == '\0')
    return TRUE;
  paragraph = mn_paragraph_new (build->fonts, style, &format, text, error);
  if (paragraph == NULL)
    return FALSE;
  for (guint i = 0; i < mn_paragraph_get_n_lines (paragraph); i++)
    {
      const MnTextLine *line = mn_paragraph_get_line (paragraph, i);

      _mn_chart_add_run (build->layout, line->run, line->x, *y + line->baseline, role, ink);
    }
  *y += mn_paragraph_get_height (paragraph);
  return TRUE;
}

/* Names in rows above the plot, each behind a sample of its line. */
gboolean
_mn_chart_add_legend (MnChartBuild *build, double *y, GError **error)
{
  MnChartLayout *layout = build->layout;
  double line = mn_font_set_line_height (build->fonts, &regular) + 2;
  double x = 0;

  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const char *name = mn_series_get_name (mn_chart_get_series (layout->chart, i));
      MnChartSample sample;
      double width;

      if (name == NULL)
        continue;
      if (!mn_text_measure (build->fonts, &regular, name, &width, NULL, NULL, error))
        return FALSE;
      if (x > 0 && x + SAMPLE_WIDTH + 4 + width > layout->width)
        {
          x = 0;
          *y += line;
        }
      sample = (MnChartSample) { x, *y + line / 2, i };
      g_array_append_val (layout->samples, sample);
      if (!_mn_chart_add_text (build, &regular, name, x + SAMPLE_WIDTH + 4, *y + line / 2 + 0.36 * MN_CHART_TEXT_SIZE,
                               0, MN_CHART_TEXT_LEGEND, MN_INK_TEXT, error))
        return FALSE;
      x += SAMPLE_WIDTH + 4 + width + SAMPLE_GAP;
    }
  if (x > 0)
    *y += line + 4;
  return TRUE;
}

/* Up to three lines are named at their ends, more as long as there is room; columns have no ends. */
gboolean
_mn_chart_needs_legend (MnChartBuild *build, double height)
{
  const MnChart *chart = build->layout->chart;
  double line = mn_font_set_line_height (build->fonts, &regular);

  if (mn_chart_get_kind (chart) != MN_CHART_LINES)
    return mn_chart_get_n_series (chart) > 1;
  return mn_chart_get_n_series (chart) > MAX_LABELLED && mn_chart_get_n_series (chart) * line > height;
}

gboolean
_mn_chart_add_header (MnChartBuild *build, double *y, GError **error)
{
  const MnChartWords *words = mn_chart_get_words (build->layout->chart);

  if (!_mn_chart_add_lines (build, &heading, words->title, y, MN_CHART_TEXT_TITLE, MN_INK_TEXT, error)
      || !_mn_chart_add_lines (build, &regular, words->subtitle, y, MN_CHART_TEXT_NOTE, MN_INK_SECONDARY, error))
    return FALSE;
  if (*y > 0)
    *y += 8;
  if (!_mn_chart_add_lines (build, &regular, words->value_title, y, MN_CHART_TEXT_NOTE, MN_INK_SECONDARY, error))
    return FALSE;
  if (words->value_title != NULL)
    *y += 2;
  return TRUE;
}
