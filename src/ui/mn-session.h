/* mn-session.h: what the window and its pages share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-register.h"

G_BEGIN_DECLS

typedef struct _MnDocument MnDocument;

/* One open register in one window. Pages get the session as a property and nothing else. It owns the register for as
 * long as the window shows it.
 *
 * Signals: "changed" (MnChangeSet *): the register's, relayed; "working-date-changed"; "toast" (message, undo change id
 * or 0); "toast-file" (message, GFile *): the window offers to show its folder; "navigate" (page name, row id): the
 * window obeys; "print" (MnDocument *, file name): the window shows the preview. "units-changed": by the units of
 * which day places are shown is another (mn-session-units.h). */
#define MN_TYPE_SESSION (mn_session_get_type ())
G_DECLARE_FINAL_TYPE (MnSession, mn_session, MN, SESSION, GObject)

MnSession *mn_session_new (MnRegister *reg);
MnRegister *mn_session_get_register (MnSession *session);
MnDb *mn_session_get_reader (MnSession *session);
MnDate mn_session_get_working_date (MnSession *session);
gboolean mn_session_is_read_only (MnSession *session);

/* Messages at the foot of the window; never modal. With a change id the toast offers undo. */
void mn_session_toast (MnSession *session, const char *message);
void mn_session_toast_undo (MnSession *session, const char *message, gint64 change_id);
/* With a button that shows @file in the folder it lies in; a folder shows what lies in it. */
void mn_session_toast_file (MnSession *session, const char *message, GFile *file);
void mn_session_toast_error (MnSession *session, const GError *error);

/* "children", "programmes", "catalogue", "overview"; @row_id 0 for the page as it is. "child": the page of one child,
 * over the page shown; going back leads here. */
void mn_session_navigate (MnSession *session, const char *page, gint64 row_id);
/* Shows the preview of a document, from where it goes to the printer or a PDF file. */
void mn_session_print (MnSession *session, MnDocument *document, const char *file_name);

/* Saves, bins and restores with the usual toasts and error sentences; @saved (may be NULL) is called on success. */
typedef void (*MnSavedFunc) (gint64 row_id, gpointer user_data);
void mn_session_save (MnSession *session, MnRecord *record, MnSavedFunc saved, gpointer user_data);
void mn_session_delete (MnSession *session, const MnEntity *entity, gint64 row_id);
void mn_session_restore (MnSession *session, const MnEntity *entity, gint64 row_id);
void mn_session_undo (MnSession *session);
void mn_session_redo (MnSession *session);
/* One given change, as the button of a toast asks. */
void mn_session_undo_change (MnSession *session, gint64 change_id);

/* Opens, in a window of its own, the form of a record (row_id 0: a new one; @preset gives values of new rows, taken) or
 * its history. */
void mn_session_edit (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id, MnRecord *preset);
void mn_session_show_history (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id);

G_END_DECLS
