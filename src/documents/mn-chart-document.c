/* mn-chart-document.c: an indicator on paper: its chart, its figures, its units beside each other
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-chart-document.h"
#include "mn-chart-layout.h"
#include "mn-number.h"
#include "mn-print-words.h"
#include "mn-sheet.h"

#define CHART_HEIGHT 300.0
#define SPACE 12.0
#define CELL 3.0
#define TEXT_SIZE 11.0

enum {
  PERIOD,
  VALUE,
  TARGET,
  DISTANCE,
  SOURCE,
  N_COLUMNS
};

/* Shares of the width. */
static const double shares[N_COLUMNS] = { 0.16, 0.14, 0.16, 0.15, 0.39 };

struct _MnChartDocument {
  GObject parent_instance;

  char *title;
  MnPageSetup setup;
  GPtrArray *sheets; /* of MnSheet */
  MnChartLayout *chart;
  double chart_top;     /* on the first page */
  MnChartLayout *units; /* NULL: nothing to compare */
  double units_top;     /* on the last page */
};

/* While it is laid out. */
typedef struct {
  MnChartDocument *document;
  const MnIndicatorView *view;
  MnFontSet *fonts;
  MnRect area;
  MnSheet *sheet; /* the last one */
  double y;
  double head_top; /* of the table on this page */
} Build;

static void document_iface_init (MnDocumentInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChartDocument, mn_chart_document, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_DOCUMENT, document_iface_init))

static const char *
document_get_title (MnDocument *document)
{
  return MN_CHART_DOCUMENT (document)->title;
}

static guint
document_get_n_pages (MnDocument *document)
{
  return MN_CHART_DOCUMENT (document)->sheets->len;
}

static void
document_get_page_size (MnDocument *document, guint page, double *width, double *height)
{
  *width = MN_CHART_DOCUMENT (document)->setup.width;
  *height = MN_CHART_DOCUMENT (document)->setup.height;
}

static void
draw_chart (const MnChartDocument *self, const MnChartLayout *chart, double top, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, self->setup.margin_left, top);
  mn_chart_layout_draw (chart, &mn_chart_palette_print, cr);
  cairo_restore (cr);
}

static void
document_draw_page (MnDocument *document, guint page, cairo_t *cr)
{
  MnChartDocument *self = MN_CHART_DOCUMENT (document);

  g_return_if_fail (page < self->sheets->len);

  mn_sheet_draw (g_ptr_array_index (self->sheets, page), cr);
  if (page == 0)
    draw_chart (self, self->chart, self->chart_top, cr);
  if (page == self->sheets->len - 1 && self->units != NULL)
    draw_chart (self, self->units, self->units_top, cr);
}

static void
document_iface_init (MnDocumentInterface *iface)
{
  iface->get_title = document_get_title;
  iface->get_n_pages = document_get_n_pages;
  iface->get_page_size = document_get_page_size;
  iface->draw_page = document_draw_page;
}

static void
mn_chart_document_finalize (GObject *object)
{
  MnChartDocument *self = MN_CHART_DOCUMENT (object);

  g_free (self->title);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->chart, mn_chart_layout_free);
  g_clear_pointer (&self->units, mn_chart_layout_free);

  G_OBJECT_CLASS (mn_chart_document_parent_class)->finalize (object);
}

static void
mn_chart_document_class_init (MnChartDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_chart_document_finalize;
}

static void
mn_chart_document_init (MnChartDocument *self)
{
  self->setup = mn_page_setup_a4 ();
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_sheet_free);
}

/* Table ------------------------------------------------------------------------------------------ */

static void
add_lines_between (Build *build, double top, double bottom)
{
  double x = build->area.x;

  for (guint i = 0; i <= N_COLUMNS; i++)
    {
      mn_sheet_add_rule (build->sheet, x, top, x, bottom, MN_RULE_WIDTH);
      x += i < N_COLUMNS ? shares[i] * build->area.width : 0;
    }
  mn_sheet_add_rule (build->sheet, build->area.x, bottom, build->area.x + build->area.width, bottom, MN_RULE_WIDTH);
}

static gboolean
place_row (Build *build, const char *const *cells, gboolean is_head, MnSheet *sheet, double *y, GError **error)
{
  MnTextStyle style = { TEXT_SIZE, is_head, FALSE };
  double bottom = *y;
  double x = build->area.x;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      double width = shares[i] * build->area.width;
      double top = *y + CELL;
      MnTextAlign align = is_head       ? MN_TEXT_ALIGN_CENTER
                          : i == SOURCE ? MN_TEXT_ALIGN_LEFT
                          : i == PERIOD ? MN_TEXT_ALIGN_CENTER
                                        : MN_TEXT_ALIGN_RIGHT;

      if (cells[i] != NULL && *cells[i] != '\0'
          && !mn_sheet_add_text (sheet, build->fonts, &style, align, cells[i], x + CELL, &top, width - 2 * CELL, error))
        return FALSE;
      bottom = MAX (bottom, top + CELL);
      x += width;
    }
  *y = bottom;
  return TRUE;
}

static gboolean add_row (Build *build, const char *const *cells, gboolean is_head, GError **error);

static gboolean
add_head (Build *build, GError **error)
{
  const char *unit = build->view->data->unit_text;
  g_autofree char *value = mn_print_words_fill ("indicator.table.value", "unit", unit, NULL);
  g_autofree char *target = mn_print_words_fill ("indicator.table.target", "unit", unit, NULL);
  const char *cells[N_COLUMNS]
      = { mn_print_words ("indicator.table.period"), value, target, mn_print_words ("indicator.table.distance"),
          mn_print_words ("indicator.table.source") };

  mn_sheet_add_rule (build->sheet, build->area.x, build->y, build->area.x + build->area.width, build->y, MN_RULE_WIDTH);
  return add_row (build, cells, TRUE, error);
}

static void
begin_page (Build *build)
{
  build->sheet = mn_sheet_new ();
  g_ptr_array_add (build->document->sheets, build->sheet);
  build->y = build->area.y;
}

/* A row that does not fit begins a page, with the head again. */
static gboolean
add_row (Build *build, const char *const *cells, gboolean is_head, GError **error)
{
  g_autoptr (MnSheet) row = mn_sheet_new ();
  double height = 0;

  if (!place_row (build, cells, is_head, row, &height, error))
    return FALSE;
  if (!is_head && build->y + height > build->area.y + build->area.height)
    {
      begin_page (build);
      if (!add_head (build, error))
        return FALSE;
    }
  mn_sheet_append (build->sheet, row, 0, build->y);
  add_lines_between (build, build->y, build->y + height);
  build->y += height;
  return TRUE;
}

static gboolean
add_figure (Build *build, const MnObservation *figure, GError **error)
{
  const MnTarget *goal = mn_indicator_data_find_goal (build->view->data, figure->unit, figure->end);
  const char *state = mn_print_words_choice ("figure-note", figure->state);
  g_autofree char *period = mn_indicator_figure_period (figure);
  g_autofree char *value = mn_indicator_figure_text (figure);
  g_autofree char *shown = *state != '\0' ? g_strdup_printf ("%s (%s)", value, state) : g_strdup (value);
  g_autofree char *target = NULL, *distance = NULL;
  gint64 difference;
  const char *cells[N_COLUMNS] = { period, shown, "", "", figure->source };

  if (goal != NULL && figure->end.year >= mn_indicator_data_first_year (build->view->data, goal)
      && mn_target_judge (goal, figure->value, &difference) != MN_STANDING_UNKNOWN)
    {
      g_autofree char *number = mn_decimal_format (difference);

      target = mn_indicator_goal_text (goal);
      distance = g_strconcat (difference > 0 ? "+" : "", number, NULL);
      cells[TARGET] = target;
      cells[DISTANCE] = distance;
    }
  return add_row (build, cells, FALSE, error);
}

static gboolean
add_table (Build *build, GError **error)
{
  g_autoptr (GPtrArray) lines = mn_indicator_data_lines (build->view->data, build->view->place);

  for (guint i = 0; build->view->place != NULL && i < lines->len; i++)
    {
      const MnIndicatorLine *line = g_ptr_array_index (lines, i);
      g_autofree char *caption
          = *line->series != '\0' ? g_strdup_printf ("%s: %s", line->place, line->series) : g_strdup (line->place);

      build->y += SPACE / 2;
      if (!mn_sheet_add_text (build->sheet, build->fonts, &MN_TEXT_BOLD (12), MN_TEXT_ALIGN_LEFT, caption,
                              build->area.x, &build->y, build->area.width, error))
        return FALSE;
      build->y += CELL;
      if (!add_head (build, error))
        return FALSE;
      for (guint j = 0; j < line->figures->len; j++)
        {
          const MnObservation *figure = g_ptr_array_index (line->figures, j);

          if (mn_indicator_view_holds (build->view, figure->start, figure->end) && !add_figure (build, figure, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Page ------------------------------------------------------------------------------------------- */

static gboolean
add_top (Build *build, MnFontSet *sans, GError **error)
{
  MnIndicatorView untitled = *build->view;
  g_autofree char *subtitle = mn_indicator_chart_subtitle (build->view);
  g_autofree char *sentence = mn_indicator_chart_sentence (build->view);
  g_autoptr (MnChart) chart = NULL;

  untitled.with_title = FALSE;
  chart = mn_indicator_chart_new (&untitled);
  if (!mn_sheet_add_text (build->sheet, build->fonts, &MN_TEXT_BOLD (14), MN_TEXT_ALIGN_CENTER, build->view->data->name,
                          build->area.x, &build->y, build->area.width, error))
    return FALSE;
  build->y += CELL;
  if (!mn_sheet_add_text (build->sheet, build->fonts, &MN_TEXT_ITALIC (12), MN_TEXT_ALIGN_CENTER, subtitle,
                          build->area.x, &build->y, build->area.width, error))
    return FALSE;
  build->y += SPACE;
  build->document->chart_top = build->y;
  build->document->chart = mn_chart_layout_new (chart, sans, build->area.width, CHART_HEIGHT, error);
  if (build->document->chart == NULL)
    return FALSE;
  build->y += CHART_HEIGHT + SPACE;
  if (!mn_sheet_add_text (build->sheet, build->fonts, &MN_TEXT_REGULAR (13), MN_TEXT_ALIGN_JUSTIFY, sentence,
                          build->area.x, &build->y, build->area.width, error))
    return FALSE;
  build->y += SPACE / 2;
  return TRUE;
}

/* The units under the figures, whole on a page. */
static gboolean
add_units (Build *build, MnFontSet *sans, GError **error)
{
  MnIndicatorView untitled = *build->view;
  g_autoptr (MnChart) chart = NULL;
  double height;
  guint n;

  untitled.with_title = FALSE;
  chart = mn_indicator_units_chart_new (&untitled, 0, &n);
  if (chart == NULL)
    return TRUE;
  height = MIN (mn_indicator_units_height (n), build->area.height);
  build->y += SPACE;
  if (build->y + height > build->area.y + build->area.height)
    begin_page (build);
  build->document->units_top = build->y;
  build->document->units = mn_chart_layout_new (chart, sans, build->area.width, height, error);
  build->y += height;
  return build->document->units != NULL;
}

static gboolean
mark_sample (Build *build, GError **error)
{
  for (guint i = 0; i < build->document->sheets->len; i++)
    {
      double y = build->document->setup.height - build->document->setup.margin_bottom + SPACE;

      if (!mn_sheet_add_text (g_ptr_array_index (build->document->sheets, i), build->fonts, &MN_TEXT_ITALIC (10),
                              MN_TEXT_ALIGN_LEFT, mn_print_words ("indicator.sample"), build->area.x, &y,
                              build->area.width, error))
        return FALSE;
    }
  return TRUE;
}

MnChartDocument *
mn_chart_document_new (const MnIndicatorView *view, gboolean is_sample, GError **error)
{
  g_autoptr (MnChartDocument) self = NULL;
  g_autoptr (MnFontSet) serif = NULL;
  g_autoptr (MnFontSet) sans = NULL;
  Build build = { .view = view };

  g_return_val_if_fail (view != NULL && view->data != NULL, NULL);

  serif = mn_font_set_new_serif (error);
  sans = serif != NULL ? mn_font_set_new_sans (error) : NULL;
  if (sans == NULL)
    return NULL;
  self = g_object_new (MN_TYPE_CHART_DOCUMENT, NULL);
  self->title = mn_print_words_fill ("indicator.title", "name", view->data->short_name, NULL);
  build.document = self;
  build.fonts = serif;
  build.area = mn_page_setup_get_area (&self->setup);
  begin_page (&build);
  if (!add_top (&build, sans, error) || !add_table (&build, error) || !add_units (&build, sans, error)
      || (is_sample && !mark_sample (&build, error)))
    return NULL;
  return g_steal_pointer (&self);
}
