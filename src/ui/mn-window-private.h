/* mn-window-private.h: what the aspects of the window share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-auto-backup.h"
#include "mn-child-page.h"
#include "mn-officer.h"
#include "mn-page.h"
#include "mn-preview.h"
#include "mn-welcome.h"
#include "mn-window.h"
#include "mn-unit-banner.h"
#include "mn-working-date.h"

G_BEGIN_DECLS

/* A page of the sidebar. */
typedef struct {
  const char *name;
  const char *title; /* N_() */
  const char *icon;
  const char *group; /* N_(): heading above the first page of a group; NULL none */
  GType (*get_type) (void);
} MnPageInfo;

#define MN_N_PAGES 10
extern const MnPageInfo mn_page_infos[MN_N_PAGES];

struct _MnWindow {
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkStack *root;
  GtkLabel *unit_label;
  GtkListBox *page_list;
  GtkLabel *file_label;
  MnOfficer *officer;
  GtkWidget *new_button;
  GtkLabel *new_label;
  GtkStack *title_stack;
  GtkLabel *title_label;
  GtkEditable *search;
  GtkMenuButton *menu_button;
  GtkWidget *print_button;
  MnWorkingDate *working_date;
  MnUnitBanner *unit_banner;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkStack *pages;
  GMenu *undo_section;

  /* borrowed from the stacks; NULL until first shown */
  MnPage *page_widgets[MN_N_PAGES];
  MnWelcome *welcome;
  MnPreview *preview;
  GtkWidget *before_preview; /* (weak) what had the keyboard when it came */
  MnChildPage *child_page;   /* NULL unless one child is shown over the page it was opened from */
  AdwToast *toast;           /* weak: the one shown */
  gint64 toast_at;           /* when it was shown, in the time of frames */
  guint toast_tick;          /* until it has come in */

  /* owned */
  MnSession *session;
  MnAutoBackup *backup;
  char *searches[MN_N_PAGES]; /* what was typed, per page */
  char *preedit;              /* what the input method still holds back */
  GArray *children;           /* of gint64: those to go back to; NULL none */

  int page; /* shown; -1 none */
  guint changing_page : 1;
};

MnPage *_mn_window_get_current (MnWindow *self);
void _mn_window_init_pages (MnWindow *self);
void _mn_window_drop_pages (MnWindow *self);
void _mn_window_update_header (MnWindow *self);
void _mn_window_select (MnWindow *self, int index);
void _mn_window_search (MnWindow *self);
/* One child over the page shown; from another child's page, back leads to that one first. */
void _mn_window_open_child (MnWindow *self, gint64 child);
void _mn_window_close_child (MnWindow *self);

void _mn_window_class_install_actions (GtkWidgetClass *widget_class);
void _mn_window_update_actions (MnWindow *self);
gboolean _mn_window_page_key (MnWindow *self, guint keyval, GdkModifierType state);
gboolean _mn_window_outside_key (MnWindow *self, guint keyval, GdkModifierType state);
void _mn_window_watch_focus (MnWindow *self);
void _mn_window_close_preview (MnWindow *self);

/* Handlers of the session's "toast" and "toast-file". */
void _mn_window_toast (MnWindow *self, const char *message, gint64 change_id, MnSession *session);
void _mn_window_toast_file (MnWindow *self, const char *message, GFile *file, MnSession *session);

G_END_DECLS
