/* mn-child-sheet-pages.c: a sheet of facts and small tables, page by page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-child-sheet-pages.h"

#include "mn-letterhead.h"
#include "mn-office-head.h"
#include "mn-print-words.h"

#define TEXT_SIZE 11.5
#define TABLE_SIZE 10.5
#define GAP 5.0
#define CELL 2.5
#define BLANK_ROW MN_MM (6.5)
#define SIGNING_ROOM (MN_MM (20) + 60)

struct _MnChildSheetPages {
  GObject parent_instance;

  MnPageSetup setup;
  MnRect area;
  char *title;
  MnFontSet *fonts;
  MnListContent *office; /* agency, signatures: what the office profile says */
  GPtrArray *sheets;     /* of MnSheet */
  MnSheet *sheet;        /* the last */
  double y;

  MnChildSheetColumn columns[MN_CHILD_SHEET_MAX_COLUMNS]; /* titles owned */
  guint n_columns;
};

static void document_iface_init (MnDocumentInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChildSheetPages, mn_child_sheet_pages, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_DOCUMENT, document_iface_init))

/* Document --------------------------------------------------------------------------------------- */

static const char *
document_get_title (MnDocument *document)
{
  return MN_CHILD_SHEET_PAGES (document)->title;
}

static guint
document_get_n_pages (MnDocument *document)
{
  return MN_CHILD_SHEET_PAGES (document)->sheets->len;
}

static void
document_get_page_size (MnDocument *document, guint page, double *width, double *height)
{
  *width = MN_CHILD_SHEET_PAGES (document)->setup.width;
  *height = MN_CHILD_SHEET_PAGES (document)->setup.height;
}

static void
document_draw_page (MnDocument *document, guint page, cairo_t *cr)
{
  MnChildSheetPages *self = MN_CHILD_SHEET_PAGES (document);

  g_return_if_fail (page < self->sheets->len);
  mn_sheet_draw (g_ptr_array_index (self->sheets, page), cr);
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
forget_columns (MnChildSheetPages *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *)self->columns[i].title);
  self->n_columns = 0;
}

static void
mn_child_sheet_pages_finalize (GObject *object)
{
  MnChildSheetPages *self = MN_CHILD_SHEET_PAGES (object);

  forget_columns (self);
  g_free (self->title);
  g_clear_pointer (&self->fonts, mn_font_set_unref);
  g_clear_pointer (&self->office, mn_list_content_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_child_sheet_pages_parent_class)->finalize (object);
}

static void
mn_child_sheet_pages_class_init (MnChildSheetPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_child_sheet_pages_finalize;
}

static void
mn_child_sheet_pages_init (MnChildSheetPages *self)
{
  self->setup = mn_page_setup_a4 ();
  self->area = mn_page_setup_get_area (&self->setup);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_sheet_free);
}

static void
begin_page (MnChildSheetPages *self)
{
  self->sheet = mn_sheet_new ();
  g_ptr_array_add (self->sheets, self->sheet);
  self->y = self->area.y;
}

static gboolean
has_room (MnChildSheetPages *self, double height)
{
  return self->y + height <= self->area.y + self->area.height;
}

/* Text ------------------------------------------------------------------------------------------- */

/* What does not fit begins a page. */
static gboolean
add (MnChildSheetPages *self, const MnTextStyle *style, MnTextAlign align, const char *text, GError **error)
{
  g_autoptr (MnSheet) part = mn_sheet_new ();
  double height = 0;

  if (!mn_sheet_add_text (part, self->fonts, style, align, text, self->area.x, &height, self->area.width, error))
    return FALSE;
  if (!has_room (self, height))
    begin_page (self);
  mn_sheet_append (self->sheet, part, 0, self->y);
  self->y += height;
  return TRUE;
}

MnChildSheetPages *
mn_child_sheet_pages_new (MnRegister *reg, const char *secrecy, const char *title, const char *reference,
                          GError **error)
{
  g_autoptr (MnChildSheetPages) self = g_object_new (MN_TYPE_CHILD_SHEET_PAGES, NULL);
  MnLetterhead head = { 0 };

  self->title = g_strdup (title);
  self->office = mn_list_content_new ();
  self->fonts = mn_font_set_new_serif (error);
  if (self->fonts == NULL || !mn_office_head_apply (reg, self->office, FALSE, error))
    return NULL;
  begin_page (self);
  head.parent_agency = mn_list_content_get_parent_agency (self->office);
  head.agency = mn_list_content_get_agency (self->office);
  if (!mn_letterhead_place (&head, self->sheet, self->fonts, &self->area, &self->y, error))
    return NULL;
  self->y += GAP;
  if (secrecy != NULL && *secrecy != '\0'
      && !add (self, &MN_TEXT_BOLD_ITALIC (10), MN_TEXT_ALIGN_CENTER, secrecy, error))
    return NULL;
  self->y += GAP;
  if (!add (self, &MN_TEXT_BOLD (14), MN_TEXT_ALIGN_CENTER, title, error)
      || (reference != NULL && !add (self, &MN_TEXT_ITALIC (12), MN_TEXT_ALIGN_CENTER, reference, error)))
    return NULL;
  self->y += GAP;
  return g_steal_pointer (&self);
}

gboolean
mn_child_sheet_pages_heading (MnChildSheetPages *self, const char *text, GError **error)
{
  self->y += GAP;
  /* A heading alone at the foot of a page says nothing. */
  if (!has_room (self, 3 * BLANK_ROW))
    begin_page (self);
  return add (self, &MN_TEXT_BOLD (TEXT_SIZE), MN_TEXT_ALIGN_LEFT, text, error);
}

gboolean
mn_child_sheet_pages_text (MnChildSheetPages *self, const MnTextStyle *style, const char *text, GError **error)
{
  return add (self, style, MN_TEXT_ALIGN_LEFT, text, error);
}

/* "Nhãn: giá trị" within @width at @x; *@bottom moves below it. */
static gboolean
place_fact (MnChildSheetPages *self, MnSheet *part, const char *label, const char *value, double x, double width,
            double *bottom, GError **error)
{
  const MnTextStyle style = MN_TEXT_REGULAR (TEXT_SIZE), strong = MN_TEXT_BOLD (TEXT_SIZE);
  g_autofree char *text = g_strconcat (label, ": ", NULL);
  double label_width, y = 0;

  if (!mn_text_measure (self->fonts, &style, text, &label_width, NULL, NULL, error)
      || !mn_sheet_add_text (part, self->fonts, &style, MN_TEXT_ALIGN_LEFT, text, x, &y, label_width + 1, error))
    return FALSE;
  *bottom = MAX (*bottom, y);
  if (value == NULL || *value == '\0')
    {
      mn_sheet_add_rule (part, x + label_width + 2, y - 3, x + width - 6, y - 3, 0.25);
      return TRUE;
    }
  y = 0;
  if (!mn_sheet_add_text (part, self->fonts, &strong, MN_TEXT_ALIGN_LEFT, value, x + label_width, &y,
                          MAX (width - label_width - 6, 40), error))
    return FALSE;
  *bottom = MAX (*bottom, y);
  return TRUE;
}

gboolean
mn_child_sheet_pages_fact (MnChildSheetPages *self, const char *label, const char *value, const char *label2,
                           const char *value2, GError **error)
{
  g_autoptr (MnSheet) part = mn_sheet_new ();
  double half = self->area.width * 0.56, height = 0;

  if (!place_fact (self, part, label, value, self->area.x, label2 != NULL ? half : self->area.width, &height, error)
      || (label2 != NULL
          && !place_fact (self, part, label2, value2, self->area.x + half, self->area.width - half, &height, error)))
    return FALSE;
  height += 1.5;
  /* Below a table. */
  if (self->n_columns > 0)
    self->y += GAP;
  forget_columns (self);
  if (!has_room (self, height))
    begin_page (self);
  mn_sheet_append (self->sheet, part, 0, self->y);
  self->y += height;
  return TRUE;
}

/* Tables ----------------------------------------------------------------------------------------- */

static gboolean
place_row (MnChildSheetPages *self, const char *const *cells, gboolean is_head, MnSheet *part, double *height,
           GError **error)
{
  MnTextStyle style = { TABLE_SIZE, is_head, FALSE };
  double x = self->area.x;

  *height = is_head ? 0 : 15;
  for (guint i = 0; i < self->n_columns; i++)
    {
      double width = self->columns[i].share * self->area.width, y = CELL;

      if (cells[i] != NULL && *cells[i] != '\0'
          && !mn_sheet_add_text (part, self->fonts, &style, is_head ? MN_TEXT_ALIGN_CENTER : self->columns[i].align,
                                 cells[i], x + CELL, &y, width - 2 * CELL, error))
        return FALSE;
      *height = MAX (*height, y + CELL);
      x += width;
    }
  return TRUE;
}

static void
add_lines (MnChildSheetPages *self, double top, double bottom, gboolean with_top)
{
  double x = self->area.x, right = self->area.x + self->area.width;

  for (guint i = 0; i <= self->n_columns; i++)
    {
      mn_sheet_add_rule (self->sheet, x, top, x, bottom, MN_RULE_WIDTH);
      x += i < self->n_columns ? self->columns[i].share * self->area.width : 0;
    }
  mn_sheet_add_rule (self->sheet, self->area.x, bottom, right, bottom, MN_RULE_WIDTH);
  if (with_top)
    mn_sheet_add_rule (self->sheet, self->area.x, top, right, top, MN_RULE_WIDTH);
}

static gboolean
add_head (MnChildSheetPages *self, GError **error)
{
  g_autoptr (MnSheet) part = mn_sheet_new ();
  const char *titles[MN_CHILD_SHEET_MAX_COLUMNS];
  double height;

  for (guint i = 0; i < self->n_columns; i++)
    titles[i] = self->columns[i].title;
  if (!place_row (self, titles, TRUE, part, &height, error))
    return FALSE;
  if (!has_room (self, height + BLANK_ROW))
    begin_page (self);
  mn_sheet_append (self->sheet, part, 0, self->y);
  add_lines (self, self->y, self->y + height, TRUE);
  self->y += height;
  return TRUE;
}

gboolean
mn_child_sheet_pages_table (MnChildSheetPages *self, const MnChildSheetColumn *columns, guint n_columns, GError **error)
{
  g_return_val_if_fail (n_columns <= MN_CHILD_SHEET_MAX_COLUMNS, FALSE);

  forget_columns (self);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].title = g_strdup (columns[i].title);
    }
  self->n_columns = n_columns;
  self->y += 2;
  return add_head (self, error);
}

gboolean
mn_child_sheet_pages_row (MnChildSheetPages *self, const char *const *cells, GError **error)
{
  g_autoptr (MnSheet) part = mn_sheet_new ();
  gboolean empty = TRUE;
  double height;

  for (guint i = 0; i < self->n_columns && empty; i++)
    empty = cells[i] == NULL || *cells[i] == '\0';
  if (!place_row (self, cells, FALSE, part, &height, error))
    return FALSE;
  if (empty)
    height = BLANK_ROW;
  if (!has_room (self, height))
    {
      begin_page (self);
      if (!add_head (self, error))
        return FALSE;
    }
  mn_sheet_append (self->sheet, part, 0, self->y);
  add_lines (self, self->y, self->y + height, FALSE);
  self->y += height;
  return TRUE;
}

/* End -------------------------------------------------------------------------------------------- */

static gboolean
mark_pages (MnChildSheetPages *self, GError **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      MnSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      double top = self->setup.margin_top / 2 - 8;
      double foot = self->setup.height - self->setup.margin_bottom + GAP;

      if (i > 0
          && !mn_sheet_add_text (sheet, self->fonts, &MN_TEXT_REGULAR (13), MN_TEXT_ALIGN_CENTER, number, self->area.x,
                                 &top, self->area.width, error))
        return FALSE;
      if (mn_list_content_get_sample (self->office)
          && !mn_sheet_add_text (sheet, self->fonts, &MN_TEXT_ITALIC (10), MN_TEXT_ALIGN_LEFT,
                                 mn_print_words ("indicator.sample"), self->area.x, &foot, self->area.width, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mn_child_sheet_pages_finish (MnChildSheetPages *self, GError **error)
{
  guint n = 0;
  const MnSignature *signatures = mn_list_content_get_signatures (self->office, &n);
  g_autoptr (MnSheet) part = mn_sheet_new ();
  double height = 0, space = MN_SIGNING_SPACE;

  self->y += 2 * GAP;
  if (!has_room (self, SIGNING_ROOM))
    space = MN_SIGNING_SPACE_LEAST;
  if (!mn_signatures_place (signatures, n, mn_list_content_get_place_date (self->office), space, part, self->fonts,
                            self->area.x, &height, self->area.width, error))
    return FALSE;
  if (!has_room (self, height))
    begin_page (self);
  mn_sheet_append (self->sheet, part, 0, self->y);
  return mark_pages (self, error);
}
