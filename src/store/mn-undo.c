/* mn-undo.c: a change taken back, as a new change
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

/* Undoing reads the lines of a change from last to first and writes the opposite of each as lines of a new change, so
 * an undo can itself be undone (which is a redo), and so on. `undoes` points one step back; the change at the start of
 * such a chain is its root. The root's `undone_by` always tells whether its work counts now: NULL, or the change that
 * last took it back. So a root that was redone can be undone again, directly or through its redo. */
typedef struct {
  gint64 id;
  gint64 undoes;
  gint64 undone_by;
  char *action;
  char *subject;
} Change;

static void
change_clear (Change *change)
{
  g_clear_pointer (&change->action, g_free);
  g_clear_pointer (&change->subject, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, change_clear)

typedef struct {
  char *table;
  gint64 row_id;
  char *op;
  char *field;
  char *old_text;
  char *new_text;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->table);
  g_free (line->op);
  g_free (line->field);
  g_free (line->old_text);
  g_free (line->new_text);
  g_free (line);
}

static gboolean
refuse (GError **error, const Change *change, const char *sentence)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT, sentence);
  return FALSE;
}

static gboolean
read_change (MnDb *db, gint64 id, Change *change, GError **error)
{
  g_autoptr (MnStatement) statement
      = mn_db_prepare (db, "SELECT undoes, undone_by, action, subject FROM change WHERE id = ?1", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  change_clear (change);
  mn_statement_bind_int (statement, 1, id);
  if (!mn_statement_step (statement, &local))
    {
      if (local == NULL)
        return refuse (error, change, _ ("There is no such change."));
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  change->id = id;
  change->undoes = mn_statement_get_int (statement, 0);
  change->undone_by = mn_statement_get_int (statement, 1);
  change->action = g_strdup (mn_statement_get_text (statement, 2));
  change->subject = g_strdup (mn_statement_get_text (statement, 3));
  return TRUE;
}

static gboolean
find_root (MnDb *db, const Change *change, Change *root, guint *depth, GError **error)
{
  gint64 id = change->id;

  for (*depth = 0;; (*depth)++)
    {
      if (!read_change (db, id, root, error))
        return FALSE;
      if (root->undoes == 0)
        return TRUE;
      /* A chain leads into the past: a damaged one might not end. */
      if (root->undoes >= id)
        return refuse (error, change, _ ("This change cannot be undone: its links are damaged."));
      id = root->undoes;
    }
}

static gboolean
check_state (const Change *change, const Change *root, guint depth, GError **error)
{
  static const char *const fixed[] = { "new", "seed", "sample", NULL };

  if (strcmp (root->action, "export") == 0)
    return refuse (error, change, _ ("An export changed nothing, so there is nothing to undo."));
  if (g_strv_contains (fixed, root->action))
    return refuse (error, change, _ ("What the register began with cannot be undone."));
  if (change->undone_by != 0)
    return refuse (error, change, _ ("This change has been undone already."));
  /* An undo counts while its root is undone, a redo while it is not. */
  if ((depth % 2 == 1) != (root->undone_by != 0))
    return refuse (error, change, _ ("This change has been undone already."));
  return TRUE;
}

static GPtrArray *
read_lines (MnDb *db, gint64 change, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (
      db, "SELECT entity, row_id, op, field, old, new FROM audit WHERE change = ?1 ORDER BY id DESC", error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, change);
  while (mn_statement_step (statement, &local))
    {
      Line *line = g_new0 (Line, 1);

      line->table = g_strdup (mn_statement_get_text (statement, 0));
      line->row_id = mn_statement_get_int (statement, 1);
      line->op = g_strdup (mn_statement_get_text (statement, 2));
      line->field = g_strdup (mn_statement_get_text (statement, 3));
      line->old_text = g_strdup (mn_statement_get_text (statement, 4));
      line->new_text = g_strdup (mn_statement_get_text (statement, 5));
      g_ptr_array_add (lines, line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&lines);
}

/* The newest other change of the same row names what stands in the way. */
static char *
name_later (MnDb *db, const Line *line, gint64 change)
{
  g_autoptr (MnStatement) statement
      = mn_db_prepare (db,
                       "SELECT c.subject FROM audit a JOIN change c ON c.id = a.change "
                       "WHERE a.entity = ?1 AND a.row_id = ?2 AND c.id > ?3 ORDER BY a.id DESC LIMIT 1",
                       NULL);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_text (statement, 1, line->table);
  mn_statement_bind_int (statement, 2, line->row_id);
  mn_statement_bind_int (statement, 3, change);
  return mn_statement_step (statement, NULL) ? g_strdup (mn_statement_get_text (statement, 0)) : NULL;
}

static gboolean
conflict (MnTransaction *transaction, const Line *line, const Change *change, GError **error)
{
  g_autofree char *later = name_later (transaction->db, line, change->id);
  const char *name = later != NULL && *later != '\0' ? later : change->subject;
  g_autofree char *about
      = line->field != NULL ? g_strconcat (line->table, ".", line->field, NULL) : g_strdup (line->table);
  g_autofree char *sentence
      = name != NULL && *name != '\0'
            ? g_strdup_printf (_ ("This cannot be undone any more: “%s” has been changed since."), name)
            : g_strdup (_ ("This cannot be undone any more: it has been changed since."));

  _mn_error_set_about (error, MN_STORE_ERROR_CONFLICT, MN_STORE_CONSTRAINT_NONE, about, sentence);
  return FALSE;
}

static gboolean
reverse_edit (MnTransaction *transaction, const Line *line, const Change *change, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?1 WHERE id = ?2 AND CAST (\"%s\" AS TEXT) IS ?3",
                                          line->table, line->field, line->field);
  g_autoptr (GError) local = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, &local);

  if (statement == NULL)
    {
      if (!g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_FAILED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      return conflict (transaction, line, change, error); /* a column of an older schema */
    }
  /* Texts of the audit go back into columns of integers by SQLite's affinity. */
  mn_statement_bind_text (statement, 1, line->old_text);
  mn_statement_bind_int (statement, 2, line->row_id);
  mn_statement_bind_text (statement, 3, line->new_text);
  if (!mn_statement_run (statement, error))
    return FALSE;
  if (mn_db_changes (transaction->db) != 1)
    return conflict (transaction, line, change, error);
  mn_transaction_touch (transaction, line->table, line->row_id);
  return _mn_transaction_audit (transaction, line->table, line->row_id, "edit", line->field, line->new_text,
                                line->old_text, error);
}

/* Unlike for the user's own commands, a row that is in the bin already (out of it, gone) is a conflict here. */
static gboolean
reverse_move (MnTransaction *transaction, const Line *line, const Change *change, gboolean bin, GError **error)
{
  g_autoptr (GError) local = NULL;
  guint n_lines = transaction->n_lines;
  gboolean moved = bin ? mn_transaction_delete (transaction, line->table, line->row_id, &local)
                       : mn_transaction_restore (transaction, line->table, line->row_id, &local);

  if (moved && transaction->n_lines > n_lines)
    return TRUE;
  if (local == NULL || g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT))
    return conflict (transaction, line, change, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
reverse_range (MnTransaction *transaction, const Line *line, GError **error)
{
  gint64 last = line->new_text != NULL ? g_ascii_strtoll (line->new_text, NULL, 10) : 0;

  for (gint64 row_id = last; row_id >= line->row_id; row_id--)
    if (!mn_transaction_delete (transaction, line->table, row_id, error))
      return FALSE;
  return TRUE;
}

static gboolean
reverse_line (MnTransaction *transaction, const Line *line, const Change *change, GError **error)
{
  if (!_mn_db_is_identifier (line->table) || (line->field != NULL && !_mn_db_is_identifier (line->field)))
    return conflict (transaction, line, change, error);
  if (g_str_equal (line->op, "edit") && line->field != NULL)
    return reverse_edit (transaction, line, change, error);
  if (g_str_equal (line->op, "create") || g_str_equal (line->op, "restore"))
    return reverse_move (transaction, line, change, TRUE, error);
  if (g_str_equal (line->op, "delete"))
    return reverse_move (transaction, line, change, FALSE, error);
  if (g_str_equal (line->op, "range"))
    return reverse_range (transaction, line, error);
  return refuse (error, change, _ ("What was removed for good cannot be brought back."));
}

static gboolean
link_changes (MnTransaction *transaction, const Change *change, const Change *root, gboolean redo, GError **error)
{
  static const char *const texts[] = {
    "UPDATE change SET undoes = ?2, action = ?4 WHERE id = ?1",
    "UPDATE change SET undone_by = ?1 WHERE id = ?2",
    "UPDATE change SET undone_by = CASE WHEN ?4 = 'redo' THEN NULL ELSE ?1 END WHERE id = ?3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, texts[i], error);

      if (statement == NULL)
        return FALSE;
      mn_statement_bind_int (statement, 1, transaction->change);
      mn_statement_bind_int (statement, 2, change->id);
      mn_statement_bind_int (statement, 3, root->id);
      mn_statement_bind_text (statement, 4, redo ? "redo" : "undo");
      if (!mn_statement_run (statement, error))
        return FALSE;
    }
  transaction->action = redo ? "redo" : "undo";
  transaction->undoes = change->id;
  return TRUE;
}

static gboolean
reverse_all (MnTransaction *transaction, const Change *change, const Change *root, guint depth, GError **error)
{
  g_autoptr (GPtrArray) lines = read_lines (transaction->db, change->id, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!reverse_line (transaction, g_ptr_array_index (lines, i), change, error))
      return FALSE;
  return link_changes (transaction, change, root, depth % 2 == 1, error);
}

gboolean
mn_transaction_undo (MnTransaction *transaction, gint64 change_id, GError **error)
{
  g_auto (Change) change = { 0 };
  g_auto (Change) root = { 0 };
  guint n_lines = transaction->n_lines;
  guint depth;

  g_return_val_if_fail (transaction->undoes == 0, FALSE); /* a change undoes one other */

  if (!read_change (transaction->db, change_id, &change, error)
      || !find_root (transaction->db, &change, &root, &depth, error) || !check_state (&change, &root, depth, error))
    return FALSE;
  if (transaction->subject == NULL)
    mn_transaction_set_subject (transaction, change.subject);
  /* The change row stays when what follows is taken back: without lines it goes at the end. */
  if (mn_transaction_get_change (transaction) == 0 || !mn_db_exec (transaction->db, "SAVEPOINT undo", error))
    return FALSE;
  if (reverse_all (transaction, &change, &root, depth, error))
    return mn_db_exec (transaction->db, "RELEASE undo", error);
  if (_mn_db_in_transaction (transaction->db))
    mn_db_exec_script (transaction->db, "ROLLBACK TO undo; RELEASE undo", NULL);
  transaction->n_lines = n_lines;
  return FALSE;
}

static gint64
first_id (MnDb *db, const char *sql)
{
  g_autoptr (GError) local = NULL;
  gint64 id = mn_db_get_int (db, sql, 0, &local);

  if (local != NULL)
    g_warning ("%s", local->message);
  return id;
}

gint64
mn_store_next_undo (MnDb *db)
{
  g_autofree char *purged = mn_store_get_meta (db, "purged");

  if (purged == NULL)
    return first_id (db, "SELECT id FROM change WHERE undoes IS NULL AND undone_by IS NULL "
                         "AND action NOT IN ('new', 'seed', 'sample', 'export') ORDER BY id DESC LIMIT 1");
  /* What touched a row that is gone for good cannot be undone: it must not stand in the way of older changes. */
  return first_id (db, "SELECT id FROM change AS c WHERE undoes IS NULL AND undone_by IS NULL "
                       "AND action NOT IN ('new', 'seed', 'sample', 'export') AND NOT EXISTS (SELECT 1 FROM audit AS a "
                       "JOIN audit AS p ON p.entity = a.entity AND p.row_id = a.row_id AND p.op = 'purge' "
                       "WHERE a.change = c.id) ORDER BY id DESC LIMIT 1");
}

gint64
mn_store_next_redo (MnDb *db)
{
  return first_id (
      db, "SELECT id FROM change AS u WHERE undoes IS NOT NULL AND undone_by IS NULL "
          "AND EXISTS (SELECT 1 FROM change AS c WHERE c.undone_by = u.id AND c.undoes IS NULL) "
          "AND id > (SELECT id FROM change WHERE undoes IS NULL AND action <> 'export' ORDER BY id DESC LIMIT 1) "
          "ORDER BY id DESC LIMIT 1");
}
