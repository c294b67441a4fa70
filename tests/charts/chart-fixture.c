/* chart-fixture.c: charts for tests and for the eye
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart-fixture.h"

static void
add_year (MnSeries *series, int year, double value)
{
  mn_series_add (series, &(MnPoint) { .start = { (gint16)year }, .value = value });
}

MnChart *
fixture_stunting (void)
{
  static const struct {
    int year;
    double own;
    double country;
  } years[] = { { 2010, 26.1, NAN },  { 2011, 25.4, 27.5 }, { 2012, 24.2, 26.7 }, { 2013, NAN, 25.9 },
                { 2014, 21.9, 24.9 }, { 2015, 20.7, 24.6 }, { 2016, 19.6, 24.3 } };
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  MnSeries *own = mn_series_new ("Cam Lộ");
  MnSeries *country = mn_series_new ("Cả nước");

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      add_year (own, years[i].year, years[i].own);
      if (!isnan (years[i].country))
        add_year (country, years[i].year, years[i].country);
    }
  mn_series_add (own, &(MnPoint) { .start = { 2017 }, .value = 18.9, .state = MN_POINT_ESTIMATED, .note = "ước" });
  mn_series_set_context (country, TRUE);
  mn_chart_take_series (chart, own);
  mn_chart_take_series (chart, country);
  mn_chart_add_target (
      chart, &(MnChartTarget) { .start = { 2011 }, .end = { 2015 }, .value = 20, .label = "Mục tiêu 2011-2015: 20,0" });
  mn_chart_add_target (chart, &(MnChartTarget) { .start = { 2016 },
                                                 .end = { 2020 },
                                                 .value = 18,
                                                 .kind = MN_TARGET_AT_MOST,
                                                 .label = "Mục tiêu 2016-2020: dưới 18,0" });
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi",
                                               .subtitle = "Đơn vị: %. Càng thấp càng tốt.",
                                               .value_title = "Tỷ lệ trẻ em dưới 5 tuổi thấp còi (%)",
                                               .time_title = "Năm",
                                               .gap = "không có số liệu",
                                               .cut = "Trục tung bắt đầu từ %s%.",
                                               .footer = "Nguồn: số liệu giả định để kiểm thử." });
  mn_chart_set_value_axis (chart, MN_AXIS_AUTO, 100);
  return chart;
}

MnChart *
fixture_survey (void)
{
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  MnSeries *series = mn_series_new ("Cả nước");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "underweight.csv", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_isdigit (lines[i][0]))
      add_year (series, atoi (lines[i]), g_ascii_strtod (strchr (lines[i], ',') + 1, NULL));
  mn_chart_take_series (chart, series);
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Trẻ em dưới 5 tuổi nhẹ cân",
                                               .value_title = "Tỷ lệ (%)",
                                               .gap = "không có số liệu",
                                               .footer = "Nguồn: Gapminder, CC BY 4.0." });
  mn_chart_set_value_axis (chart, MN_AXIS_AUTO, 100);
  return chart;
}

MnChart *
fixture_unlike (void)
{
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  MnSeries *series = mn_series_new ("Cam Lộ");

  add_year (series, 2012, 640);
  add_year (series, 2013, 655);
  add_year (series, 2014, 612);
  add_year (series, 2015, 590);
  add_year (series, 2016, 560);
  mn_series_add (series, &(MnPoint) { .start = { 2017, 1 }, .end = { 2017, 9 }, .value = 402, .note = "9 tháng" });
  mn_chart_take_series (chart, series);
  mn_chart_add_target (
      chart, &(MnChartTarget) { .start = { 2016 }, .value = 600, .kind = MN_TARGET_AT_LEAST, .label = "ít nhất 600" });
  mn_chart_set_words (chart, &(MnChartWords) { .value_title = "Số trẻ em được tham gia (người)" });
  return chart;
}

MnChart *
fixture_three (void)
{
  static const double values[3][7] = { { 91.0, 92.4, 93.1, 94.8, 96.0, 97.2, 98.1 },
                                       { 93.0, 92.0, 94.0, 93.5, 95.2, 96.1, 97.5 },
                                       { 90.5, 92.2, 92.4, 92.9, 94.1, 95.5, 97.0 } };
  static const char *const names[] = { "Sởi", "Bạch hầu - ho gà - uốn ván", "Bại liệt" };
  MnChart *chart = mn_chart_new (MN_CHART_LINES);

  for (guint i = 0; i < 3; i++)
    {
      MnSeries *series = mn_series_new (names[i]);

      for (guint j = 0; j < 7; j++)
        add_year (series, 2010 + (int)j, values[i][j]);
      if (i == 0)
        for (int year = 2017; year < 2019; year++)
          mn_series_add (series, &(MnPoint) { .start = { (gint16)year },
                                              .value = 98.1 + 0.6 * (year - 2016),
                                              .state = MN_POINT_FORECAST,
                                              .note = "dự báo" });
      mn_chart_take_series (chart, series);
    }
  mn_chart_add_target (
      chart, &(MnChartTarget) {
                 .start = { 2010 }, .value = 95, .kind = MN_TARGET_AT_LEAST, .label = "Mục tiêu: từ 95% trở lên" });
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Tiêm chủng cho trẻ em dưới 1 tuổi",
                                               .value_title = "Tỷ lệ (%)",
                                               .time_title = "Năm",
                                               .cut = "Trục tung bắt đầu từ %s%." });
  mn_chart_set_value_axis (chart, MN_AXIS_AUTO, 100);
  return chart;
}

MnChart *
fixture_many (guint n_series, guint n_years)
{
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  GRand *random = g_rand_new_with_seed (2017);

  for (guint i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strdup_printf ("Xã số %u", i + 1);
      MnSeries *series = mn_series_new (name);
      double value = g_rand_double_range (random, 20, 80);

      for (guint j = 0; j < n_years; j++)
        {
          add_year (series, 1990 + (int)j, round (value * 10) / 10);
          value = CLAMP (value + g_rand_double_range (random, -4, 4), 1, 99);
        }
      mn_chart_take_series (chart, series);
    }
  g_rand_free (random);
  mn_chart_set_words (chart, &(MnChartWords) { .value_title = "Tỷ lệ (%)", .time_title = "Năm" });
  mn_chart_set_value_axis (chart, MN_AXIS_AUTO, 100);
  return chart;
}

MnChart *
fixture_months (void)
{
  static const int counts[] = { 331, 333, 334, 336, 338, 341, 343, 344, 347, 348, 351, 353 };
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  MnSeries *series = mn_series_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    mn_series_add (series, &(MnPoint) { .start = { (gint16)(2016 + (i + 5) / 12), (guint8)((i + 5) % 12 + 1) },
                                        .value = counts[i] });
  mn_chart_take_series (chart, series);
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Trẻ em hưởng trợ cấp, 12 tháng", .cut = "trục tung từ %s" });
  return chart;
}

MnChart *
fixture_columns (void)
{
  static const double plan[] = { 140, 141, 142, 143, 144 };
  static const double spent[] = { 139.6, 140.4, 141.9, 142.3, 120.5 };
  MnChart *chart = mn_chart_new (MN_CHART_COLUMNS);
  MnSeries *planned = mn_series_new ("Dự toán");
  MnSeries *actual = mn_series_new ("Đã chi");

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    {
      g_autofree char *label = g_strdup_printf ("Tháng %u", i + 1);

      mn_series_add (planned, &(MnPoint) { .label = label, .value = plan[i] });
      mn_series_add (
          actual,
          &(MnPoint) { .label = label, .value = spent[i], .state = i == 4 ? MN_POINT_ESTIMATED : MN_POINT_CONFIRMED });
    }
  mn_chart_take_series (chart, actual);
  mn_chart_take_series (chart, planned);
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Chi trợ cấp năm 2017", .subtitle = "triệu đồng" });
  return chart;
}

MnChart *
fixture_bars (void)
{
  static const struct {
    const char *name;
    double value;
  } communes[] = { { "Cam Tuyền", 27.4 }, { "Cam Chính", 22.8 }, { "Cam Nghĩa", 21.9 },
                   { "Cam Thành", 20.1 }, { "Cam Thủy", 18.6 },  { "Cam An", 17.3 },
                   { "Cam Hiếu", 16.9 },  { "Cam Thanh", NAN },  { "TT Cam Lộ", 12.5 } };
  MnChart *chart = mn_chart_new (MN_CHART_BARS);
  MnSeries *series = mn_series_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (communes); i++)
    mn_series_add (
        series,
        &(MnPoint) { .label = communes[i].name, .value = communes[i].value, .is_muted = communes[i].value < 18 });
  mn_chart_take_series (chart, series);
  mn_chart_add_target (chart, &(MnChartTarget) { .value = 18, .label = "mục tiêu 18,0" });
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Theo địa bàn, năm 2016 (%)" });
  return chart;
}

MnChart *
fixture_accidents (void)
{
  MnChart *chart = mn_chart_new (MN_CHART_COLUMNS);
  MnSeries *series = mn_series_new ("Cam Lộ");

  for (int i = 0; i < 8; i++)
    mn_series_add (series, &(MnPoint) { .start = { (gint16)(2010 + i) },
                                        .value = i == 3 ? NAN : 600 - 30 * i,
                                        .state = i == 7 ? MN_POINT_ESTIMATED : MN_POINT_CONFIRMED });
  mn_chart_take_series (chart, series);
  mn_chart_add_target (
      chart,
      &(MnChartTarget) {
          .start = { 2014 }, .end = { 2017 }, .value = 450, .kind = MN_TARGET_AT_MOST, .label = "không quá 450" });
  mn_chart_set_words (chart, &(MnChartWords) { .value_title = "Số vụ", .time_title = "Năm" });
  return chart;
}

MnChart *
fixture_money (void)
{
  static const struct {
    const char *source;
    double spent;
    double planned;
  } sources[] = { { "Ngân sách huyện", 900000000, 1200000000 },
                  { "Ngân sách tỉnh", 810000000, 800000000 },
                  { "Tài trợ", 120000000, 350500000 },
                  { "Nguồn khác", 0, 40000000 } };
  MnChart *chart = mn_chart_new (MN_CHART_BARS);
  MnSeries *spent = mn_series_new ("Đã chi");
  MnSeries *planned = mn_series_new ("Dự toán");

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      mn_series_add (spent, &(MnPoint) { .label = sources[i].source, .value = sources[i].spent });
      mn_series_add (planned, &(MnPoint) { .label = sources[i].source, .value = sources[i].planned });
    }
  mn_chart_take_series (chart, spent);
  mn_chart_take_series (chart, planned);
  return chart;
}

MnFontSet *
fixture_fonts (void)
{
  static MnFontSet *fonts = NULL;

  if (fonts == NULL)
    {
      g_autoptr (GError) error = NULL;

      fonts = mn_font_set_new_sans (&error);
      g_assert_no_error (error);
    }
  return fonts;
}

MnChartLayout *
fixture_layout (MnChart *chart, double width, double height)
{
  g_autoptr (GError) error = NULL;
  MnChartLayout *layout = mn_chart_layout_new (chart, fixture_fonts (), width, height, &error);

  g_assert_no_error (error);
  return layout;
}
