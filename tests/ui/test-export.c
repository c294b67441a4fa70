/* test-export.c: a list out of the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-children-page.h"
#include "mn-export-dialog.h"
#include "../mn-test.h"
#include "mn-ui-fixture.h"

static gint64
count_children (MnSession *session)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));

  return mn_query_count (query, mn_session_get_reader (session), NULL);
}

/* What the list shows goes out: as many rows as were found. */
static void
test_export (void)
{
  g_autofree char *register_path = mn_ui_copy_sample ();
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "list.xlsx");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MnWindow *window = mn_ui_open (register_path);
  MnSession *session = mn_window_get_session (window);
  MnChildrenPage *page;
  MnExportDialog *dialog = NULL;
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  mn_window_show_page (window, "children");
  page = MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
  mn_ui_wait_until (mn_record_list_get_n_found (mn_record_view_get_list (mn_children_page_get_view (page)))
                    == (guint)count_children (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && dialog == NULL; i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (MN_IS_EXPORT_DIALOG (toplevel))
        dialog = MN_EXPORT_DIALOG (toplevel);
    }
  g_assert_nonnull (dialog);
  mn_ui_run (200);
  if (g_getenv ("MANG_NON_SHOTS") != NULL)
    {
      g_autofree char *shot = g_build_filename (g_getenv ("MANG_NON_SHOTS"), "export.png", NULL);

      mn_ui_save_png (GTK_WIDGET (dialog), shot);
    }
  mn_export_dialog_run (dialog, file);
  mn_ui_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  mn_ui_run (300);
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  g_test_add_func ("/ui/export/list", test_export);
  return g_test_run ();
}
