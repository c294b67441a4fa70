/* test-list-pages.c: turning the page: heads, sums carried on, signatures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "list-fixture.h"
#include "mn-money.h"

static const MnListLayoutRow *
get_row (const MnListPage *page, guint row)
{
  return &g_array_index (page->rows, MnListLayoutRow, row);
}

static guint
count (const MnListPage *page, MnListRowKind kind)
{
  guint n = 0;

  for (guint i = 0; i < page->rows->len; i++)
    n += get_row (page, i)->kind == kind;
  return n;
}

static gboolean
has_text (const MnListPage *page, const char *wanted)
{
  for (guint i = 0; i < page->ink->texts->len; i++)
    if (g_str_equal (mn_text_run_get_text (g_array_index (page->ink->texts, MnSheetText, i).run), wanted))
      return TRUE;
  return FALSE;
}

/* What must hold on every page of every list. */
static void
check_pages (MnListDocument *document, guint n_entries)
{
  const MnListLayout *layout = mn_list_document_get_layout (document);
  guint n_pages = mn_list_layout_get_n_pages (layout);
  guint n = 0;

  for (guint i = 0; i < n_pages; i++)
    {
      const MnListPage *page = mn_list_layout_get_page (layout, i);
      const MnListLayoutRow *last = get_row (page, page->rows->len - 1);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const MnSheetText *first = &g_array_index (page->ink->texts, MnSheetText, 0);

      g_assert_cmpint (get_row (page, 0)->kind, ==, MN_LIST_ROW_HEADER);
      g_assert_cmpuint (count (page, MN_LIST_ROW_HEADER), ==, 1);
      g_assert_cmpint (last->kind, !=, MN_LIST_ROW_GROUP);
      g_assert_cmpfloat (last->rect.y + last->rect.height, <=, MN_MM (190) + 0.1);
      n += count (page, MN_LIST_ROW_ENTRY);
      /* The number: in the top margin, centred, from page 2 on. */
      g_assert_cmpint (g_str_equal (mn_text_run_get_text (first->run), number), ==, i > 0);
      if (i > 0)
        {
          g_assert_cmpfloat (first->y, <, MN_MM (20));
          g_assert_cmpfloat (mn_text_run_get_size (first->run), ==, 13);
          g_assert_cmpfloat_with_epsilon (first->x + mn_text_run_get_width (first->run) / 2,
                                          MN_MM ((30 + 297 - 18) / 2.0), 0.1);
        }
      /* Signatures: on the last page only, with two entries at least. */
      g_assert_cmpint (has_text (page, "Trần Quốc Ký"), ==, i + 1 == n_pages);
      if (i + 1 == n_pages)
        g_assert_cmpuint (count (page, MN_LIST_ROW_ENTRY), >=, MIN (n_entries, 2));
      for (guint j = 0; j < page->ink->texts->len; j++)
        if (!has_text (page, "Dữ liệu mẫu"))
          g_assert_cmpfloat (g_array_index (page->ink->texts, MnSheetText, j).y, <=, MN_MM (190) + 0.1);
    }
  g_assert_cmpuint (n, ==, n_entries);
}

/* Every length around the page turns: wherever a list ends, its pages are in order. */
static void
test_lengths (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (MnListContent) content = fixture_rows (n, 1000);
      g_autoptr (MnListDocument) document = fixture_document (content);

      check_pages (document, n);
    }
  for (guint n = 1; n < 12; n++)
    {
      g_autoptr (MnListContent) content = fixture_groups (8, n);
      g_autoptr (MnListDocument) document = fixture_document (content);

      check_pages (document, 8 * n);
    }
}

static void
test_thousand (void)
{
  g_autoptr (MnListContent) content = fixture_rows (1000, 300000);
  g_autoptr (MnListDocument) document = fixture_document (content);

  check_pages (document, 1000);
  g_assert_cmpuint (mn_document_get_n_pages (MN_DOCUMENT (document)), >, 30);
}

static void
test_nothing (void)
{
  g_autoptr (MnListContent) content = fixture_rows (0, 0);
  g_autoptr (MnListDocument) document = fixture_document (content);
  const MnListPage *page = mn_list_layout_get_page (mn_list_document_get_layout (document), 0);
  g_autofree char *text = fixture_row_text (page, 1);

  g_assert_cmpuint (page->rows->len, ==, 3);
  g_assert_cmpstr (text, ==, "|(Không có số liệu)");
}

/* The sum carried from a page is what its entries and those before it add up to, and the next page begins with it. */
static void
test_carried (void)
{
  g_autoptr (MnListContent) content = fixture_rows (100, 1250000);
  g_autoptr (MnListDocument) document = fixture_document (content);
  const MnListLayout *layout = mn_list_document_get_layout (document);
  guint n_pages = mn_list_layout_get_n_pages (layout);
  guint n_entries = 0;

  g_assert_cmpuint (n_pages, >, 3);
  for (guint i = 0; i < n_pages; i++)
    {
      const MnListPage *page = mn_list_layout_get_page (layout, i);
      g_autofree char *before = mn_money_format (1250000 * n_entries);
      g_autofree char *in = g_strdup_printf ("|Trang trước chuyển sang|%s|", before);
      g_autofree char *second = fixture_row_text (page, 1);
      g_autofree char *after = mn_money_format (1250000 * (n_entries += count (page, MN_LIST_ROW_ENTRY)));
      g_autofree char *out = g_strdup_printf ("|Cộng chuyển trang sau|%s|", after);
      g_autofree char *last = fixture_row_text (page, page->rows->len - 1);

      if (i > 0)
        g_assert_cmpstr (second, ==, in);
      g_assert_cmpuint (count (page, MN_LIST_ROW_CARRIED_IN), ==, i > 0);
      if (i + 1 < n_pages)
        g_assert_cmpstr (last, ==, out);
      g_assert_cmpuint (count (page, MN_LIST_ROW_CARRIED_OUT), ==, i + 1 < n_pages);
    }
}

static void
test_nothing_carried (void)
{
  g_autoptr (MnListContent) content = fixture_groups (3, 30);
  g_autoptr (MnListDocument) document = fixture_document (content);
  const MnListPage *page = mn_list_layout_get_page (mn_list_document_get_layout (document), 1);

  g_assert_cmpuint (count (page, MN_LIST_ROW_CARRIED_IN) + count (page, MN_LIST_ROW_CARRIED_OUT), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/list-pages/lengths", test_lengths);
  g_test_add_func ("/documents/list-pages/thousand", test_thousand);
  g_test_add_func ("/documents/list-pages/nothing", test_nothing);
  g_test_add_func ("/documents/list-pages/carried", test_carried);
  g_test_add_func ("/documents/list-pages/nothing-carried", test_nothing_carried);
  return g_test_run ();
}
