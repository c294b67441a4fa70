/* mn-overview.c: the page Tổng quan
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-private.h"

#include "mn-calendar.h"
#include "mn-i18n.h"

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum {
  LOADED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void load (MnOverview *self);

/* Nothing of a page's abilities is needed here: nothing is added, searched or printed. */
static void
page_iface_init (MnPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnOverview, mn_overview, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

typedef struct {
  MnStore *store; /* owned */
  MnDate on;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->store);
  g_free (job);
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (MnDb) db = mn_store_open_reader (job->store, &error);
  MnFigures *figures = NULL;

  if (db != NULL)
    figures = mn_overview_query_run (db, job->on, mn_calendar_first (job->on), mn_calendar_last (job->on), &error);
  if (figures != NULL)
    g_task_return_pointer (task, figures, (GDestroyNotify)mn_figures_free);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MnOverview *self = MN_OVERVIEW (source);
  g_autoptr (GError) error = NULL;
  MnFigures *figures = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&figures, mn_figures_free);
      return;
    }

  g_clear_object (&self->cancellable);
  if (figures == NULL)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else
    {
      MnFigures *old = g_steal_pointer (&self->figures);

      /* The lists borrow from the figures: the old ones go last. */
      self->figures = figures;
      _mn_overview_fill (self);
      g_clear_pointer (&old, mn_figures_free);
      gtk_stack_set_visible_child_name (self->stack,
                                        figures->n_children > 0 || figures->plans->len > 0 ? "content" : "empty");
    }

  if (self->waiting)
    load (self);
  else
    {
      self->loaded = TRUE;
      g_signal_emit (self, signals[LOADED], 0);
    }
}

/* One reading at a time: what changes meanwhile is read after it. */
static void
load (MnOverview *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->cancellable != NULL)
    {
      self->waiting = TRUE;
      return;
    }

  self->waiting = FALSE;
  self->loaded = FALSE;
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->store = g_object_ref (mn_register_get_store (mn_session_get_register (self->session)));
  job->on = mn_session_get_working_date (self->session);
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, read_in_worker);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, MnOverview *self)
{
  _mn_overview_row_activated (self, row);
}

static void
on_strip_activated (MnMonthStrip *strip, gint64 programme, MnOverview *self)
{
  mn_session_navigate (self->session, "programmes", programme);
}

static void
mn_overview_constructed (GObject *object)
{
  MnOverview *self = MN_OVERVIEW (object);

  G_OBJECT_CLASS (mn_overview_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
mn_overview_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MnOverview *self = MN_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mn_overview_dispose (GObject *object)
{
  MnOverview *self = MN_OVERVIEW (object);
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MN_TYPE_OVERVIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->figures, mn_figures_free);

  G_OBJECT_CLASS (mn_overview_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MnOverview, stack);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, children);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, children_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assistance_bar);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, cards);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, cards_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, awards_detail);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, month_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, endings_title);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, strip);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, due);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, endings);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, checks);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, places);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, ages);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, assisted);
  gtk_widget_class_bind_template_child (widget_class, MnOverview, problem);
}

static void
mn_overview_class_init (MnOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mn_overview_constructed;
  object_class->set_property = mn_overview_set_property;
  object_class->dispose = mn_overview_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LOADED] = g_signal_new ("loaded", MN_TYPE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MN_TYPE_SHARE_BAR);
  g_type_ensure (MN_TYPE_BARS);
  g_type_ensure (MN_TYPE_MONTH_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-overview.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_strip_activated);
}

static void
mn_overview_init (MnOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
mn_overview_get_shown (MnOverview *self)
{
  g_return_val_if_fail (MN_IS_OVERVIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

gboolean
mn_overview_is_loaded (MnOverview *self)
{
  g_return_val_if_fail (MN_IS_OVERVIEW (self), FALSE);

  return self->loaded;
}
