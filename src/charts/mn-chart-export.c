/* mn-chart-export.c: charts as files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>
#include <string.h>

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include "mn-chart-export.h"
#include "mn-i18n.h"
#include "mn-private-file.h"

#define MARGIN 12.0
#define DPI 192.0

G_DEFINE_QUARK (mn - chart - error - quark, mn_chart_error)

gboolean
mn_chart_format_from_path (const char *path, MnChartFormat *format)
{
  static const struct {
    const char *ending;
    MnChartFormat format;
  } formats[] = { { ".png", MN_CHART_PNG }, { ".svg", MN_CHART_SVG }, { ".pdf", MN_CHART_PDF } };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      {
        *format = formats[i].format;
        return TRUE;
      }
  return FALSE;
}

static cairo_status_t
write_to_file (void *closure, const unsigned char *data, unsigned int length)
{
  return mn_private_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
write_to_string (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw (const MnChartLayout *layout, cairo_surface_t *surface, double scale)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  mn_chart_set_color (cr, &mn_chart_palette_print.paper);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  mn_chart_layout_draw (layout, &mn_chart_palette_print, cr);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

static cairo_status_t
finish (cairo_surface_t *surface, cairo_status_t status)
{
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_png (const MnChartLayout *layout, double width, double height, MnPrivateFile *file)
{
  double scale = DPI / 72;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)ceil (width * scale), (int)ceil (height * scale));
  cairo_status_t status = draw (layout, surface, scale);

  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_to_file, file);
  return finish (surface, status);
}

static cairo_status_t
write_pdf (const MnChartLayout *layout, double width, double height, MnDate created, MnPrivateFile *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_to_file, file, width, height);
  const char *title = mn_chart_get_words (layout->chart)->title;
  g_autofree char *day = mn_date_is_full (created) ? mn_date_to_iso (created) : g_strdup ("2000-01-01");
  g_autofree char *time = g_strconcat (day, "T00:00:00Z", NULL);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Măng Non");
  /* Left to itself Cairo writes the clock. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  return finish (surface, draw (layout, surface, 1));
}

/* Cairo numbers its groups by a counter of the whole process: nothing refers to them. */
static void
remove_surface_ids (GString *svg)
{
  static const char id[] = " id=\"surface";
  char *found;

  while ((found = strstr (svg->str, id)) != NULL)
    {
      char *end = strchr (found + strlen (id), '"');

      if (end == NULL)
        return;
      g_string_erase (svg, found - svg->str, end + 1 - found);
    }
}

/* What readers of the file, and of the screen, are told. */
static void
insert_words (GString *svg, const MnChart *chart)
{
  const char *root = strstr (svg->str, "<svg");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *description = mn_chart_describe (chart);
  g_autofree char *words = NULL;

  if (end == NULL)
    return;
  if (mn_chart_get_words (chart)->title != NULL)
    words = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", mn_chart_get_words (chart)->title,
                                     description);
  else
    words = g_markup_printf_escaped ("\n<desc>%s</desc>", description);
  g_string_insert (svg, end + 1 - svg->str, words);
}

static cairo_status_t
write_svg (const MnChartLayout *layout, double width, double height, MnPrivateFile *file)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_to_string, svg, width, height);
  cairo_status_t status = finish (surface, draw (layout, surface, 1));

  if (status != CAIRO_STATUS_SUCCESS)
    return status;
  remove_surface_ids (svg);
  insert_words (svg, layout->chart);
  return mn_private_file_write (file, svg->str, svg->len) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

gboolean
mn_chart_export (const MnChartLayout *layout, MnChartFormat format, const char *path, MnDate created, GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;
  double width;
  double height;

  g_return_val_if_fail (layout != NULL && path != NULL, FALSE);

  file = mn_private_file_new (path, error);
  if (file == NULL)
    return FALSE;
  width = layout->width + 2 * MARGIN;
  height = layout->height + 2 * MARGIN;
  switch (format)
    {
    case MN_CHART_PNG:
      status = write_png (layout, width, height, file);
      break;
    case MN_CHART_SVG:
      status = write_svg (layout, width, height, file);
      break;
    case MN_CHART_PDF:
      status = write_pdf (layout, width, height, created, file);
      break;
    default:
      g_assert_not_reached ();
    }
  /* When Cairo failed because the file did, the file can say more about it. */
  if (status == CAIRO_STATUS_SUCCESS || mn_private_file_has_failed (file))
    return mn_private_file_commit (file, error);
  g_set_error (error, MN_CHART_ERROR, MN_CHART_ERROR_DRAW, _ ("The chart could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}
