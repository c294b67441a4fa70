/* mn-cross-document.c: a cross table on paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-cross-document.h"
#include "mn-cross-words.h"
#include "mn-list-document.h"
#include "mn-office-head.h"
#include "mn-print-words.h"

/* Columns of figures beside that of the totals. */
#define PORTRAIT_COLUMNS 5
#define LANDSCAPE_COLUMNS 11
#define SHARED_PORTRAIT 3 /* with shares behind the figures */
#define SHARED_LANDSCAPE 7

/* Parts of the table, each a list of its own. */
struct _MnCrossDocument {
  GObject parent_instance;

  GPtrArray *parts; /* of MnDocument */
  char *title;
};

typedef struct {
  const MnCrossTable *table;
  MnCrossShare share;
  guint first, end; /* columns of this part; the total is always there */
} Part;

static void document_iface_init (MnDocumentInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnCrossDocument, mn_cross_document, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_DOCUMENT, document_iface_init))

/* The part that @page is on; @page becomes its number there. */
static MnDocument *
find_page (MnCrossDocument *self, guint *page)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      MnDocument *part = g_ptr_array_index (self->parts, i);
      guint n = mn_document_get_n_pages (part);

      if (*page < n)
        return part;
      *page -= n;
    }
  return NULL;
}

static const char *
document_get_title (MnDocument *document)
{
  return MN_CROSS_DOCUMENT (document)->title;
}

static guint
document_get_n_pages (MnDocument *document)
{
  MnCrossDocument *self = MN_CROSS_DOCUMENT (document);
  guint n = 0;

  for (guint i = 0; i < self->parts->len; i++)
    n += mn_document_get_n_pages (g_ptr_array_index (self->parts, i));
  return n;
}

static void
document_get_page_size (MnDocument *document, guint page, double *width, double *height)
{
  MnDocument *part = find_page (MN_CROSS_DOCUMENT (document), &page);

  g_return_if_fail (part != NULL);
  mn_document_get_page_size (part, page, width, height);
}

static void
document_draw_page (MnDocument *document, guint page, cairo_t *cr)
{
  MnDocument *part = find_page (MN_CROSS_DOCUMENT (document), &page);

  g_return_if_fail (part != NULL);
  mn_document_draw_page (part, page, cr);
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
mn_cross_document_finalize (GObject *object)
{
  MnCrossDocument *self = MN_CROSS_DOCUMENT (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->title);

  G_OBJECT_CLASS (mn_cross_document_parent_class)->finalize (object);
}

static void
mn_cross_document_class_init (MnCrossDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_cross_document_finalize;
}

static void
mn_cross_document_init (MnCrossDocument *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Parts ------------------------------------------------------------------------------------------ */

/* The heading of an inner column breaks after what stands above it. */
static char *
heading (const MnCrossTable *table, guint column)
{
  g_autofree char *text = mn_cross_words_column (table, column);
  g_autoptr (GString) broken = g_string_new (text);

  g_string_replace (broken, ": ", ":\n", 0);
  return g_string_free (g_steal_pointer (&broken), FALSE);
}

static void
add_columns (MnListContent *content, const Part *part)
{
  const MnListColumn ordinal = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 };
  g_autofree char *corner = mn_cross_words_corner (part->table);
  const MnListColumn name = { corner, MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 38 };

  mn_list_content_add_column (content, &ordinal);
  mn_list_content_add_column (content, &name);
  for (guint c = 0; c < part->end; c = c == 0 ? part->first : c + 1)
    {
      g_autofree char *title = heading (part->table, c);
      /* Sums are centred on these lists: the figures stand below them. */
      const MnListColumn column = { title, MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 1, 15 };

      mn_list_content_add_column (content, &column);
    }
}

/* STT and the name, then the figures. (transfer full) */
static GPtrArray *
row_cells (const Part *part, guint row, char *name)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (cells, name);
  for (guint c = 0; c < part->end; c = c == 0 ? part->first : c + 1)
    g_ptr_array_add (cells, mn_cross_words_cell (part->table, row, c, part->share));
  return cells;
}

static void
add_rows (MnListContent *content, const Part *part)
{
  guint n_dimensions = mn_cross_table_get_question (part->table)->n_rows;
  g_autofree char *total = mn_cross_words_node (part->table, FALSE, 0);
  g_autoptr (GPtrArray) totals = row_cells (part, 0, NULL);

  for (guint row = 1; row < mn_cross_table_get_n_rows (part->table); row++)
    {
      gboolean is_sum = mn_cross_table_get_row (part->table, row)->depth < n_dimensions;
      g_autofree char *label = mn_cross_words_node (part->table, FALSE, row);
      g_autoptr (GPtrArray) cells = row_cells (part, row, is_sum ? NULL : g_strdup (label));

      if (is_sum)
        mn_list_content_add_subtotal (content, label, (const char *const *)cells->pdata);
      else
        mn_list_content_add_row (content, (const char *const *)cells->pdata);
    }
  mn_list_content_add_total (content, total, (const char *const *)totals->pdata);
}

static void
set_title (MnListContent *content, const Part *part, guint number, guint n_parts)
{
  g_autofree char *text = mn_cross_words_title (part->table);
  g_autofree char *title = mn_text_upper (text);
  g_autofree char *date = mn_cross_words_date (part->table);
  g_autofree char *note = mn_cross_words_note (part->table, part->share);
  g_autoptr (GString) below = g_string_new (date);

  if (n_parts > 1)
    {
      g_autofree char *this = g_strdup_printf ("%u", number);
      g_autofree char *all = g_strdup_printf ("%u", n_parts);
      g_autofree char *from = mn_cross_words_column (part->table, part->first);
      g_autofree char *to = mn_cross_words_column (part->table, part->end - 1);
      g_autofree char *words
          = mn_print_words_fill ("cross.part", "parts", all, "part", this, "from", from, "to", to, NULL);

      g_string_append_printf (below, "\n%s", words);
    }
  if (note != NULL)
    g_string_append_printf (below, "\n%s", note);
  mn_list_content_set_title (content, title, below->str);
}

/* Draft ------------------------------------------------------------------------------------------ */

struct _MnCrossDraft {
  MnCrossTable *table;
  MnCrossShare share;
  GPtrArray *heads; /* of MnListContent, one a part: the office's lines are in it */
};

static guint
columns_of_a_part (MnCrossShare share)
{
  return share != MN_CROSS_SHARE_NONE ? SHARED_LANDSCAPE : LANDSCAPE_COLUMNS;
}

MnCrossDraft *
mn_cross_draft_new (MnRegister *reg, MnCrossTable *table, MnCrossShare share, GError **error)
{
  g_autoptr (MnCrossDraft) self = g_new0 (MnCrossDraft, 1);
  guint n_figures = mn_cross_table_get_n_columns (table) - 1, most = columns_of_a_part (share);

  self->table = mn_cross_table_ref (table);
  self->share = share;
  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_list_content_free);
  for (guint i = 0; i < MAX ((n_figures + most - 1) / most, 1); i++)
    {
      MnListContent *content = mn_list_content_new ();

      g_ptr_array_add (self->heads, content);
      if (!mn_office_head_apply (reg, content, FALSE, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
mn_cross_draft_free (MnCrossDraft *self)
{
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  mn_cross_table_unref (self->table);
  g_free (self);
}

MnDocument *
mn_cross_draft_lay_out (MnCrossDraft *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnCrossDocument) self = g_object_new (MN_TYPE_CROSS_DOCUMENT, NULL);
  g_autoptr (MnFontSet) fonts = mn_font_set_new_serif (error);
  guint n_figures = mn_cross_table_get_n_columns (draft->table) - 1, n_parts = draft->heads->len;
  gboolean shared = draft->share != MN_CROSS_SHARE_NONE;
  gboolean portrait = n_figures <= (shared ? SHARED_PORTRAIT : PORTRAIT_COLUMNS);
  MnPageSetup setup = portrait ? mn_page_setup_a4 () : mn_page_setup_a4_list ();

  if (fonts == NULL)
    return NULL;
  self->title = mn_cross_words_title (draft->table);
  for (guint i = 0; i < n_parts; i++)
    {
      /* Parts of about the same width look like one table. */
      const Part part = { draft->table, draft->share, 1 + i * n_figures / n_parts, 1 + (i + 1) * n_figures / n_parts };
      MnListContent *content = g_ptr_array_index (draft->heads, i);
      MnDocument *made;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      set_title (content, &part, i + 1, n_parts);
      add_columns (content, &part);
      add_rows (content, &part);
      made = (MnDocument *)mn_list_document_new (content, &setup, fonts, error);
      if (made == NULL)
        return NULL;
      g_ptr_array_add (self->parts, made);
    }
  return MN_DOCUMENT (g_steal_pointer (&self));
}

MnDocument *
mn_cross_document_new (MnRegister *reg, MnCrossTable *table, MnCrossShare share, GError **error)
{
  g_autoptr (MnCrossDraft) draft = mn_cross_draft_new (reg, table, share, error);

  return draft != NULL ? mn_cross_draft_lay_out (draft, NULL, error) : NULL;
}
