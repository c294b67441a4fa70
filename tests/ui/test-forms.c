/* test-forms.c: forms as an officer fills them in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-confirm.h"
#include "mn-field-row.h"
#include "mn-link-chooser.h"
#include "mn-record-form.h"
#include "mn-ui-fixture.h"

static MnWindow *window;
static MnSession *session;

static GtkWindow *
open_form (const char *entity, gint64 row_id, MnRecord *preset)
{
  GtkWindow *form = mn_record_form_present (session, GTK_WIDGET (window), mn_entity_find (entity), row_id, preset);

  g_assert_nonnull (form);
  mn_ui_run (20);
  return form;
}

static MnFieldRow *
row_of (GtkWindow *form, const char *entity, const char *field)
{
  GPtrArray *rows = mn_record_form_get_rows (MN_RECORD_FORM (form));

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (mn_field_row_get_entity (g_ptr_array_index (rows, i)), entity) == 0
        && g_strcmp0 (mn_field_row_get_field (g_ptr_array_index (rows, i)), field) == 0)
      return g_ptr_array_index (rows, i);
  g_error ("the form has no field %s", field);
}

static void
type (GtkWindow *form, const char *entity, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (mn_field_row_get_editor (row_of (form, entity, field))), text);
}

static void
choose (GtkWindow *form, const char *entity, const char *field, guint choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (mn_field_row_get_editor (row_of (form, entity, field))), choice);
}

/* As with the keyboard: open, type, Enter. */
static void
find_link (GtkWindow *form, const char *entity, const char *field, const char *text)
{
  GtkWidget *button = mn_field_row_get_editor (row_of (form, entity, field));
  GtkWidget *chooser = gtk_widget_get_ancestor (button, MN_TYPE_LINK_CHOOSER);
  GtkWidget *search;

  mn_link_chooser_open (MN_LINK_CHOOSER (chooser), text);
  mn_ui_run (50);
  search = mn_ui_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_SEARCH_ENTRY);
  g_assert_cmpuint (mn_link_chooser_get_offered (MN_LINK_CHOOSER (chooser))->len, >, 0);
  g_signal_emit_by_name (search, "activate");
  mn_ui_run (20);
}

static void
save (GtkWindow *form)
{
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  for (guint i = 0; i < mn_record_form_get_rows (MN_RECORD_FORM (form))->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (mn_record_form_get_rows (MN_RECORD_FORM (form)), i);

      if (mn_field_row_has_error (row))
        g_test_message ("%s: %s", mn_field_row_get_field (row), mn_field_row_get_message (row));
    }
}

static gint64
count (const char *sql)
{
  return mn_db_get_int (mn_session_get_reader (session), sql, -1, NULL);
}

static void
close_form (GtkWindow *form)
{
  gtk_window_destroy (form);
  mn_ui_run (20);
}

/* The form holds every field once, each with a name for Orca. ------------------------------------- */

static void
test_every_field (void)
{
  for (guint e = 0; mn_entities ()[e] != NULL; e++)
    {
      const MnEntity *entity = mn_entities ()[e];
      GtkWindow *form = open_form (entity->name, 0, NULL);
      GPtrArray *rows = mn_record_form_get_rows (MN_RECORD_FORM (form));

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const MnField *field = &entity->fields[i];
          guint n = 0;

          for (guint j = 0; j < rows->len; j++)
            n += mn_field_row_get_entity (g_ptr_array_index (rows, j)) == NULL
                 && g_strcmp0 (mn_field_row_get_field (g_ptr_array_index (rows, j)), field->name) == 0;
          if (n != ((field->flags & MN_FIELD_DERIVED) == 0 ? 1 : 0))
            g_error ("%s.%s is %u times in the form", entity->name, field->name, n);
        }
      for (guint j = 0; j < rows->len; j++)
        {
          GtkWidget *editor = mn_field_row_get_editor (g_ptr_array_index (rows, j));

          g_assert_nonnull (editor);
          g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL));
        }
      close_form (form);
    }
}

/* A circumstance is opened from its child's page: the child is there, the group is what is asked for. */
static void
test_first_focus (void)
{
  MnRecord *preset = mn_record_new (mn_entity_find ("circumstance"));
  GtkWindow *form;
  GtkWidget *focus;

  mn_record_set_integer (preset, "child", count ("SELECT min(id) FROM child"));
  form = open_form ("circumstance", 0, preset);
  focus = gtk_root_get_focus (GTK_ROOT (form));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row_of (form, NULL, "circumstance_group"))));
  close_form (form);
  form = open_form ("child", 0, NULL);
  focus = gtk_root_get_focus (GTK_ROOT (form));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row_of (form, NULL, "full_name"))));
  close_form (form);
}

/* The button to save and the likely twins are on the screen, also on a small one. */
static void
test_small_screen (void)
{
  static const struct {
    int width, height;
  } screens[] = { { 1024, 600 }, { 1366, 768 } };

  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      GtkWindow *form = open_form ("child", 0, NULL);
      int width = 0, height = 0;

      mn_record_form_fit (MN_RECORD_FORM (form), screens[i].width, screens[i].height);
      gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (form), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      g_assert_cmpint (width, <=, screens[i].width);
      g_assert_cmpint (height, <=, screens[i].height);
      g_assert_cmpint (width, >, screens[i].width * 2 / 3);
      close_form (form);
    }
}

/* What cannot be is said under its field. --------------------------------------------------------- */

static void
test_refusals (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  MnRecord *record = mn_record_form_get_record (MN_RECORD_FORM (form));
  MnFieldRow *birth = row_of (form, NULL, "birth_date");
  gint64 before = count ("SELECT count(*) FROM child");

  type (form, NULL, "birth_date", "31/02/2010");
  g_assert_nonnull (mn_field_row_get_refusal (birth));
  g_assert_false (mn_record_is_set (record, "birth_date"));
  /* Not at every key: a person types on. */
  g_assert_null (mn_field_row_get_message (birth));
  mn_ui_wait_until (mn_field_row_get_message (birth) != NULL);

  save (form);
  mn_ui_run (300);
  g_assert_true (GTK_IS_WINDOW (form));
  g_assert_nonnull (mn_record_form_get_notice (MN_RECORD_FORM (form)));
  g_assert_nonnull (mn_field_row_get_message (row_of (form, NULL, "full_name")));
  g_assert_nonnull (mn_field_row_get_message (row_of (form, "residence", "unit")));
  g_assert_cmpint (count ("SELECT count(*) FROM child"), ==, before);

  type (form, NULL, "birth_date", "5/2016");
  g_assert_null (mn_field_row_get_refusal (birth));
  g_assert_cmpint (mn_record_get_date (record, "birth_date").month, ==, 5);
  type (form, NULL, "birth_date", "1/6/2017");
  mn_ui_wait_until (mn_field_row_has_error (birth));
  type (form, NULL, "birth_date", "2016");
  mn_ui_wait_until (!mn_field_row_has_error (birth));
  close_form (form);

  form = open_form ("benefit", 0, NULL);
  type (form, NULL, "amount", "23.0000.000");
  g_assert_nonnull (mn_field_row_get_refusal (row_of (form, NULL, "amount")));
  type (form, NULL, "amount", "-5.000");
  g_assert_nonnull (mn_field_row_get_refusal (row_of (form, NULL, "amount")));
  type (form, NULL, "amount", "1 200 000 đ");
  g_assert_null (mn_field_row_get_refusal (row_of (form, NULL, "amount")));
  g_assert_cmpint (mn_record_get_integer (mn_record_form_get_record (MN_RECORD_FORM (form)), "amount"), ==, 1200000);
  close_form (form);
}

static void
test_end_before_start (void)
{
  GtkWindow *form = open_form ("insurance_card", 0, NULL);

  type (form, NULL, "valid_from", "01/01/2017");
  type (form, NULL, "valid_to", "31/12/2016");
  mn_ui_wait_until (mn_field_row_has_error (row_of (form, NULL, "valid_to"))
                    || mn_field_row_has_error (row_of (form, NULL, "valid_from")));
  close_form (form);
}

/* A child and where it lives come together and go together. -------------------------------------- */

static void
fill_in (GtkWindow *form, const char *name, const char *birth)
{
  type (form, NULL, "full_name", name);
  type (form, NULL, "birth_date", birth);
  choose (form, NULL, "sex", 2);
  find_link (form, "residence", "unit", "cam thuy");
  find_link (form, "residence", "village", "");
}

static void
test_new_child (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  gint64 children = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL");
  gint64 residences = count ("SELECT count(*) FROM residence WHERE deleted_at IS NULL");
  gint64 changes = count ("SELECT count(*) FROM change");

  fill_in (form, "Nguyễn Thị Thử Nghiệm", "14/9/2008");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  save (form);
  mn_ui_wait_until (form == NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, children + 1);
  g_assert_cmpint (count ("SELECT count(*) FROM residence WHERE deleted_at IS NULL"), ==, residences + 1);
  g_assert_cmpint (count ("SELECT count(*) FROM change"), ==, changes + 1);
  /* It lives there since its birth, and the row of the child says so. */
  g_assert_cmpint (
      count ("SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit"
             " WHERE c.full_name = 'Nguyễn Thị Thử Nghiệm' AND u.name = 'Xã Cam Thủy' AND c.village IS NOT NULL"),
      ==, 1);
  g_assert_cmpint (count ("SELECT count(*) FROM residence AS r JOIN child AS c ON c.id = r.child"
                          " WHERE c.full_name = 'Nguyễn Thị Thử Nghiệm' AND r.valid_from = '2008-09-14'"),
                   ==, 1);

  mn_session_undo (session);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE deleted_at IS NULL") == children);
  g_assert_cmpint (count ("SELECT count(*) FROM residence WHERE deleted_at IS NULL"), ==, residences);
}

/* History exists: over 16 is a warning, in words, and saves. */
static void
test_over_16 (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  MnFieldRow *birth = row_of (form, NULL, "birth_date");
  gint64 children = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL");

  fill_in (form, "Nguyễn Văn Lớn", "14/09/1998");
  mn_ui_wait_until (mn_field_row_get_message (birth) != NULL);
  g_assert_false (mn_field_row_has_error (birth));
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  save (form);
  mn_ui_wait_until (form == NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, children + 1);
}

/* Corrected, moved, deleted, and back. ------------------------------------------------------------ */

static void
test_edit (void)
{
  gint64 child = count ("SELECT id FROM child WHERE full_name = 'Nguyễn Văn Lớn'");
  GtkWindow *form = open_form ("child", child, NULL);
  gint64 lines = count ("SELECT count(*) FROM audit");

  type (form, NULL, "full_name", "Nguyễn Văn Lớn Khôn");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  save (form);
  mn_ui_wait_until (form == NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn' AND given_name = 'Khôn'"),
                   ==, 1);
  g_assert_cmpint (count ("SELECT count(*) FROM audit"), >, lines);

  /* Nothing typed, nothing written. */
  form = open_form ("child", child, NULL);
  lines = count ("SELECT count(*) FROM audit");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  save (form);
  mn_ui_wait_until (form == NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM audit"), ==, lines);
}

static void
test_move (void)
{
  gint64 child = count ("SELECT id FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn'");
  MnRecord *preset = mn_record_new (mn_entity_find ("residence"));
  GtkWindow *form;

  mn_record_set_integer (preset, "child", child);
  mn_record_set_text (preset, "status", "permanent");
  form = open_form ("residence", 0, preset);
  find_link (form, NULL, "unit", "cam hieu");
  type (form, NULL, "valid_from", "01/05/2017");
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  save (form);
  mn_ui_wait_until (form == NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM residence AS r JOIN child AS c ON c.id = r.child"
                          " WHERE c.full_name = 'Nguyễn Văn Lớn Khôn' AND r.valid_to = '2017-04-30'"),
                   ==, 1);
  g_assert_cmpint (count ("SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit"
                          " WHERE c.full_name = 'Nguyễn Văn Lớn Khôn' AND u.name = 'Xã Cam Hiếu'"),
                   ==, 1);
}

static void
test_delete (void)
{
  gint64 child = count ("SELECT id FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn'");

  mn_session_delete (session, mn_entity_find ("child"), child);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn' AND deleted_at IS NULL")
                    == 0);
  mn_session_undo (session);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn' AND deleted_at IS NULL")
                    == 1);
}

static gboolean
rename_cb (MnTransaction *transaction, gpointer data, GError **error)
{
  const gint64 *child = data;
  g_autoptr (MnRecord) record
      = mn_record_load (mn_transaction_get_db (transaction), mn_entity_find ("child"), *child, error);

  if (record == NULL)
    return FALSE;
  mn_record_set_text (record, "full_name", "Nguyễn Văn Lớn Hơn");
  return mn_record_save (record, transaction, mn_session_get_working_date (session), error);
}

/* What somebody else did to the row while its form was open is said, and nothing is written over it. */
static void
test_meanwhile (void)
{
  MnStore *store = mn_register_get_store (mn_session_get_register (session));
  gint64 child = count ("SELECT id FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn'");
  GtkWindow *form = open_form ("child", child, NULL);
  gint64 lines;

  type (form, NULL, "full_name", "Nguyễn Văn Lớn Mau");
  mn_session_delete (session, mn_entity_find ("child"), child);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn' AND deleted_at IS NULL")
                    == 0);
  lines = count ("SELECT count(*) FROM audit");
  save (form);
  mn_ui_wait_until (mn_record_form_get_notice (MN_RECORD_FORM (form)) != NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM audit"), ==, lines);
  /* A check of the fields that was under way doesn't wipe it off. */
  mn_ui_run (400);
  g_assert_nonnull (mn_record_form_get_notice (MN_RECORD_FORM (form)));
  close_form (form);
  mn_session_undo (session);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Khôn' AND deleted_at IS NULL")
                    == 1);

  form = open_form ("child", child, NULL);
  type (form, NULL, "full_name", "Nguyễn Văn Lớn Mau");
  g_assert_true (mn_store_write (store, "edit", rename_cb, &child, NULL, NULL));
  save (form);
  mn_ui_wait_until (mn_record_form_get_notice (MN_RECORD_FORM (form)) != NULL);
  g_assert_cmpint (count ("SELECT count(*) FROM child WHERE full_name = 'Nguyễn Văn Lớn Hơn'"), ==, 1);
  close_form (form);
}

/* Villages are those of the commune chosen, and another commune takes the village away. */
static void
test_villages (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  MnFieldRow *village = row_of (form, "residence", "village");

  find_link (form, "residence", "unit", "cam thuy");
  find_link (form, "residence", "village", "");
  g_assert_true (mn_record_is_set (mn_field_row_get_record (village), "village"));
  find_link (form, "residence", "unit", "cam an");
  g_assert_false (mn_record_is_set (mn_field_row_get_record (village), "village"));
  close_form (form);
}

/* Tab goes on and Shift+Tab goes back, whatever the editor. */
static void
test_tab_back (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  GtkWidget *code = GTK_WIDGET (row_of (form, NULL, "code"));
  GtkWidget *name = GTK_WIDGET (row_of (form, NULL, "full_name"));
  GtkWidget *unit = GTK_WIDGET (row_of (form, "residence", "unit"));
  GtkWidget *village = GTK_WIDGET (row_of (form, "residence", "village"));

  g_assert_true (gtk_widget_grab_focus (village));
  gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form), unit));
  gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_BACKWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (form), unit));
  g_assert_true (gtk_widget_grab_focus (name));
  for (guint i = 0; i < 60 && !gtk_widget_is_ancestor (gtk_window_get_focus (form), code); i++)
    gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form), code));
  close_form (form);
}

static GtkWidget *
find_alert (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      if (MN_IS_CONFIRM (one))
        return one;
    }
  return NULL;
}

/* Esc over something typed asks; the alert goes before the form does. */
static void
test_discard (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);

  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  type (form, NULL, "full_name", "Trần Văn Bỏ");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  mn_ui_wait_until (find_alert () != NULL);
  gtk_widget_activate_action (find_alert (), "confirm.cancel", NULL);
  mn_ui_wait_until (find_alert () == NULL);
  mn_ui_run (50);
  g_assert_nonnull (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  mn_ui_wait_until (find_alert () != NULL);
  gtk_widget_activate_action (find_alert (), "confirm.accept", NULL);
  mn_ui_wait_until (form == NULL);
  mn_ui_run (300);
  g_assert_null (find_alert ());
}

/* What the program filled in is not asked about: nobody typed it. */
static void
test_discard_preset (void)
{
  MnRecord *preset = mn_record_new (mn_entity_find ("residence"));
  GtkWindow *form;

  mn_record_set_text (preset, "status", "permanent");
  form = open_form ("residence", 0, preset);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *)&form);
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
      mn_ui_run (20);
    }
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  mn_ui_wait_until (form == NULL || find_alert () != NULL);
  g_assert_null (find_alert ());
}

/* Esc leaves the search, not the form; what was chosen is left with one Tab. */
static void
test_chooser_keys (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  GtkWidget *row = GTK_WIDGET (row_of (form, NULL, "ethnic_group"));
  GtkWidget *button = mn_field_row_get_editor (MN_FIELD_ROW (row));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  mn_link_chooser_open (MN_LINK_CHOOSER (gtk_widget_get_ancestor (button, MN_TYPE_LINK_CHOOSER)), "kinh");
  mn_ui_run (50);
  g_assert_true (gtk_widget_get_visible (popover));
  g_signal_emit_by_name (mn_ui_find (popover, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  mn_ui_wait_until (!gtk_widget_get_visible (popover));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form), button));

  find_link (form, NULL, "ethnic_group", "kinh");
  g_assert_true (mn_record_is_set (mn_record_form_get_record (MN_RECORD_FORM (form)), "ethnic_group"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form), button));
  gtk_widget_child_focus (GTK_WIDGET (form), GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (form), row));
  close_form (form);
}

/* A unit found says which district and province it is of. */
static void
test_unit_parents (void)
{
  GtkWindow *form = open_form ("child", 0, NULL);
  GtkWidget *button = mn_field_row_get_editor (row_of (form, "residence", "unit"));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_autofree char *texts = NULL;

  mn_link_chooser_open (MN_LINK_CHOOSER (gtk_widget_get_ancestor (button, MN_TYPE_LINK_CHOOSER)), "cam thuy");
  mn_ui_run (50);
  texts = mn_ui_texts (popover);
  g_test_message ("%s", texts);
  g_assert_nonnull (strstr (texts, "Xã Cam Thủy · Huyện Cam Lộ, Tỉnh Quảng Trị"));
  close_form (form);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  mn_ui_init (&argc, &argv);
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  session = mn_window_get_session (window);

  g_test_add_func ("/ui/forms/every-field", test_every_field);
  g_test_add_func ("/ui/forms/first-focus", test_first_focus);
  g_test_add_func ("/ui/forms/small-screen", test_small_screen);
  g_test_add_func ("/ui/forms/refusals", test_refusals);
  g_test_add_func ("/ui/forms/end-before-start", test_end_before_start);
  g_test_add_func ("/ui/forms/new-child", test_new_child);
  g_test_add_func ("/ui/forms/over-16", test_over_16);
  g_test_add_func ("/ui/forms/edit", test_edit);
  g_test_add_func ("/ui/forms/move", test_move);
  g_test_add_func ("/ui/forms/delete", test_delete);
  g_test_add_func ("/ui/forms/meanwhile", test_meanwhile);
  g_test_add_func ("/ui/forms/villages", test_villages);
  g_test_add_func ("/ui/forms/tab-back", test_tab_back);
  g_test_add_func ("/ui/forms/discard", test_discard);
  g_test_add_func ("/ui/forms/discard-preset", test_discard_preset);
  g_test_add_func ("/ui/forms/chooser-keys", test_chooser_keys);
  g_test_add_func ("/ui/forms/unit-parents", test_unit_parents);
  status = g_test_run ();
  mn_ui_close (window);
  return status;
}
