/* mn-content-page.c: a page that shows one content, or what to do while there is none
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-content-page.h"
#include "mn-i18n.h"

typedef struct {
  GtkWidget *stack; /* "content", "empty" */
  MnSession *session;
  guint has_content : 1;
} MnContentPagePrivate;

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (MnContentPage, mn_content_page, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (MnContentPage) G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static MnContentPagePrivate *
get_private (gpointer self)
{
  return mn_content_page_get_instance_private (MN_CONTENT_PAGE (self));
}

/* What the class gives in English. */
static const char *
translated (const char *msgid)
{
  return msgid != NULL ? g_dgettext (GETTEXT_PACKAGE, msgid) : NULL;
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  MnContentPageClass *klass = MN_CONTENT_PAGE_GET_CLASS (page);
  MnContentPagePrivate *priv = get_private (page);

  if (mn_session_is_read_only (priv->session))
    return NULL;
  return translated (priv->has_content && klass->new_label != NULL ? klass->new_label : klass->empty->add);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return translated (MN_CONTENT_PAGE_GET_CLASS (page)->search_hint);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return get_private (page)->has_content;
}

static void
page_print (MnPage *page)
{
  MnSession *session = get_private (page)->session;
  const char *file_name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document
      = MN_CONTENT_PAGE_GET_CLASS (page)->create_document (MN_CONTENT_PAGE (page), &file_name, &error);

  if (document == NULL)
    mn_session_toast_error (session, error);
  else
    mn_session_print (session, document, file_name);
}

static gboolean
get_focused (MnPage *page, const MnEntity **entity, gint64 *row_id)
{
  return MN_CONTENT_PAGE_GET_CLASS (page)->get_focused (MN_CONTENT_PAGE (page), entity, row_id);
}

static void
page_delete_selected (MnPage *page)
{
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (page, &entity, &row_id))
    mn_session_delete (get_private (page)->session, entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (page, &entity, &row_id))
    mn_session_edit (get_private (page)->session, GTK_WIDGET (page), entity, row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  const MnEntity *entity;
  gint64 row_id;

  if (get_focused (page, &entity, &row_id))
    mn_session_show_history (get_private (page)->session, GTK_WIDGET (page), entity, row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_new_label = page_get_new_label;
  iface->get_search_hint = page_get_search_hint;
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnContentPage *self)
{
  MnContentPageClass *klass = MN_CONTENT_PAGE_GET_CLASS (self);

  if (klass->changed != NULL)
    klass->changed (self, set);
  else if (mn_change_set_touches (set, klass->tables))
    klass->fill (self);
}

static void
working_date_cb (MnSession *session, MnContentPage *self)
{
  MnContentPageClass *klass = MN_CONTENT_PAGE_GET_CLASS (self);

  if (klass->date_changed != NULL)
    klass->date_changed (self);
  else
    klass->fill (self);
}

static GtkWidget *
create_empty (const MnEmptyState *empty, gboolean read_only)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (translated (empty->add));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), empty->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), translated (empty->title));
  if (!read_only) /* it says how to begin */
    adw_status_page_set_description (ADW_STATUS_PAGE (page), translated (empty->description));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), empty->action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !read_only);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
mn_content_page_constructed (GObject *object)
{
  MnContentPage *self = MN_CONTENT_PAGE (object);
  MnContentPageClass *klass = MN_CONTENT_PAGE_GET_CLASS (self);
  MnContentPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (mn_content_page_parent_class)->constructed (object);

  priv->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (priv->stack), klass->create_content (self), "content");
  gtk_stack_add_named (GTK_STACK (priv->stack), create_empty (klass->empty, mn_session_is_read_only (priv->session)),
                       "empty");
  gtk_widget_set_parent (priv->stack, GTK_WIDGET (self));
  g_signal_connect_object (priv->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (priv->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  klass->fill (self);
}

static void
mn_content_page_dispose (GObject *object)
{
  MnContentPagePrivate *priv = get_private (object);

  g_clear_pointer (&priv->stack, gtk_widget_unparent);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (mn_content_page_parent_class)->dispose (object);
}

static void
mn_content_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    get_private (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_content_page_class_init (MnContentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_content_page_constructed;
  object_class->dispose = mn_content_page_dispose;
  object_class->set_property = mn_content_page_set_property;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_content_page_init (MnContentPage *self)
{
}

MnSession *
mn_content_page_get_session (MnContentPage *self)
{
  g_return_val_if_fail (MN_IS_CONTENT_PAGE (self), NULL);
  return get_private (self)->session;
}

void
mn_content_page_fill (MnContentPage *self)
{
  g_return_if_fail (MN_IS_CONTENT_PAGE (self));
  MN_CONTENT_PAGE_GET_CLASS (self)->fill (self);
}

gboolean
mn_content_page_has_content (MnContentPage *self)
{
  g_return_val_if_fail (MN_IS_CONTENT_PAGE (self), FALSE);
  return get_private (self)->has_content;
}

void
mn_content_page_set_has_content (MnContentPage *self, gboolean has_content)
{
  MnContentPagePrivate *priv;

  g_return_if_fail (MN_IS_CONTENT_PAGE (self));

  priv = get_private (self);
  priv->has_content = has_content;
  gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), has_content ? "content" : "empty");
  mn_page_changed (MN_PAGE (self));
}
