/* test-chart-layout.c: where things stand in a chart
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart-fixture.h"
#include "mn-test.h"

static const MnChartLayer *
get_layer (const MnChartLayout *layout, const MnChartLayerClass *klass, guint series)
{
  for (guint i = 0; i < layout->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (layout->layers, i);

      if (layer->klass == klass && (series == G_MAXUINT || layer->series == series))
        return layer;
    }
  g_assert_not_reached ();
}

#define MARK(layer, i) (&g_array_index ((layer)->marks, MnChartMark, (i)))

/* All texts of a role, in the order in which they are drawn. */
static char *
texts (const MnChartLayout *layout, MnChartTextRole role)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < layout->texts->len; i++)
    {
      const MnChartText *text = &g_array_index (layout->texts, MnChartText, i);

      if (text->role == role)
        g_string_append_printf (all, "%s%s", all->len > 0 ? "|" : "", mn_text_run_get_text (text->run));
    }
  return g_string_free (all, FALSE);
}

static MnRect
ink_of (const MnChartText *text)
{
  double size = mn_text_run_get_size (text->run);

  /* Small letters and figures; marks on capitals may touch. */
  return (MnRect) { text->x, text->baseline - 0.72 * size, mn_text_run_get_width (text->run), 0.72 * size };
}

static void
assert_tidy (const MnChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const MnChartText *text = &g_array_index (layout->texts, MnChartText, i);
      MnRect a = ink_of (text);

      /* Nothing leaves the chart. */
      g_assert_cmpfloat (a.x, >=, -0.5);
      g_assert_cmpfloat (a.x + a.width, <=, layout->width + 0.5);
      g_assert_cmpfloat (a.y, >=, -0.5);
      g_assert_cmpfloat (a.y + a.height, <=, layout->height + 0.5);
      for (guint j = 0; j < i; j++)
        {
          const MnChartText *other = &g_array_index (layout->texts, MnChartText, j);
          MnRect b = ink_of (other);

          if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
            g_error ("“%s” covers “%s”", mn_text_run_get_text (text->run), mn_text_run_get_text (other->run));
        }
    }
}

static void
test_gap (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 381, 330);
  const MnChartLayer *own = get_layer (layout, &mn_chart_line_layer, 0);
  const MnChartLayer *gap = get_layer (layout, &mn_chart_gap_layer, G_MAXUINT);

  /* 2013 is known to be missing: no line leads there or away, and no dot stands at zero. */
  g_assert_false (MARK (own, 3)->is_known);
  g_assert_false (MARK (own, 3)->is_joined);
  g_assert_false (MARK (own, 4)->is_joined);
  g_assert_true (MARK (own, 2)->is_joined);
  g_assert_true (MARK (own, 5)->is_joined);
  g_assert_cmpuint (gap->marks->len, ==, 1);
  g_assert_cmpfloat (MARK (gap, 0)->rect.x, >, MARK (own, 2)->x);
  g_assert_cmpfloat (MARK (gap, 0)->rect.x + MARK (gap, 0)->rect.width, <, MARK (own, 4)->x);
  g_assert_cmpfloat_with_epsilon (MARK (gap, 0)->x, MARK (own, 3)->x, 0.01);
  mn_assert_string (texts (layout, MN_CHART_TEXT_GAP), "không|có số|liệu");
  /* The estimate is hollow, and joined. */
  g_assert_true (MARK (own, 7)->is_hollow);
  g_assert_true (MARK (own, 7)->is_joined);
  g_assert_false (MARK (own, 6)->is_hollow);
}

static void
test_words (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 381, 330);

  mn_assert_string (texts (layout, MN_CHART_TEXT_VALUE_TICK), "16|18|20|22|24|26|28");
  mn_assert_string (texts (layout, MN_CHART_TEXT_TIME_TICK), "2010|2011|2012|2013|2014|2015|2016|2017");
  mn_assert_string (texts (layout, MN_CHART_TEXT_NAME), "Cam Lộ|18,9 (ước)|Cả nước 24,3");
  mn_assert_string (texts (layout, MN_CHART_TEXT_VALUE), "19,6|26,1|24,2|21,9|25,4|20,7");
  mn_assert_string (texts (layout, MN_CHART_TEXT_LEGEND), "");
  g_assert_true (layout->values.is_cut);
  {
    g_autofree char *notes = texts (layout, MN_CHART_TEXT_NOTE);
    g_autofree char *targets = texts (layout, MN_CHART_TEXT_TARGET);

    g_assert_nonnull (strstr (notes, "Trục tung bắt đầu từ 16%."));
    g_assert_nonnull (strstr (targets, "Mục tiêu 2011-2015: 20,0"));
    g_assert_nonnull (strstr (targets, "dưới 18,0"));
  }
}

static void
test_targets (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 381, 330);
  const MnChartLayer *own = get_layer (layout, &mn_chart_line_layer, 0);
  const MnChartLayer *targets = get_layer (layout, &mn_chart_target_layer, G_MAXUINT);
  const MnChartMark *first = MARK (targets, 0);
  const MnChartMark *second = MARK (targets, 1);

  /* From before 2011 to after 2015; the next begins where it ends, and goes on to the edge. */
  g_assert_cmpfloat (first->rect.x, >, MARK (own, 0)->x);
  g_assert_cmpfloat (first->rect.x, <, MARK (own, 1)->x);
  g_assert_cmpfloat_with_epsilon (first->rect.x + first->rect.width, second->rect.x, 0.01);
  g_assert_cmpfloat_with_epsilon (second->rect.x + second->rect.width, layout->plot.x + layout->plot.width, 0.01);
  g_assert_cmpint (second->kind, ==, MN_TARGET_AT_MOST);
  g_assert_cmpfloat_with_epsilon (first->y, g_array_index (layout->value_ticks, double, 2), 0.01);
}

/* A short target just above the next: its words cover neither a word nor the next one's line. */
static void
test_near_targets (void)
{
  g_autoptr (MnChart) chart = mn_chart_new (MN_CHART_LINES);
  MnSeries *series = mn_series_new ("Cả nước");
  g_autoptr (MnChartLayout) layout = NULL;
  const MnChartLayer *targets;
  MnRect next;
  guint seen = 0;

  for (int year = 1988; year <= 2024; year++)
    mn_series_add (series, &(MnPoint) { .start = { (gint16)year }, .value = 19 + (2024 - year) * 1.2 });
  mn_chart_take_series (chart, series);
  mn_chart_add_target (chart, &(MnChartTarget) { .start = { 2021 },
                                                 .end = { 2025 },
                                                 .value = 17,
                                                 .kind = MN_TARGET_AT_MOST,
                                                 .label = "Mục tiêu đến 2025: không quá 17" });
  mn_chart_add_target (chart, &(MnChartTarget) { .start = { 2026 },
                                                 .end = { 2030 },
                                                 .value = 15,
                                                 .kind = MN_TARGET_AT_MOST,
                                                 .label = "Mục tiêu đến 2030: dưới 15" });
  layout = fixture_layout (chart, 456, 330);
  assert_tidy (layout);
  targets = get_layer (layout, &mn_chart_target_layer, G_MAXUINT);
  next = MARK (targets, 1)->rect;
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const MnChartText *text = &g_array_index (layout->texts, MnChartText, i);
      MnRect ink = ink_of (text);

      if (text->role != MN_CHART_TEXT_TARGET)
        continue;
      seen++;
      g_assert_true (ink.x + ink.width <= next.x || ink.x >= next.x + next.width || ink.y + ink.height <= next.y
                     || ink.y >= next.y);
    }
  g_assert_cmpuint (seen, >=, 1);
}

static void
test_unlike (void)
{
  g_autoptr (MnChart) chart = fixture_unlike ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 380, 220);
  const MnChartLayer *line = get_layer (layout, &mn_chart_line_layer, 0);
  const MnChartMark *odd = MARK (line, 5);
  double year = MARK (line, 1)->x - MARK (line, 0)->x;

  g_assert_true (odd->is_odd);
  g_assert_false (odd->is_joined);
  g_assert_false (MARK (line, 4)->is_odd);
  /* Nine months of twelve, and in the middle of them. */
  g_assert_cmpfloat_with_epsilon (odd->rect.width, 0.75 * year, 0.1);
  g_assert_cmpfloat_with_epsilon (odd->x, odd->rect.x + odd->rect.width / 2, 0.01);
  /* There are figures of 2017: no band. */
  g_assert_cmpuint (get_layer (layout, &mn_chart_gap_layer, G_MAXUINT)->marks->len, ==, 0);
}

static void
test_survey (void)
{
  g_autoptr (MnChart) chart = fixture_survey ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 456, 270);
  const MnChartLayer *line = get_layer (layout, &mn_chart_line_layer, 0);
  const MnChartLayer *gap = get_layer (layout, &mn_chart_gap_layer, G_MAXUINT);
  guint joined = 0;

  /* 1988, 1993–94, 1998–2000, 2002–2020, 2022–23. */
  for (guint i = 0; i < line->marks->len; i++)
    joined += MARK (line, i)->is_joined;
  g_assert_cmpuint (line->marks->len, ==, 27);
  g_assert_cmpuint (joined, ==, 27 - 5);
  g_assert_cmpuint (gap->marks->len, ==, 4);
  mn_assert_string (texts (layout, MN_CHART_TEXT_TIME_TICK), "1990|1995|2000|2005|2010|2015|2020");
}

/* Whatever the size, no text covers another one or leaves the chart. */
static void
test_sizes (void)
{
  static const double sizes[][2] = { { 320, 240 }, { 381, 330 }, { 480, 320 }, { 700, 400 }, { 1000, 600 } };
  MnChart *(*const makers[]) (void)
      = { fixture_stunting, fixture_survey, fixture_unlike,    fixture_three, fixture_months,
          fixture_columns,  fixture_bars,   fixture_accidents, fixture_money };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        g_autoptr (MnChart) chart = makers[i]();
        g_autoptr (MnChartLayout) layout = fixture_layout (chart, sizes[j][0], sizes[j][1]);

        g_test_message ("chart %u at %g x %g", i, sizes[j][0], sizes[j][1]);
        assert_tidy (layout);
      }
}

static void
test_names (void)
{
  g_autoptr (MnChart) six = fixture_many (6, 12);
  g_autoptr (MnChart) twenty = fixture_many (20, 30);
  g_autoptr (MnChartLayout) at_ends = fixture_layout (six, 456, 270);
  g_autoptr (MnChartLayout) legend = fixture_layout (twenty, 456, 220);

  g_assert_cmpuint (at_ends->samples->len, ==, 0);
  assert_tidy (at_ends);
  /* Twenty names do not fit beside 220 points. */
  g_assert_cmpuint (legend->samples->len, ==, 20);
  mn_assert_string (texts (legend, MN_CHART_TEXT_NAME), "");
  assert_tidy (legend);
}

static void
test_months (void)
{
  g_autoptr (MnChart) chart = fixture_months ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 270, 140);

  g_assert_cmpint (layout->times.slot, ==, 1);
  g_assert_cmpuint (layout->n_slots, ==, 12);
  mn_assert_string (texts (layout, MN_CHART_TEXT_TIME_TICK), "7/2016|9|11|1/2017|3|5");
}

static void
test_columns (void)
{
  g_autoptr (MnChart) chart = fixture_columns ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 300, 170);
  const MnChartLayer *spent = get_layer (layout, &mn_chart_column_layer, 0);
  const MnChartLayer *planned = get_layer (layout, &mn_chart_column_layer, 1);

  /* From zero, however near to each other the values are. */
  g_assert_false (layout->values.is_cut);
  g_assert_cmpfloat (layout->values.low, ==, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpfloat (MARK (spent, i)->rect.x + MARK (spent, i)->rect.width, <=, MARK (planned, i)->rect.x + 0.01);
      g_assert_cmpfloat_with_epsilon (MARK (spent, i)->rect.y + MARK (spent, i)->rect.height,
                                      layout->plot.y + layout->plot.height, 0.01);
    }
  g_assert_cmpfloat_with_epsilon (MARK (spent, 4)->rect.height / MARK (planned, 4)->rect.height, 120.5 / 144, 1e-6);
  g_assert_true (MARK (spent, 4)->is_hollow);
  mn_assert_string (texts (layout, MN_CHART_TEXT_LEGEND), "Đã chi|Dự toán");
}

static void
test_bars (void)
{
  g_autoptr (MnChart) chart = fixture_bars ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 260, 180);
  const MnChartLayer *bars = get_layer (layout, &mn_chart_column_layer, 0);
  const MnChartLayer *target = get_layer (layout, &mn_chart_target_layer, G_MAXUINT);

  g_assert_cmpfloat_with_epsilon (MARK (bars, 8)->rect.width / MARK (bars, 0)->rect.width, 12.5 / 27.4, 1e-6);
  g_assert_cmpfloat (MARK (bars, 7)->rect.width, ==, 0);
  g_assert_cmpfloat (MARK (target, 0)->x, <, MARK (bars, 4)->x);
  g_assert_cmpfloat (MARK (target, 0)->x, >, MARK (bars, 5)->x);
  mn_assert_string (texts (layout, MN_CHART_TEXT_VALUE), "27,4|22,8|21,9|20,1|18,6|17,3|16,9|–|12,5");
}

/* The value of a column that just misses its target is not struck through by it. */
static void
test_missed (void)
{
  g_autoptr (MnChart) chart = fixture_accidents ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 380, 200);
  const MnChartLayer *target = get_layer (layout, &mn_chart_target_layer, G_MAXUINT);
  const MnRect *line = &MARK (target, 0)->rect;
  guint n = 0;

  g_assert_false (layout->has_grid);
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const MnChartText *text = &g_array_index (layout->texts, MnChartText, i);
      MnRect ink = ink_of (text);

      if (text->role != MN_CHART_TEXT_VALUE)
        continue;
      n++;
      if (ink.x + ink.width > line->x)
        g_assert_true (ink.y > line->y || ink.y + ink.height < line->y);
    }
  g_assert_cmpuint (n, ==, 8);
}

static void
test_hit (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 381, 330);
  const MnChartLayer *own = get_layer (layout, &mn_chart_line_layer, 0);
  MnChartHit hit;

  g_assert_true (mn_chart_layout_hit (layout, MARK (own, 6)->x + 3, MARK (own, 6)->y + 5, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
  g_assert_cmpuint (hit.point, ==, 6);
  mn_assert_string (mn_chart_layout_describe (layout, &hit), "Cam Lộ, 2016: 19,6");
  /* High above it is the line of the country. */
  g_assert_true (mn_chart_layout_hit (layout, MARK (own, 6)->x + 3, layout->plot.y + 5, &hit));
  g_assert_cmpuint (hit.series, ==, 1);
  mn_assert_string (mn_chart_layout_describe (layout, &hit), "Cả nước, 2016: 24,3");
  g_assert_false (mn_chart_layout_hit (layout, layout->plot.x - 30, layout->plot.y + 5, &hit));
  g_assert_false (mn_chart_layout_hit (layout, MARK (own, 6)->x, layout->height, &hit));
}

static void
test_keys (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 381, 330);
  MnChartHit hit;

  g_assert_true (mn_chart_layout_step (layout, NULL, 1, 0, &hit));
  mn_assert_string (mn_chart_layout_describe (layout, &hit), "Cam Lộ, 2017: 18,9 (ước)");
  g_assert_false (mn_chart_layout_step (layout, &hit, 1, 0, &hit));
  /* Over the year without figures. */
  for (guint i = 0; i < 4; i++)
    g_assert_true (mn_chart_layout_step (layout, &hit, -1, 0, &hit));
  mn_assert_string (mn_chart_layout_describe (layout, &hit), "Cam Lộ, 2012: 24,2");
  g_assert_true (mn_chart_layout_step (layout, &hit, 0, -1, &hit));
  mn_assert_string (mn_chart_layout_describe (layout, &hit), "Cả nước, 2012: 26,7");
  g_assert_false (mn_chart_layout_step (layout, &hit, 0, -1, &hit));
  g_assert_true (mn_chart_layout_step (layout, &hit, 0, 1, &hit));
  g_assert_cmpuint (hit.series, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (MnChart) none = mn_chart_new (MN_CHART_LINES);
  g_autoptr (MnChart) missing = mn_chart_new (MN_CHART_LINES);
  MnChart *charts[] = { none, missing, mn_chart_new (MN_CHART_COLUMNS), mn_chart_new (MN_CHART_BARS) };
  MnSeries *series = mn_series_new ("Cam Lộ");
  MnChartHit hit;

  mn_series_add (series, &(MnPoint) { .start = { 2016 }, .value = NAN });
  mn_chart_take_series (missing, series);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (MnChartLayout) layout = fixture_layout (charts[i], 300, 200);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 200);
      cairo_t *cr = cairo_create (surface);

      mn_chart_layout_draw (layout, &mn_chart_palette_light, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      g_assert_false (mn_chart_layout_hit (layout, 150, 100, &hit));
      g_assert_false (mn_chart_layout_step (layout, NULL, 0, 0, &hit));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  mn_chart_unref (charts[2]);
  mn_chart_unref (charts[3]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-layout/gap", test_gap);
  g_test_add_func ("/chart-layout/words", test_words);
  g_test_add_func ("/chart-layout/targets", test_targets);
  g_test_add_func ("/chart-layout/near-targets", test_near_targets);
  g_test_add_func ("/chart-layout/unlike", test_unlike);
  g_test_add_func ("/chart-layout/survey", test_survey);
  g_test_add_func ("/chart-layout/sizes", test_sizes);
  g_test_add_func ("/chart-layout/names", test_names);
  g_test_add_func ("/chart-layout/months", test_months);
  g_test_add_func ("/chart-layout/columns", test_columns);
  g_test_add_func ("/chart-layout/bars", test_bars);
  g_test_add_func ("/chart-layout/missed", test_missed);
  g_test_add_func ("/chart-layout/hit", test_hit);
  g_test_add_func ("/chart-layout/keys", test_keys);
  g_test_add_func ("/chart-layout/empty", test_empty);
  return g_test_run ();
}
