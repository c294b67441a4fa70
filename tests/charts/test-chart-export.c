/* test-chart-export.c: charts as files, looked at by other programs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/stat.h>

#include "chart-fixture.h"
#include "mn-chart-export.h"
#include "mn-private-file.h"
#include "mn-test.h"

static MnTestDir dir;

static char *export(const char *name)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, MN_CHART_FILE_WIDTH, MN_CHART_FILE_HEIGHT);
  g_autoptr (GError) error = NULL;
  char *path = mn_test_dir_file (&dir, name);
  MnChartFormat format;

  g_assert_true (mn_chart_format_from_path (path, &format));
  mn_chart_export (layout, format, path, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  return path;
}

/* In one process, where Cairo's counters have moved on, and a second later. */
static void
test_same_bytes (void)
{
  static const char *const names[][2] = { { "a.png", "b.png" }, { "a.svg", "b.SVG" }, { "a.pdf", "b.pdf" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *one = export(names[i][0]);
      g_autofree char *two = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize first_size;
      gsize second_size;

      if (i == 2)
        g_usleep (1100000);
      two = export(names[i][1]);
      first = mn_test_read_file (one, &first_size);
      second = mn_test_read_file (two, &second_size);
      g_assert_cmpmem (first, first_size, second, second_size);
    }
}

static void
test_private (void)
{
  g_autofree char *path = export("mode.svg");
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* NULL when the tool is not installed: the test is skipped. */
static char *
run_tool (const char *variable, const char *one, const char *two)
{
  const char *argv[] = { g_getenv (variable), one, two, NULL };
  char *output = NULL;

  if (argv[0] == NULL || argv[0][0] == '\0')
    {
      g_test_skip ("a program to look with is not installed");
      return NULL;
    }
  g_assert_cmpint (mn_test_run (argv, &output, NULL), ==, 0);
  return output;
}

static void
test_pdf (void)
{
  g_autofree char *path = export("look.pdf");
  g_autofree char *text = run_tool ("MN_TEST_PDFTOTEXT", path, "-");
  g_autofree char *info = run_tool ("MN_TEST_PDFINFO", "-isodates", path);

  if (text == NULL || info == NULL)
    return;
  g_assert_nonnull (strstr (text, "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi"));
  g_assert_nonnull (strstr (text, "18,9 (ước)"));
  g_assert_nonnull (strstr (text, "Mục tiêu 2011-2015: 20,0"));
  g_assert_nonnull (strstr (info, "suy dinh dưỡng thể thấp còi"));
  g_assert_nonnull (strstr (info, "2017-05-31T00:00:00Z"));
  g_assert_nonnull (strstr (info, "504 x 344 pts"));
}

static void
test_svg (void)
{
  g_autofree char *path = export("look.svg");
  g_autofree char *text = mn_test_read_file (path, NULL);
  g_autofree char *checked = run_tool ("MN_TEST_XMLLINT", "--noout", path);

  if (checked == NULL)
    return;
  g_assert_nonnull (strstr (text, "<title>Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi</title>"));
  g_assert_nonnull (strstr (text, "Cam Lộ: 2010 26,1; 2011 25,4; 2012 24,2; 2013 –; 2014 21,9"));
  g_assert_null (strstr (text, "id=\"surface"));
  g_assert_null (strstr (text, "xlink:href=\"#surface"));
}

static void
test_png (void)
{
  g_autofree char *path = export("look.png");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1344);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 918);
  /* White in the corner. */
  g_assert_cmphex (*(guint32 *)(void *)cairo_image_surface_get_data (surface) & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
test_refused (void)
{
  g_autoptr (MnChart) chart = fixture_stunting ();
  g_autoptr (MnChartLayout) layout = fixture_layout (chart, 300, 200);
  g_autofree char *nowhere = mn_test_dir_file (&dir, "no-such-folder/chart.svg");
  MnChartFormat format;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mn_chart_export (layout, (MnChartFormat)i, nowhere, MN_DATE_NONE, &error));
      mn_assert_error_says (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, "no such folder");
    }
  g_assert_false (mn_chart_format_from_path ("chart.jpg", &format));
  g_assert_false (mn_chart_format_from_path ("svg", &format));
}

/* A letter no font has is an error that names it. */
static void
test_missing_letter (void)
{
  g_autoptr (MnChart) chart = mn_chart_new (MN_CHART_LINES);
  g_autoptr (GError) error = NULL;
  MnSeries *series = mn_series_new ("\xf0\x93\x80\x80");

  mn_series_add (series, &(MnPoint) { .start = { 2016 }, .value = 1 });
  mn_chart_take_series (chart, series);
  g_assert_null (mn_chart_layout_new (chart, fixture_fonts (), 300, 200, &error));
  mn_assert_error_says (error, MN_TEXT_ERROR, MN_TEXT_ERROR_MISSING_GLYPH, "U+13000");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  g_test_add_func ("/chart-export/same-bytes", test_same_bytes);
  g_test_add_func ("/chart-export/private", test_private);
  g_test_add_func ("/chart-export/pdf", test_pdf);
  g_test_add_func ("/chart-export/svg", test_svg);
  g_test_add_func ("/chart-export/png", test_png);
  g_test_add_func ("/chart-export/refused", test_refused);
  g_test_add_func ("/chart-export/missing-letter", test_missing_letter);
  status = g_test_run ();
  mn_test_dir_clear (&dir);
  return status;
}
