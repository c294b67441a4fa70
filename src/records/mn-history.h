/* mn-history.h: what happened to a record, and what can be undone
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

/* One change as people read it. */
typedef struct {
  gint64 change_id;
  char *at; /* UTC, "2017-05-31T01:00:00Z" */
  char *who;
  char *action; /* stored word: "edit" */
  char *subject;
  gboolean undone;
  GPtrArray *lines; /* of MnHistoryLine */
} MnHistoryChange;

typedef struct {
  const MnEntity *entity; /* NULL: an entity this program does not know */
  gint64 row_id;
  char *op;
  const MnField *field; /* NULL unless op is "edit" */
  char *old_text;       /* as shown: dates, amounts, labels of links; "" for nothing */
  char *new_text;
} MnHistoryLine;

void mn_history_change_free (MnHistoryChange *change);

/* Of one row, newest first. (transfer full) (element-type MnHistoryChange) */
GPtrArray *mn_history_of_row (MnDb *db, const MnEntity *entity, gint64 row_id, guint limit, GError **error);
/* Of a child: its own row and every dated row and benefit that belongs to it. */
GPtrArray *mn_history_of_owner (MnDb *db, const MnEntity *entity, gint64 row_id, guint limit, GError **error);
/* Of the whole register. */
GPtrArray *mn_history_recent (MnDb *db, guint limit, GError **error);
/* "Edited", "Undone": translated. */
const char *mn_history_action_label (const char *action);
/* One line about a change, for the undo command and toasts: "Sửa: Nguyễn Thị Hồng Ánh". (transfer full) */
char *mn_history_describe (MnDb *db, gint64 change_id);
/* Of an undo that can be done again: what it took back. (transfer full) */
char *mn_history_describe_redo (MnDb *db, gint64 undo_id);

G_END_DECLS
