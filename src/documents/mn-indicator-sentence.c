/* mn-indicator-sentence.c: what a chart says, in a few sentences
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <string.h>

#include "mn-indicator-chart.h"
#include "mn-print-words.h"
#include "mn-text.h"

/* A list of gaps longer than this says no more than "some". */
#define MAX_GAPS 6

static gboolean
is_year (const MnObservation *figure)
{
  return figure->start.year == figure->end.year && figure->start.month == 1 && figure->start.day == 1
         && figure->end.month == 12 && figure->end.day == 31;
}

/* "năm 2016", "ngày 31/12/2016", "kỳ 01/01–30/09/2017" */
static char *
period_words (const MnObservation *figure)
{
  g_autofree char *period = mn_indicator_figure_period (figure);
  const char *key = "indicator.period";

  if (is_year (figure))
    key = "indicator.period.year";
  else if (mn_date_compare (figure->start, figure->end) == 0)
    key = "indicator.period.day";
  return mn_print_words_fill (key, "period", period, NULL);
}

/* "giảm 1,1 điểm phần trăm", "không đổi" */
static char *
change_words (const MnIndicatorData *data, gint64 change)
{
  g_autofree char *size = mn_indicator_data_format_difference (data, change);

  if (change == 0)
    return g_strdup (mn_print_words ("indicator.same"));
  return mn_print_words_fill (change > 0 ? "indicator.rise" : "indicator.fall", "size", size, NULL);
}

/* The newest figure of as long a period before @latest, and the oldest. */
static const MnObservation *
find_like (const MnIndicatorLine *line, const MnObservation *latest, gboolean oldest)
{
  const MnObservation *found = NULL;

  for (guint i = 0; i < line->figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (line->figures, i);

      if (figure == latest || mn_date_compare (figure->end, latest->end) >= 0)
        break;
      if (is_year (figure) != is_year (latest) || strcmp (figure->bound, latest->bound) != 0)
        continue;
      if (oldest)
        return figure;
      found = figure;
    }
  return found;
}

static void
add_value (GString *text, const MnIndicatorView *view, const MnIndicatorLine *line, const MnObservation *latest)
{
  const MnObservation *before = find_like (line, latest, FALSE);
  const MnObservation *base = find_like (line, latest, TRUE);
  g_autofree char *period = period_words (latest);
  g_autofree char *number = mn_indicator_data_format (view->data, latest->value);
  const char *bound = mn_print_words_choice ("bound", latest->bound);
  g_autofree char *value = g_strdup_printf ("%s%s%s", bound, *bound != '\0' ? " " : "", number);
  g_autofree char *plain = mn_print_words_fill ("indicator.value", "period", period, "value", value, NULL);
  g_autofree char *first = mn_text_capitalize (plain);

  g_string_append (text, first);
  if (before != NULL)
    {
      g_autofree char *change = change_words (view->data, latest->value - before->value);
      g_autofree char *when = period_words (before);
      g_autofree char *words = mn_print_words_fill ("indicator.change", "change", change, "period", when, NULL);

      g_string_append (text, words);
    }
  if (base != NULL && base != before)
    {
      g_autofree char *change = change_words (view->data, latest->value - base->value);
      g_autofree char *when = period_words (base);
      g_autofree char *was = mn_indicator_data_format (view->data, base->value);
      g_autofree char *words
          = mn_print_words_fill ("indicator.base", "change", change, "period", when, "value", was, NULL);

      g_string_append (text, words);
    }
}

static void
add_target (GString *text, const MnIndicatorView *view, const MnObservation *latest)
{
  const MnTarget *goal = mn_indicator_data_find_goal (view->data, latest->unit, latest->end);
  gint64 distance;
  MnStandingState judgement = mn_target_judge (goal, latest->value, &distance);
  g_autofree char *year = NULL, *size = NULL, *value = NULL, *words = NULL;
  const char *key = "indicator.reached";

  if (judgement == MN_STANDING_UNKNOWN)
    return;
  if (judgement == MN_STANDING_SHORT)
    key = distance > 0 ? "indicator.above" : distance < 0 ? "indicator.below" : "indicator.equal-short";
  year = g_strdup_printf ("%d", goal->year);
  size = mn_indicator_data_format_difference (view->data, distance);
  value = mn_indicator_goal_text (goal);
  words = mn_print_words_fill (key, "year", year, "size", size, "value", value, NULL);
  g_string_append (text, words);
}

static void
add_gaps (GString *text, const MnIndicatorLine *line, const MnIndicatorView *view)
{
  const MnObservation *before = NULL;
  g_autoptr (GString) years = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < line->figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (line->figures, i);
      int first = before != NULL ? before->start.year + 1 : 0;

      if (!is_year (figure) || !mn_indicator_view_holds (view, figure->start, figure->end))
        continue;
      if (before != NULL && figure->start.year > first && n++ < MAX_GAPS)
        {
          g_string_append_printf (years, "%s%d", years->len > 0 ? ", " : "", first);
          if (figure->start.year - 1 > first)
            g_string_append_printf (years, "–%d", figure->start.year - 1);
        }
      before = figure;
    }
  if (n == 0)
    return;
  if (n > MAX_GAPS)
    g_string_append (years, "…");
  words = mn_print_words_fill ("indicator.gaps", "years", years->str, NULL);
  g_string_append_printf (text, " %s", words);
}

static void
add_estimates (GString *text, const MnIndicatorLine *line, const MnIndicatorView *view)
{
  for (guint i = 0; i < line->figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (line->figures, i);
      g_autofree char *period = NULL;
      g_autofree char *words = NULL;

      if (strcmp (figure->state, "estimated") != 0 || !mn_indicator_view_holds (view, figure->start, figure->end))
        continue;
      period = period_words (figure);
      words = mn_print_words_fill ("indicator.estimated", "period", period, NULL);
      g_string_append_printf (text, " %s", words);
      return;
    }
}

char *
mn_indicator_chart_sentence (const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) lines = NULL;
  const MnIndicatorLine *line;
  const MnObservation *latest;
  GString *text;

  if (view->place == NULL)
    return g_strdup (mn_print_words ("indicator.none"));
  lines = mn_indicator_data_lines (view->data, view->place);
  line = g_ptr_array_index (lines, 0);
  latest = mn_indicator_line_get_latest (line);
  text = g_string_new (NULL);
  add_value (text, view, line, latest);
  add_target (text, view, latest);
  g_string_append_c (text, '.');
  add_gaps (text, line, view);
  if (strcmp (latest->state, "estimated") != 0)
    add_estimates (text, line, view);
  return g_string_free (text, FALSE);
}
