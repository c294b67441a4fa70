/* mn-list-layout.c: a list as pages of plain data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-letterhead.h"
#include "mn-list-layout.h"
#include "mn-list-pages.h"

#define GAP_ABOVE_TITLE 12.0
#define GAP_ABOVE_TABLE 8.0
#define GAP_BELOW_TABLE 5.0

/* Printed wording. */
static const char sample_text[] = "Dữ liệu mẫu";

static const MnTextStyle title_style = { 14, TRUE, FALSE };
static const MnTextStyle reference_style = { 13, FALSE, TRUE };
static const MnTextStyle words_style = { 12, FALSE, TRUE };
static const MnTextStyle number_style = { 13, FALSE, FALSE };
static const MnTextStyle sample_style = { 9, FALSE, TRUE };

struct _MnListLayout {
  MnPageSetup setup;
  GPtrArray *pages; /* (element-type MnListPage) */
};

/* What placing needs at hand. */
typedef struct {
  MnListLayout *layout;
  const MnListContent *content;
  MnFontSet *fonts;
  MnRect area;
  MnListPlan *plan;
  MnSheet *top; /* letterhead and title, where they will stand */
  MnListPageRoom room;
  gint64 *sums; /* carried from page to page */
} Builder;

static void
page_free (MnListPage *page)
{
  mn_sheet_free (page->ink);
  g_array_unref (page->rows);
  g_array_unref (page->cells);
  g_free (page);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
build_top (Builder *self, GError **error)
{
  MnLetterhead head = { .parent_agency = mn_list_content_get_parent_agency (self->content),
                        .agency = mn_list_content_get_agency (self->content) };
  const char *title = mn_list_content_get_title (self->content);
  const char *reference = mn_list_content_get_reference (self->content);
  double y;

  self->top = mn_sheet_new ();
  if (!mn_letterhead_place (&head, self->top, self->fonts, &self->area, &y, error))
    return FALSE;
  y += GAP_ABOVE_TITLE;
  if (is_text (title)
      && !mn_sheet_add_text (self->top, self->fonts, &title_style, MN_TEXT_ALIGN_CENTER, title, self->area.x, &y,
                             self->area.width, error))
    return FALSE;
  if (is_text (reference)
      && !mn_sheet_add_text (self->top, self->fonts, &reference_style, MN_TEXT_ALIGN_CENTER, reference, self->area.x,
                             &y, self->area.width, error))
    return FALSE;
  self->room.top = y + GAP_ABOVE_TABLE - self->area.y;
  return TRUE;
}

/* A page with words and signatures alone, from 0, 0. (transfer full) */
static MnSheet *
build_foot (Builder *self, double signing_space, double *height, GError **error)
{
  const char *words = mn_list_content_get_amount_words (self->content);
  const char *place_date = mn_list_content_get_place_date (self->content);
  guint n_signatures;
  const MnSignature *signatures = mn_list_content_get_signatures (self->content, &n_signatures);
  g_autoptr (MnSheet) foot = mn_sheet_new ();
  double y = GAP_BELOW_TABLE;

  if (is_text (words)
      && !mn_sheet_add_text (foot, self->fonts, &words_style, MN_TEXT_ALIGN_LEFT, words, 0, &y, self->area.width,
                             error))
    return NULL;
  if ((n_signatures > 0 || place_date != NULL)
      && !mn_signatures_place (signatures, n_signatures, place_date, signing_space, foot, self->fonts, 0, &y,
                               self->area.width, error))
    return NULL;
  *height = foot->texts->len > 0 ? y : 0;
  return g_steal_pointer (&foot);
}

static void
place_cell (Builder *self, MnListPage *page, const MnListPlanCell *cell, double y, double height)
{
  const double *edges = self->plan->edges;
  double inner = edges[cell->column + cell->n_columns] - edges[cell->column] - 2 * MN_LIST_PADDING_X;
  double line_height = self->plan->line_height;
  double top = y + (height - cell->n_lines * line_height) / 2;
  MnListLayoutCell placed = {
    .rect = { self->area.x + edges[cell->column], y, inner + 2 * MN_LIST_PADDING_X, height },
    .column = cell->column,
    .n_columns = cell->n_columns,
    .first_text = page->ink->texts->len,
    .n_texts = cell->n_lines,
  };

  for (guint i = 0; i < cell->n_lines; i++)
    {
      MnTextRun *run = self->plan->lines->pdata[cell->first_line + i];
      double slack = inner - mn_text_run_get_width (run);
      double share = cell->align == MN_TEXT_ALIGN_CENTER ? 0.5 : cell->align == MN_TEXT_ALIGN_RIGHT ? 1 : 0;
      double ascent = mn_text_run_get_ascent (run);
      double lead = (line_height - ascent - mn_text_run_get_descent (run)) / 2;

      mn_sheet_add_run (page->ink, run, placed.rect.x + MN_LIST_PADDING_X + slack * share,
                        top + i * line_height + lead + ascent);
    }
  g_array_append_val (page->cells, placed);
}

static void
place_row (Builder *self, MnListPage *page, guint index, double *y)
{
  const MnListPlanRow *row = mn_list_plan_row (self->plan, index);
  MnListLayoutRow placed
      = { row->kind, { self->area.x, *y, self->area.width, row->height }, page->cells->len, row->n_cells };

  for (guint i = 0; i < row->n_cells; i++)
    place_cell (self, page, mn_list_plan_cell (self->plan, row, i), *y, row->height);
  if (row->kind == MN_LIST_ROW_ENTRY && row->first_amount != G_MAXUINT)
    for (guint i = 0; i < self->plan->n_money; i++)
      self->sums[i] += g_array_index (self->plan->amounts, gint64, row->first_amount + i);
  g_array_append_val (page->rows, placed);
  *y += row->height;
}

static gboolean
place_carry (Builder *self, MnListPage *page, MnListRowKind kind, double *y, GError **error)
{
  guint index;

  if (self->plan->n_money == 0)
    return TRUE;
  index = mn_list_plan_add_carry (self->plan, kind, self->sums, error);
  if (index == G_MAXUINT)
    return FALSE;
  place_row (self, page, index, y);
  return TRUE;
}

static gboolean
has_edge (const MnListPage *page, const MnListLayoutRow *row, guint edge)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const MnListLayoutCell *cell = &g_array_index (page->cells, MnListLayoutCell, row->first_cell + i);

      if (cell->column == edge || cell->column + cell->n_columns == edge)
        return TRUE;
    }
  return FALSE;
}

/* One line for as many rows as it runs through. */
static void
add_upright_rules (Builder *self, MnListPage *page, guint edge)
{
  double x = self->area.x + self->plan->edges[edge];
  double start = 0;
  double end = 0;

  for (guint i = 0; i < page->rows->len; i++)
    {
      const MnListLayoutRow *row = &g_array_index (page->rows, MnListLayoutRow, i);

      if (!has_edge (page, row, edge))
        continue;
      if (row->rect.y != end && end > start)
        mn_sheet_add_rule (page->ink, x, start, x, end, MN_RULE_WIDTH);
      if (row->rect.y != end)
        start = row->rect.y;
      end = row->rect.y + row->rect.height;
    }
  if (end > start)
    mn_sheet_add_rule (page->ink, x, start, x, end, MN_RULE_WIDTH);
}

static void
add_table_rules (Builder *self, MnListPage *page)
{
  double left = self->area.x;
  double right = left + self->area.width;

  for (guint i = 0; i < page->rows->len; i++)
    {
      const MnRect *rect = &g_array_index (page->rows, MnListLayoutRow, i).rect;

      if (i == 0)
        mn_sheet_add_rule (page->ink, left, rect->y, right, rect->y, MN_RULE_WIDTH);
      mn_sheet_add_rule (page->ink, left, rect->y + rect->height, right, rect->y + rect->height, MN_RULE_WIDTH);
    }
  for (guint edge = 0; edge <= self->plan->n_columns; edge++)
    add_upright_rules (self, page, edge);
}

/* Decree 30/2020, annex I, I.7: arabic, centred in the top margin, not on the first page. */
static gboolean
add_page_number (Builder *self, MnListPage *page, guint number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  double y = (self->layout->setup.margin_top - mn_font_set_line_height (self->fonts, &number_style)) / 2;

  if (number == 1)
    return TRUE;
  return mn_sheet_add_text (page->ink, self->fonts, &number_style, MN_TEXT_ALIGN_CENTER, text, self->area.x, &y,
                            self->area.width, error);
}

static gboolean
add_sample_mark (Builder *self, MnListPage *page, GError **error)
{
  const MnPageSetup *setup = &self->layout->setup;
  double y = setup->height - (setup->margin_bottom + mn_font_set_line_height (self->fonts, &sample_style)) / 2;

  if (!mn_list_content_get_sample (self->content))
    return TRUE;
  return mn_sheet_add_text (page->ink, self->fonts, &sample_style, MN_TEXT_ALIGN_RIGHT, sample_text, self->area.x, &y,
                            self->area.width, error);
}

static MnListPage *
begin_page (Builder *self, GError **error)
{
  MnListPage *page = g_new0 (MnListPage, 1);

  page->ink = mn_sheet_new ();
  page->rows = g_array_new (FALSE, FALSE, sizeof (MnListLayoutRow));
  page->cells = g_array_new (FALSE, FALSE, sizeof (MnListLayoutCell));
  g_ptr_array_add (self->layout->pages, page);
  return add_page_number (self, page, self->layout->pages->len, error) ? page : NULL;
}

/* Pages were turned with the least room for signing; what the last one has left is given back, up to the full room. */
static gboolean
place_foot (Builder *self, MnListPage *page, double y, GError **error)
{
  double left = self->area.y + self->area.height - y - self->room.foot;
  g_autoptr (MnSheet) foot = NULL;
  double height;

  if (left < -0.01 && self->room.foot > 0)
    {
      if (!add_sample_mark (self, page, error))
        return FALSE;
      page = begin_page (self, error);
      if (page == NULL)
        return FALSE;
      y = self->area.y;
      left = self->area.height - self->room.foot;
    }
  foot = build_foot (self, MIN (MN_SIGNING_SPACE_LEAST + MAX (left, 0), MN_SIGNING_SPACE), &height, error);
  if (foot == NULL)
    return FALSE;
  mn_sheet_append (page->ink, foot, self->area.x, y);
  return add_sample_mark (self, page, error);
}

static gboolean
build_page (Builder *self, guint start, guint end, gboolean last, GError **error)
{
  MnListPage *page = begin_page (self, error);
  double y = self->area.y;

  if (page == NULL)
    return FALSE;
  if (start == 1)
    {
      mn_sheet_append (page->ink, self->top, 0, 0);
      y += self->room.top;
    }
  place_row (self, page, 0, &y);
  if (start > 1 && !place_carry (self, page, MN_LIST_ROW_CARRIED_IN, &y, error))
    return FALSE;
  for (guint i = start; i < end; i++)
    place_row (self, page, i, &y);
  if (!last && !place_carry (self, page, MN_LIST_ROW_CARRIED_OUT, &y, error))
    return FALSE;
  add_table_rules (self, page);
  return last ? place_foot (self, page, y, error) : add_sample_mark (self, page, error);
}

static gboolean
build_pages (Builder *self, GError **error)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 1;

  self->room.area = self->area.height;
  self->room.header = mn_list_plan_row (self->plan, 0)->height;
  self->room.carry = self->plan->n_money > 0 ? self->plan->carry_height : 0;
  mn_list_plan_cut_rows (self->plan, MAX (mn_list_pages_get_highest_row (&self->room), MN_MM (7)));
  mn_list_pages_share (self->plan, &self->room, ends);
  for (guint i = 0; i < ends->len; i++)
    {
      guint end = g_array_index (ends, guint, i);

      if (!build_page (self, start, end, i + 1 == ends->len, error))
        return FALSE;
      start = end;
    }
  return TRUE;
}

MnListLayout *
mn_list_layout_new (const MnListContent *content, const MnPageSetup *setup, MnFontSet *fonts, GError **error)
{
  g_autoptr (MnListLayout) self = NULL;
  g_autoptr (MnSheet) foot = NULL;
  Builder builder = { .content = content, .fonts = fonts };
  gboolean ok;

  g_return_val_if_fail (content != NULL && setup != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (mn_list_content_get_n_columns (content) > 0, NULL);

  self = g_new0 (MnListLayout, 1);
  self->setup = *setup;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)page_free);
  builder.layout = self;
  builder.area = mn_page_setup_get_area (setup);
  builder.sums = g_new0 (gint64, mn_list_content_get_n_columns (content));
  foot = build_foot (&builder, MN_SIGNING_SPACE_LEAST, &builder.room.foot, error);
  ok = foot != NULL && build_top (&builder, error)
       && (builder.plan = mn_list_plan_new (content, fonts, builder.area.width, error)) != NULL
       && build_pages (&builder, error);
  mn_sheet_free (builder.top);
  mn_list_plan_free (builder.plan);
  g_free (builder.sums);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
mn_list_layout_free (MnListLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_free (self);
}

guint
mn_list_layout_get_n_pages (const MnListLayout *self)
{
  return self->pages->len;
}

const MnListPage *
mn_list_layout_get_page (const MnListLayout *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, NULL);

  return self->pages->pdata[page];
}

const MnPageSetup *
mn_list_layout_get_setup (const MnListLayout *self)
{
  return &self->setup;
}
