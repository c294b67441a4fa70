/* mn-child-event-frame.c: what the dialogs of events have in common
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-event-frame.h"

#include "mn-details-parts.h"
#include "mn-i18n.h"

#define MAX_CONTENT_HEIGHT 480

void
mn_child_event_frame_bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "event.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "event.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "event.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "event.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "event.close", NULL);
}

static GtkWidget *
create_header (MnChildEventFrame *frame)
{
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "event.close");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  frame->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (frame->save), "event.save");
  gtk_widget_set_tooltip_text (frame->save, _ ("Save (Ctrl+S)"));
  gtk_widget_add_css_class (frame->save, "mn-main-button");
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), frame->save);
  frame->title = adw_window_title_new ("", "");
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), frame->title);
  return header;
}

void
mn_child_event_frame_build (AdwWindow *window, MnChildEventFrame *frame)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), create_header (frame));
  frame->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (frame->notice, "mn-notice");
  gtk_widget_add_css_class (frame->notice, "mn-notice-error");
  frame->notice_label = mn_part_label (NULL, NULL);
  gtk_widget_set_hexpand (frame->notice_label, TRUE);
  gtk_box_append (GTK_BOX (frame->notice), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (frame->notice), frame->notice_label);
  gtk_widget_set_visible (frame->notice, FALSE);
  gtk_box_append (GTK_BOX (box), frame->notice);

  frame->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (frame->content, "mn-form");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_CONTENT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), frame->content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (window, box);
}

void
mn_child_event_frame_notice (MnChildEventFrame *frame, const char *message)
{
  GtkRoot *window = gtk_widget_get_root (frame->notice);
  int width = 0, height = 0;

  gtk_label_set_label (GTK_LABEL (frame->notice_label), message != NULL ? message : "");
  if (gtk_widget_get_visible (frame->notice) == (message != NULL))
    return;
  gtk_widget_set_visible (frame->notice, message != NULL);
  /* The window was made as high as what it holds: without this the sentence would push the last lines out of it. */
  if (GTK_IS_WINDOW (window))
    {
      /* GTK 4.8 writes both without asking whether they are wanted. */
      gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (window), width, -1);
    }
}
